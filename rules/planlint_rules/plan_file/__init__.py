"""The plan as a file: handles, ids, dates and blanks, and nothing that would show who somebody is."""
