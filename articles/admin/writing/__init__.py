"""The writing screen: its forms, its parts, what its buttons do, and the pages beside it."""
