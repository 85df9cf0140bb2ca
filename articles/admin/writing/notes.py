"""Notes beside the text: a panel that a script keeps fresh, and a page of its own without one."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import noting
from articles.admin.writing.who import person
from articles.models import Article, Note

PART = "X-Part"
"""The header by which the script asks for the panel alone."""


def context(article: Article) -> dict[str, Any]:
    """What the panel shows. Two queries."""
    threads = noting.threads(article)
    opened = [thread for thread in threads if thread.resolved_at is None]
    return {
        "open_threads": opened,
        "resolved_threads": [thread for thread in threads if thread.resolved_at],
        "longest_note": noting.LONGEST,
    }


def mark(article: Any) -> Any:
    """How many open notes an article of the list has, where it has any."""
    count = getattr(article, "open_notes", 0)
    if not count:
        return ""
    said = ngettext("%(count)s open note", "%(count)s open notes", count) % {"count": count}
    return format_html(' <span class="notes-count">{}</span>', said)


def page_of(model_admin: Any) -> Callable[..., HttpResponse]:
    """The notes of one article: shown, said, answered, resolved. Never with the article's form."""

    def page(request: HttpRequest, number: int) -> HttpResponse:
        article = model_admin.get_object(request, str(number))
        if article is None:
            raise Http404
        refused = _do(article, request) if request.method == "POST" else {}
        shown = {"article": article, "refused": refused, **context(article)}
        if request.headers.get(PART):
            template = "admin/articles/article/parts/note_threads.html"
            return TemplateResponse(request, template, shown)
        around = {
            **model_admin.admin_site.each_context(request),
            "title": _("Notes"),
            "opts": model_admin.opts,
            "media": model_admin.media,
        }
        return TemplateResponse(request, "admin/articles/article/notes.html", around | shown)

    return page


def _do(article: Article, request: HttpRequest) -> dict[str, Any]:
    """Do what the button says; return what was refused: why, the box, and what stood in it."""
    by, data = person(request), request.POST
    box = f"answer-{data['_answer']}" if "_answer" in data else "note"
    text = data.get(box, "")
    try:
        if "_say" in data:
            noting.say(article, text, by=by)
        elif "_answer" in data:
            noting.say(article, text, by=by, thread=_thread(article, data["_answer"]))
        elif "_resolve" in data:
            noting.resolve(_thread(article, data["_resolve"]), by=by)
        elif "_reopen" in data:
            noting.reopen(_thread(article, data["_reopen"]), by=by)
    except ValidationError as refusal:
        return {"box": box, "why": refusal.messages[0], "text": text}
    return {}


def _thread(article: Article, number: str) -> Note:
    found = article.notes.filter(pk=number, thread=None) if number.isdecimal() else None
    thread: Note | None = found.first() if found is not None else None
    if thread is None:
        raise Http404
    return thread
