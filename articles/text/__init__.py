"""Pure functions on text, dates and lists; nothing here knows Django."""
