#!/bin/sh
# Starts a container: static files to where the proxy serves them, tables, then the server in this
# process's place. What former releases put there stays: pages that are kept elsewhere name it.
set -eu
if [ -d var/shared-static ]; then cp -Rp var/static/. var/shared-static; fi
python manage.py migrate --no-input
exec python -m gunicorn --config deploy/gunicorn.conf.py
