"""How large pictures may be, for the words on the page that takes them."""

from django import template
from django.conf import settings

from articles.pictures import MEGABYTE

register = template.Library()


@register.simple_tag
def picture_megabytes() -> int:
    """Of one picture."""
    return int(settings.PICTURE_MAX_BYTES // MEGABYTE)


@register.simple_tag
def upload_megabytes() -> int:
    """Of all that one request brings."""
    return int(settings.UPLOAD_MAX_BYTES // MEGABYTE)
