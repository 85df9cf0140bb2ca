"""How the library shows a picture: in its list, and beside its form."""

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.writing.columns import moment
from articles.admin.writing.thumbs import thumbnail
from articles.models import Article, Author, Picture, PictureText

PREVIEW_WIDTH = 640
SHOWN_USES = 20


class PictureColumns:
    """Thumbnail, caption and credit in the person's language, file, size, who and when."""

    @admin.display(description=_("picture"))
    def thumb(self, picture: Picture) -> Any:
        tag = '<img class="thumb" src="{}" alt="{}" width="160" height="90" loading="lazy">'
        return format_html(tag, thumbnail(picture, 320), words_of(picture).alt)

    @admin.display(description=_("caption"))
    def caption(self, picture: Picture) -> Any:
        words = words_of(picture)
        if not words.caption:
            return picture.uploaded_name
        return format_html('<span lang="{}">{}</span>', words.language, words.caption)

    @admin.display(description=_("credit"), empty_value="–")
    def credit(self, picture: Picture) -> Any:
        words = words_of(picture)
        return format_html('<span lang="{}">{}</span>', words.language, words.credit)

    @admin.display(description=_("size"))
    def size(self, picture: Picture) -> str:
        return f"{picture.width} × {picture.height}"

    @admin.display(description=_("uploaded at"), ordering="id")
    def since(self, picture: Picture) -> Any:
        return moment(picture.uploaded_at)

    @admin.display(description=_("picture"))
    def preview(self, picture: Picture) -> Any:
        sizes = picture.files["original"]
        width, height = next((size for size in sizes if size[0] >= PREVIEW_WIDTH), sizes[-1])
        src = f"{thumbnail(picture).rpartition('/')[0]}/original-{width}.jpeg"
        tag = '<img class="preview" src="{}" alt="{}" width="{}" height="{}">'
        return format_html(tag, src, words_of(picture).alt, width, height)

    @admin.display(description=_("where used"))
    def where_used(self, picture: Picture) -> Any:
        rows = [
            (reverse("admin:articles_article_change", args=[article.pk]), article.language, text)
            for article in articles_with(picture)
            for text in [article.headline]
        ]
        authors = Author.objects.filter(portrait=picture).prefetch_related("names")
        rows += [
            (reverse("admin:articles_author_change", args=[author.pk]), "", str(author))
            for author in authors
        ]
        if not rows:
            return gettext("Nowhere yet.")
        links = format_html_join("", '<li><a href="{}" lang="{}">{}</a></li>', rows)
        return format_html('<ul class="uses">{}</ul>', links)


def words_of(picture: Picture) -> PictureText:
    """Its words in the person's language, or in the first that it has any in."""
    texts = {text.language: text for text in picture.texts.all()}
    own = texts.get(get_language() or "")
    written = [text for text in (own, *texts.values()) if text and (text.caption or text.alt)]
    return next(iter(written), PictureText())


def articles_with(picture: Picture) -> Any:
    """Articles of the desk that show it: as their lead, in the text, or in a gallery."""
    in_body = rf'data-(picture|gallery)="([0-9, ]*[, ])?{picture.pk}[", ]'
    shown = Q(lead_picture=picture) | Q(body__iregex=in_body)
    return Article.objects.filter(shown).only("pk", "headline", "language")[:SHOWN_USES]
