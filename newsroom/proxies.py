"""The proxies in front of the newsroom, as the environment names them."""

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_network

from django.core.exceptions import ImproperlyConfigured


def networks(name: str, texts: Iterable[str]) -> list[IPv4Network | IPv6Network]:
    """Addresses and networks that the variable `name` lists; a wrong one stops the start."""
    try:
        return [ip_network(text.strip()) for text in texts if text.strip()]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: {error}.") from error
