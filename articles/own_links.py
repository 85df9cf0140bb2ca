"""Links to our own articles: by number, whichever address of the newsroom they were given by."""

from urllib.parse import urlsplit

from django.conf import settings

from articles.models import Newsroom
from articles.text import links


def hosts() -> frozenset[str]:
    """The newsroom's hosts, without ports: the site's, with and without www, and the desk's."""
    site = (urlsplit(Newsroom.the_one().site_address).hostname or "").removeprefix("www.")
    served = {host.lower() for host in settings.ALLOWED_HOSTS if host[:1] not in {"*", "."}}
    return frozenset({site, f"www.{site}", *served} if site else served)


def numbered(body: str) -> str:
    """A clean body whose links to whole addresses of our articles hold their numbers alone.

    Asks one query, and only of a body that may hold such a link.
    """
    return links.numbered(body, hosts()) if links.may_be_own(body) else body
