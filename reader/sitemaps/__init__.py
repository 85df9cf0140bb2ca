"""Sitemaps: an index, a shard for each month and language, the lists and pages, the news."""
