"""A copy of everything in one file, and an empty installation that is filled from it."""
