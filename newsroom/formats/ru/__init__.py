"""Formats of the desk in Russian."""
