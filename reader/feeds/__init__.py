"""Feeds of everything that has a list, in three formats: RSS 2.0, Atom and JSON Feed."""
