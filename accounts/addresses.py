"""Where a request came from: the address that the server saw, or a proxy of ours names."""

from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

Address = IPv4Address | IPv6Address


def address_of(request: HttpRequest | None) -> str | None:
    """The address a request came from; None when nothing says so.

    Of `X-Forwarded-For` counts what NEWSROOM_TRUSTED_PROXIES wrote, read from the right: all that
    stands before it is whatever the visitor liked to send.
    """
    if request is None:
        return None
    found = _read(request.META.get("REMOTE_ADDR", ""))
    said = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while found and said and _is_trusted(found):
        before = _read(said.pop())
        if before is None:
            break
        found = before
    return str(found) if found else None


def _read(text: str) -> Address | None:
    """An address in its plain form, without a zone; None for anything else."""
    try:
        found = ip_address(text.strip().partition("%")[0])
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _is_trusted(address: Address) -> bool:
    return any(address in network for network in settings.NEWSROOM_TRUSTED_PROXIES)
