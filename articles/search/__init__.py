"""Search: what is written for it beside editions, and how words find them on either database."""
