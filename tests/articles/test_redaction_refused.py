"""A redaction is refused to whoever may not, and where it would make no sense."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles import redaction
from articles.models import Article, Redaction
from tests import make

pytestmark = pytest.mark.django_db
NAME = "Иван Петров"
DEMAND = "Решение суда № 17 от 3 марта 2026 года"


def redact(article, by, words=(NAME,), demanded_by=DEMAND):
    return redaction.redact(article, words=words, demanded_by=demanded_by, by=by)


@pytest.fixture
def story():
    return make.published(headline=NAME)


@pytest.mark.parametrize(
    "typed",
    [
        {"words": []},
        {"words": ["и"]},
        {"words": ["Сидоров"]},
        {"demanded_by": " "},
        {"demanded_by": f"Иск: {NAME}"},
    ],
)
def test_it_refuses_what_makes_no_sense(story, chief, typed):
    with pytest.raises(ValidationError):
        redact(story, chief, **typed)

    assert not Redaction.objects.exists()
    assert NAME in Article.objects.get(pk=story.pk).headline


def test_it_is_for_chief_editors(story, editor, reporter):
    for person in (editor, reporter):
        with pytest.raises(PermissionDenied):
            redact(story, person)

    assert not Redaction.objects.exists()
