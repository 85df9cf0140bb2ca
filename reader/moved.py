"""Addresses of named things that were public once and now lead elsewhere."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse

from articles.models import Address
from reader import names


def redirect(view: str, table: str, slug: str, language: str) -> HttpResponsePermanentRedirect:
    """Lead the old slug of something renamed or merged to `view` of what answers for it now."""
    target = Address.objects.filter(kind=table, old=slug).values_list("target", flat=True).first()
    entry = names.tables().by_id.get((table, target or 0))
    if entry is None or entry.slug == slug:
        raise Http404
    return HttpResponsePermanentRedirect(reverse(view, args=[language, entry.slug]))
