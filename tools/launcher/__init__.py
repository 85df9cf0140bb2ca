"""What ./run does, with the standard library alone: prepare, serve, test, check."""
