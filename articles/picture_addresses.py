"""Addresses of a picture's files: where one leads that was right before a crop or another file."""

from articles.models import Picture

EVERYWHERE = "jpeg"


def moved(key: str, ratio: str, width: int, format_: str) -> str | None:
    """The name of what stands for a file of a retired key: the same shape at the nearest width.

    None where nothing has taken the key's place.
    """
    picture = Picture.objects.filter(retired_keys__key=key).only("key", "files").first()
    sizes = picture.files.get(ratio) if picture else None
    if picture is None or not sizes:
        return None
    nearest = min((size for size, _height in sizes), key=lambda size: abs(size - width))
    made = format_ if format_ in picture.files["formats"] else EVERYWHERE
    return f"pictures/{picture.key}/{ratio}-{nearest}.{made}"
