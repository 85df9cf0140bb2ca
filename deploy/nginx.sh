#!/bin/sh
# Puts this installation's names into nginx.conf: in Docker Compose the nginx image runs it before it
# starts. Reads ALLOWED_HOSTS and UPSTREAM; the first name's certificate is the one that is shown.
set -eu
from="${FROM:-/etc/nginx/newsroom.conf}"
to="${TO:-/etc/nginx/conf.d/default.conf}"
certificates="${CERTIFICATES:-/etc/letsencrypt}"

names=$(echo "$ALLOWED_HOSTS" | tr ',' ' ' | tr -s ' ')
case "$names" in
*[!A-Za-z0-9.\ -]*)
    echo "ALLOWED_HOSTS holds what is no name: $ALLOWED_HOSTS" >&2
    exit 1
    ;;
esac
first=${names%% *}
first=${first#.}
for file in fullchain.pem privkey.pem; do
    if ! [ -r "$certificates/live/$first/$file" ]; then
        echo "There is no certificate for $first: $certificates/live/$first/$file" >&2
        exit 1
    fi
done

sed -e "s|server_name example.kz www.example.kz;|server_name $names;|" \
    -e "s|/etc/letsencrypt/live/example.kz|$certificates/live/$first|" \
    -e "s|server 127.0.0.1:8000;|server $UPSTREAM;|" "$from" >"$to"
# A kernel without IPv6 can't listen there.
if ! [ -f /proc/net/if_inet6 ]; then sed -i '/listen \[::\]/d' "$to"; fi
