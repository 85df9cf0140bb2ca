"""The channels on Telegram, one a language, as the environment names them."""

from collections.abc import Collection

from django.core.exceptions import ImproperlyConfigured


def channels(variable: str, written: list[str], languages: Collection[str]) -> dict[str, str]:
    """Channels by language, of items like ru=@channel; stops the start where one is wrong."""
    found: dict[str, str] = {}
    for item in written:
        language, _, channel = (part.strip() for part in item.partition("="))
        if language not in languages:
            raise ImproperlyConfigured(
                f"{variable}: {item!r} names no language of the newsroom: "
                f"write {', '.join(f'{code}=@channel' for code in languages)}."
            )
        if language in found:
            raise ImproperlyConfigured(f"{variable}: {language!r} has two channels.")
        if not (channel.startswith("@") or _is_number(channel)):
            raise ImproperlyConfigured(
                f"{variable}: {channel!r} is no channel: write its name as @channel, "
                "or the number of a private one, -100…"
            )
        found[language] = channel
    return found


def _is_number(channel: str) -> bool:
    return channel.startswith("-") and channel[1:].isascii() and channel[1:].isdigit()
