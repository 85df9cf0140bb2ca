"""The desk: the Django admin, made ours."""
