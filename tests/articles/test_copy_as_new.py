"""Copy as new: a story of its own with what was written, without that story's times."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import requirements, versions
from articles.models import Article, Edition, RelatedArticle
from tests import make


def test_it_takes_what_was_written_and_chosen(editor, reporter):
    source, tag, author, picture = make.source(), make.tag(), make.author(), make.picture()
    article = make.published(
        by=editor,
        headline="Паводок",
        chain=[(source, "reference", 1)],
        tags=[tag],
        authors=[author],
        lead_picture=picture,
        place=make.place(),
        form="reportage",
    )
    RelatedArticle.objects.create(article=article, other=make.article())

    copied = versions.copy_as_new(article, by=reporter)

    for name in ("headline", "body", "section", "place", "form", "lead_picture", "language"):
        assert getattr(copied, name) == getattr(article, name)
    assert list(copied.tags.all()) == [tag]
    assert [credit.author for credit in copied.credits.all()] == [author]
    assert [hop.source for hop in copied.attributions.all()] == [source]
    assert copied.related_links.count() == 1


def test_it_is_a_draft_of_its_own(reporter):
    soon = timezone.now() + timedelta(hours=1)
    article = make.published(by=reporter, at=soon, embargo_until=soon, breaking_until=soon)

    copied = versions.copy_as_new(article, by=reporter)

    copied.refresh_from_db()
    assert (copied.status, copied.owner, copied.version) == ("draft", reporter, 1)
    assert copied.story_id != article.story_id
    assert copied.guid != article.guid
    assert (copied.slug, copied.embargo_until, copied.breaking_until) == ("", soon, None)
    assert (copied.published_at, copied.translated_from) == (None, None)
    assert Edition.objects.count() == 1


def test_its_headline_is_said_to_be_anothers(editor):
    article = make.published(by=editor, headline="Паводок")

    copied = versions.copy_as_new(article, by=editor)

    said = [problem.thing for problem in requirements.problems(copied)]
    assert ("article", article.pk) in said


def test_it_refuses_what_one_may_not_see(editor, reporter):
    hidden = make.article(by=editor)

    with pytest.raises(PermissionDenied):
        versions.copy_as_new(hidden, by=reporter)

    assert Article.objects.count() == 1
