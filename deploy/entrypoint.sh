#!/bin/sh
# Starts a container: tables first, then the server in this process's place.
set -eu
python manage.py migrate --no-input
exec python -m gunicorn --config deploy/gunicorn.conf.py
