"""What the free text of a plan says, and of whom."""
