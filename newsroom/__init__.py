"""Wiring: settings, address map, middleware, server entry."""
