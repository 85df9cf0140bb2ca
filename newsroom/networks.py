"""The content network in front of the newsroom, as the environment names it."""

from django.core.exceptions import ImproperlyConfigured

KNOWN = ("fastly", "cloudflare", "varnish")


def check_network(name: str, url: str, zone: str, token: str) -> None:
    """Stop the start where a network is named and something that it needs is not."""
    if not name:
        return
    if name not in KNOWN:
        raise ImproperlyConfigured(f"NEWSROOM_CDN: {name!r} is none of {', '.join(KNOWN)}.")
    needed = {"NEWSROOM_CDN_TOKEN": token}
    needed |= {"NEWSROOM_CDN_URL": url} if name == "varnish" else {"NEWSROOM_CDN_ZONE": zone}
    for variable, value in needed.items():
        if not value:
            raise ImproperlyConfigured(f"{variable}: {name} can't be told to drop pages without.")
