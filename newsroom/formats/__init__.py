"""Date and number formats of the desk in our three languages."""
