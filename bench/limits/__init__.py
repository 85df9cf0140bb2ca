"""What pages are measured against: the same bytes from a bare gunicorn, and a Django view."""
