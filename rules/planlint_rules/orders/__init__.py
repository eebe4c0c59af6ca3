"""Orders: whether they were talked through with the survivor, and how that was."""
