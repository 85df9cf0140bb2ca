"""What is said of a text before it is published: each rule on its own."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import requirements, snapshot, workflow
from articles.models import Article
from articles.requirements import RULES, Text, naming, writing
from tests import make

pytestmark = pytest.mark.django_db


def said(article, **changed):
    """(blocking, message) of everything that is said of a text."""
    raw = changed.get("body")
    text = Text(snapshot.take(article) | changed, article, raw_body=raw)
    return [(each.blocking, each.message) for each in requirements.problems_of(text)]


def only(found):
    assert len(found) == 1, found
    return found[0]


def test_a_complete_text_lacks_nothing():
    assert said(make.article()) == []


@pytest.mark.parametrize("length", [110, 111])
def test_a_headline_that_search_engines_cut_is_said(length):
    found = said(make.article(headline="Ы" * length))

    assert [blocking for blocking, _message in found] == [False] * (length > 110)


@pytest.mark.parametrize("field", ["headline", "deck", "body"])
def test_latin_letters_in_a_cyrillic_word_are_named(field):
    wrong = "Mинистр"  # the first letter is Latin
    article = make.article(**{field: f"<p>{wrong}</p>" if field == "body" else wrong})

    blocking, message = only(said(article))

    assert (blocking, "«Mинистр»" in message, message.endswith(": M.")) == (False, True, True)


def test_latin_words_beside_cyrillic_ones_are_innocent():
    assert said(make.article(headline="IT-компания Kaspi выросла")) == []


def test_the_same_headline_in_any_case_is_said_with_its_article():
    other = make.article(headline="Ёлка на  площади")
    article = make.article(headline="елка на площади")

    blocking, message = only(said(article))

    assert not blocking
    assert str(other.pk) in message


def test_another_language_a_longer_headline_and_one_of_long_ago_are_no_twins():
    with time_machine.travel(timezone.now() - timedelta(days=100)):
        make.article(headline="Погода")
    make.article(headline="Погода на завтра")
    make.article(headline="Погода", language="kk")

    assert said(make.article(headline="Погода")) == []


def test_a_form_that_the_credit_line_needs_is_said_with_its_source():
    source = make.source(ru={"text": "Сенат", "cited": "Сенат"}, kk="Сенат")
    hop = [(source, "reference", 1)]

    assert said(make.article(chain=hop)) == []
    blocking, message = only(said(make.article(chain=hop, language="kk")))

    assert not blocking
    assert "Сенат" in message


def test_a_line_by_hand_needs_no_form():
    article = make.article(
        chain=[(make.source(ru="Сенат"), "based", 1)], credit_line_override="По данным Сената."
    )
    basis = article.generated_credit_line

    assert said(article, credit_line_basis=basis) == []


def test_an_embargo_is_said_in_advance_and_a_past_one_is_not():
    until = timezone.now() + timedelta(hours=3)
    article = make.article(embargo_until=until)

    blocking, message = only(said(article))

    assert not blocking
    assert timezone.localtime(until).strftime("%H:%M") in message
    with time_machine.travel(until + timedelta(minutes=1)):
        assert said(article) == []


def test_the_table_alone_says_what_refuses(monkeypatch, editor):
    article = make.article(headline="Mинистр")
    monkeypatch.setattr(requirements, "RULES", {**RULES, writing.mixed_alphabets: True})

    with pytest.raises(ValidationError):
        workflow.publish(article, by=editor)

    assert not Article.objects.public().exists()


def test_what_is_only_typed_yet_waits_to_be_confirmed():
    article = make.article()
    hop = {"step": 1, "source": None, "role": "based", "url": "", "taken_at": None, "name": "Новая"}
    text = Text(snapshot.take(article) | {"chain": [hop]}, article, new_tags=["паводок"])

    tags = [each.message for each in naming.unconfirmed_tag(text)]
    sources = [each.message for each in naming.unconfirmed_source(text)]

    assert ("паводок" in only(tags), "Новая" in only(sources)) == (True, True)


def test_every_rule_is_described():
    described = Path("docs/how-to/publish-checks.md").read_text(encoding="utf-8")

    missing = [rule.__name__ for rule in RULES if f"{rule.__name__}`" not in described]

    assert not missing
