"""The columns of the list of articles."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.forms import CheckboxInput, HiddenInput
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import noting
from articles.admin import not_public
from articles.admin.writing import bar, names, notes, seen
from articles.admin.writing.thumbs import thumbnail
from articles.models import Article
from articles.templatetags.times import ago


class Columns:
    """Thumbnail, headline, state, language, section, who and when."""

    list_display: Any = ["thumb", "title", "state", "tongue", "where", "who", "saved"]
    list_display_links: Any = ["title"]
    list_select_related: Any = ["owner", "lead_picture"]

    def get_queryset(self, request: Any) -> Any:
        found = super().get_queryset(request)  # type: ignore[misc]
        if request.resolver_match.url_name != "articles_article_changelist":
            return found
        found = found.annotate(
            open_notes=noting.open_threads(), has_retraction=not_public.retracted()
        )
        if request.method == "GET":
            found = found.defer("body", "folded")
        return found.prefetch_related("section__names", "credits__author__names")

    def action_checkbox(self, article: Article) -> Any:
        """Django's own says the headline, in whatever language it is."""
        label = _("Select article %(number)s") % {"number": article.pk}
        box = CheckboxInput({"class": "action-select", "aria-label": label}, lambda value: False)
        choice = box.render(ACTION_CHECKBOX_NAME, str(article.pk))
        shown = HiddenInput().render(seen.name_in_row(article), str(article.version))
        return format_html("{}{}", choice, shown)

    @admin.display(description=gettext_lazy("Picture"))
    def thumb(self, article: Article) -> Any:
        address = thumbnail(article.lead_picture) if article.lead_picture else ""
        if not address:
            return format_html('<span class="{}"></span>', "thumb thumb-none")
        return format_html(
            '<img class="thumb" src="{}" alt="" width="80" height="45" loading="lazy">', address
        )

    @admin.display(description=gettext_lazy("Headline"))
    def title(self, article: Article) -> Any:
        return format_html(
            '<span lang="{}">{}</span>{}', article.language, article.headline, notes.mark(article)
        )

    @admin.display(description=gettext_lazy("State"))
    def state(self, article: Article) -> Any:
        facts: Any = article
        state = bar.state_of(article, changed=facts.is_changed, retracted=facts.has_retraction)
        return format_html('<span class="state state-{}">{}</span>', state.key, state.word)

    @admin.display(description=gettext_lazy("Language"))
    def tongue(self, article: Article) -> Any:
        return article.get_language_display()

    @admin.display(description=gettext_lazy("Section"), empty_value="–")
    def where(self, article: Article) -> Any:
        return labelled(article.section) if article.section else None

    @admin.display(description=gettext_lazy("Who"))
    def who(self, article: Article) -> Any:
        authors = article.byline_authors
        if not authors:
            return str(article.owner)
        return labelled(authors[0], _(" and others") if len(authors) > 1 else "")

    @admin.display(description=gettext_lazy("Saved"), ordering="saved_at")
    def saved(self, article: Article) -> Any:
        return moment(article.saved_at)


def labelled(row: Any, more: str = "") -> Any:
    """A name, marked with its language where that is not the person's."""
    text, language = names.name_and_language(row)
    if language:
        return format_html('<span lang="{}">{}</span>{}', language, text, more)
    return f"{text}{more}"


def moment(at: datetime) -> Any:
    """How long ago it was, the exact time in the title."""
    return ago(at)
