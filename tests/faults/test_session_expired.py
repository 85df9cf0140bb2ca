"""The session ends while somebody types; the page asks who they are and goes on."""

import json

import pytest
from django.contrib.sessions.models import Session

from articles.models import Article, Autosave
from tests import make
from tests.faults.desk import Desk

pytestmark = pytest.mark.browser
WORDS_BEFORE = 8


@pytest.fixture
def article(server):
    return make.article(body="<p>Начало.</p>")


@pytest.fixture
def desk(server, article, tmp_path):
    opened = Desk(server, article, tmp_path / "profile")
    yield opened
    opened.close()


def test_nothing_typed_is_lost(desk, article, figures):
    """Session expired while typing."""
    typist = desk.start("save")
    told = [json.loads(typist.stdout.readline()) for _number in range(WORDS_BEFORE)]

    Session.objects.all().delete()
    told += [json.loads(line) for line in typist.stdout]

    words = [each["word"] for each in told if "word" in each]
    saved = Article.objects.get(pk=article.pk).body
    lost = sorted(set(words) - set(saved.replace("</p>", " ").split()))
    figures(words_typed=len(words), after_the_end=len(words) - WORDS_BEFORE, lost=len(lost))
    assert lost == []
    assert "text" in told[-1]
    assert not Autosave.objects.exists()
