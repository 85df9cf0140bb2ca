"""Formats of the desk in Kazakh."""
