"""Articles begun from others: a version in another language, a story copied as a new one."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from articles import seeing, snapshot, workflow
from articles.models import Article, Attribution, Credit

COPIED = ("form", "label", "section_id", "place_id", "event_on", "original_on", "lead_picture_id")

LEFT_BEHIND = {"slug": "", "breaking_until": None}


@transaction.atomic
def write_in(article: Article, language: str, *, by: User) -> Article:
    """Start a draft of the same story in `language`: all that is chosen, nothing that is written.

    The headline is the original's until somebody translates it; Publish waits for that.
    """
    if not seeing.may_see(article, by):
        raise PermissionDenied
    article.refresh_from_db(from_queryset=Article.objects.held())
    if Article.objects.filter(story_id=article.story_id, language=language).exists():
        raise ValidationError(_("This story has a version in that language already."))
    version = Article(
        language=language,
        headline=article.headline,
        translated_from=article,
        translated_version=article.version,
        embargo_until=_lasting_embargo(article),
        **{name: getattr(article, name) for name in COPIED},
    )
    workflow.start(version, by=by, story=article.story)
    _copy_parts(article, version, by)
    workflow.record(version, by=by, note="version")
    return version


@transaction.atomic
def copy_as_new(article: Article, *, by: User) -> Article:
    """Start a story of its own with everything that was written and chosen in `article`.

    Its times and address stay behind: they were that story's. An embargo that lasts goes along.
    """
    if not seeing.may_see(article, by):
        raise PermissionDenied
    copied = Article(language=article.language, headline=article.headline)
    workflow.start(copied, by=by)
    snapshot.restore(copied, snapshot.take(article) | LEFT_BEHIND)
    copied.embargo_until = _lasting_embargo(article)
    copied.save(update_fields=["embargo_until"])
    workflow.record(copied, by=by, note="copy")
    return copied


def _lasting_embargo(article: Article) -> datetime | None:
    """The end of the embargo on what was written or is said in `article`, in any language."""
    ends = [article.embargo_until, article.embargo_elsewhere]
    return max((end for end in ends if end and end > timezone.now()), default=None)


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
