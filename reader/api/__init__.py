"""The read API: what the public site shows, as data. Described in `openapi.json`."""
