"""Whole pages, kept until something that they show changes."""
