"""What an address stands for that somebody put into the text: a film, a post, a map, or a page."""

from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.text import embeds, grammar


@require_safe
def found(request: HttpRequest) -> JsonResponse:
    """The plain address of `url` and its provider; else a sentence that says why it is a link."""
    if not request.user.has_perm("articles.change_article"):
        raise PermissionDenied
    url = request.GET.get("url", "").strip()[:2000]
    if embed := embeds.find(url):
        return JsonResponse({"address": embed.address, "provider": embed.provider.name})
    return JsonResponse({"sentence": _why_not(url)})


def _why_not(url: str) -> str:
    if grammar.address(url) is None or not url.startswith(("http://", "https://")):
        return _("This is not the address of a page. It begins with https://.")
    names = ", ".join(dict.fromkeys(provider.name for provider in embeds.PROVIDERS))
    host = urlsplit(url).hostname
    return _(
        "A page of %(host)s can't be shown inside the text, so it is a link. "
        "Shown are single films, posts and maps of: %(names)s."
    ) % {"host": host, "names": names}
