"""Versions of a story in other languages: starting one, and following the one it was made from."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from articles import workflow
from articles.models import Article, Attribution, Credit

COPIED = ("form", "label", "section_id", "place_id", "event_on", "original_on", "lead_picture_id")


@transaction.atomic
def write_in(article: Article, language: str, *, by: User) -> Article:
    """Start a draft of the same story in `language`: all that is chosen, nothing that is written.

    The headline is the original's until somebody translates it; Publish waits for that.
    """
    if not by.has_perm("articles.view_article"):
        raise PermissionDenied
    if Article.objects.filter(story_id=article.story_id, language=language).exists():
        raise ValidationError(_("This story has a version in that language already."))
    version = Article(
        language=language,
        headline=article.headline,
        translated_from=article,
        translated_version=article.version,
        **{name: getattr(article, name) for name in COPIED},
    )
    workflow.start(version, by=by, story=article.story)
    _copy_parts(article, version, by)
    workflow.record(version, by=by, note="version")
    return version


def follow_original(article: Article) -> None:
    """Say that the text holds everything that its original says now."""
    if article.translated_from:
        article.translated_version = article.translated_from.version
        article.save(update_fields=["translated_version"])


def _copy_parts(article: Article, version: Article, by: User) -> None:
    version.tags.set(article.tags.all())
    credits = [
        Credit(article=version, author_id=credit.author_id, role=credit.role, position=position)
        for position, credit in enumerate(article.credits.exclude(role=Credit.Role.TRANSLATION))
    ]
    if translator := getattr(by, "author", None):
        role = Credit.Role.TRANSLATION
        credits.append(Credit(article=version, author=translator, role=role, position=len(credits)))
    Credit.objects.bulk_create(credits)
    Attribution.objects.bulk_create(
        Attribution(
            article=version,
            source_id=hop.source_id,
            role=hop.role,
            step=hop.step,
            position=hop.position,
            url=hop.url,
            taken_at=hop.taken_at,
        )
        for hop in article.attributions.all()
    )
