"""Saving the form: the article, then its parts, then one revision of the whole."""

from collections.abc import Iterable
from typing import Any

from accounts.models import User
from articles import relating, versions, workflow
from articles.admin.writing import tags
from articles.admin.writing.form import WRITTEN
from articles.models import Article
from articles.models.revision import noted


def save_article(article: Article, *, by: User, is_new: bool) -> None:
    """Save what the form holds of the row itself; a state set meanwhile stays."""
    if is_new:
        workflow.start(article, by=by)
    else:
        article.save(update_fields=WRITTEN)


def save_parts(
    article: Article, form: Any, formsets: Iterable[Any], *, by: User, note: str = ""
) -> Article:
    """Save tags, credits and chain, then record the revision; return the article as saved."""
    tags.write(article, form.cleaned_data["tags"])
    relating.choose(article, form.cleaned_data["related"])
    for formset in formsets:
        formset.write(article)
    saved = Article.objects.get(pk=article.pk)
    _note_credit_line(saved, form)
    if form.cleaned_data.get("follows_original"):
        versions.follow_original(saved)
    words = form.cleaned_data["save_note"]
    workflow.record(saved, by=by, note=noted(note, words), always=bool(words))
    article.version = saved.version
    return saved


def _note_credit_line(article: Article, form: Any) -> None:
    """Keep beside a line by hand the generated one it was written against."""
    touched = "credit_line_override" in form.changed_data or form.cleaned_data["line_still_fits"]
    if not article.credit_line_override:
        basis = ""
    elif touched:
        basis = article.generated_credit_line
    else:
        return
    if article.credit_line_basis != basis:
        article.credit_line_basis = basis
        article.save(update_fields=["credit_line_basis"])
