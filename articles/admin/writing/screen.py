"""What the writing screen and the reading screen show beside the form itself."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from articles import own_links
from articles.admin.writing import (
    acts,
    beside,
    columns,
    how,
    notes,
    recover,
    shortcuts,
    tags,
    text_read,
    times,
)
from articles.admin.writing.who import person
from articles.models import Article

MEDIA = forms.Media(
    css={
        "all": [
            "desk/css/door.css",
            "desk/css/writing.css",
            "desk/css/bar.css",
            "desk/css/side.css",
            "desk/css/chain.css",
            "desk/css/library.css",
            "desk/css/upload.css",
            "desk/css/compare.css",
            "desk/css/record.css",
            "desk/css/keeping.css",
            "desk/css/notes.css",
            "desk/css/editor.css",
            "desk/css/text-dialogs.css",
            "desk/css/publishing.css",
            "desk/css/preview.css",
        ]
    }
)
SCRIPTS = [
    "desk/js/name-search.js",
    "desk/js/tag-list.js",
    "desk/js/ordered-rows.js",
    "desk/js/chain-steps.js",
    "desk/js/credit-line.js",
    "desk/js/picture-library.js",
    "desk/js/picture-choice.js",
    "desk/js/gallery-choice.js",
    "desk/js/upload-row.js",
    "desk/js/picture-upload.js",
    "desk/js/word-count.js",
    "desk/js/link-dialog.js",
    "desk/js/embed-dialog.js",
    "desk/js/typeset-dialog.js",
    "desk/js/related-stories.js",
    "desk/js/keep-text.js",
    "desk/js/open-pages.js",
    "desk/js/browser-copy.js",
    "desk/js/hand-over.js",
    "desk/js/autosave.js",
    "desk/js/presence.js",
    "desk/js/sign-in-again.js",
    "desk/js/unsaved.js",
    "desk/js/bar.js",
    "desk/js/mention-box.js",
    "desk/js/article-notes.js",
    "desk/js/checks.js",
    "desk/js/preview.js",
    "desk/js/secret-links.js",
    "desk/js/shortcuts.js",
]


def context(request: HttpRequest, form: Any, inlines: Any) -> dict[str, Any]:
    """Everything for the template of the form."""
    article: Article = form.instance
    stored = _stored(article.pk) if article.pk else article
    parts = {inline.opts.who: inline.formset for inline in inlines}
    shown = beside.everything(stored, person(request))
    return {
        "form": form,
        "article": stored,
        "credits": parts.get("author"),
        "chain": parts.get("source"),
        "zone": times.zone_name(),
        "scripts": SCRIPTS,
        "own_hosts": " ".join(sorted(own_links.hosts())),
        "media_of_editor": form.media,
        "slot_form": acts.SlotForm(),
        "asked": how.asked(request, stored if article.pk else None),
        "part_errors": _part_errors(parts.values()),
        **recover.of_form(request, stored if article.pk else None),
        **(notes.context(stored) if article.pk else {}),
        **shown,
        "shortcuts": list(shortcuts.of(shown["offers"])),
    }


def _stored(number: int) -> Article:
    """The article as saved, whatever the form holds, with what the page shows of it."""
    return Article.objects.select_related("translated_from").get(pk=number)


def _part_errors(formsets: Iterable[Any]) -> list[str]:
    """What is wrong in the rows, said where all errors are said."""
    found = []
    for formset in formsets:
        found += [str(error) for error in formset.non_form_errors()]
        for form in formset.forms:
            found += [str(text) for texts in form.errors.values() for text in texts]
    return found


def reading(model_admin: Any, request: HttpRequest, article: Article) -> HttpResponse:
    """The article to read, for those who may not write in it."""
    shown = {
        **model_admin.admin_site.each_context(request),
        "title": model_admin.wording.view,
        "opts": model_admin.opts,
        "article": article,
        "asked": how.asked(request, article),
        "original": article,
        "credits_read": [
            (columns.labelled(credit.author), credit.get_role_display())
            for credit in article.credits.select_related("author").prefetch_related("author__names")
        ],
        "body_read": text_read.with_thumbnails(article.body),
        "tags_read": [tags.tag_name(tag) for tag in article.tags.prefetch_related("names")],
        "media": model_admin.media,
        **notes.context(article),
        **recover.context(person(request), article),
        **beside.everything(article, person(request)),
    }
    return TemplateResponse(request, "admin/articles/article/reading.html", shown)
