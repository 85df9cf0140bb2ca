"""The demo newsroom: complete, safe to repeat, brought up to today on request."""

import re
from collections import Counter
from datetime import timedelta
from statistics import median
from unittest.mock import patch

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from articles import keeping, library, licences, outbox, workflow
from articles.admin import start
from articles.admin.picture_filters import unused
from articles.admin.writing import bar, recover
from articles.demo import people, refresh, stories, vocabulary
from articles.models import (
    Article,
    Edition,
    FrontSlot,
    Listing,
    ListKind,
    Picture,
    Preview,
    Revision,
)
from articles.text import sanitise
from tests import make

SENTENCE = re.compile(r"[^.!?…]+[.!?…]+[»”)]*")
LANGUAGES = ("ru", "kk", "en")


def texts():
    for story in stories.read():
        for language in LANGUAGES:
            if language in story:
                yield story, language, story[language]


def test_it_is_as_large_as_it_says():
    keys = {story["key"]: sum(code in story for code in LANGUAGES) for story in stories.read()}
    data = vocabulary.read()

    assert len(keys) >= 45
    assert sum(count >= 2 for count in keys.values()) >= 12
    assert len(data["section"]) == 6
    assert len(data["tag"]) == 25
    assert Counter(author["kind"] for author in data["author"]) == {"person": 8, "desk": 2}
    assert len(data["source"]) >= 10
    assert all(s[code]["text"] for s in data["source"] for code in LANGUAGES)


def test_its_texts_are_long_enough_and_no_sentence_stands_twice():
    words, sentences = [], Counter()
    for _story, _language, text in texts():
        plain = sanitise.plain_text(text["body"])
        words.append(len(plain.split()))
        sentences.update(s.strip() for s in SENTENCE.findall(plain) if len(s.split()) > 5)

    assert median(words) >= 300
    assert [s for s, times in sentences.items() if times > 1] == []


def test_it_has_every_form_and_chains_of_every_length():
    forms = {story["form"] for story in stories.read()}
    lengths = {len({hop["step"] for hop in story["chain"]}) for story in stories.read()}

    assert {"news", "interview", "reportage", "opinion"} <= forms
    assert {0, 1, 2, 3} <= lengths


def add_as_row(data, name, *, by, texts, focal, facts):
    assert data
    picture = make.picture(by=by, languages=[], **facts)
    for language, words in texts.items():
        picture.texts.create(language=language, **words)
    Picture.objects.filter(pk=picture.pk).update(uploaded_name=name)
    return picture


def fill():
    """Fill the demo by its command, pictures as rows alone. Return where its accounts are."""
    with patch.object(library, "add_picture", add_as_row):
        call_command("demo", verbosity=0)
    return people.path()


@pytest.fixture(scope="module")
def accounts(made_once):
    with made_once(fill) as path:
        yield path


@pytest.fixture
def filled(accounts, db):
    """The demo, as it was filled."""


def test_it_fills_once_and_a_second_time_changes_nothing(filled):
    before = [Article.objects.count(), Revision.objects.count(), User.objects.count()]

    call_command("demo", verbosity=0)
    call_command("demo", first=True, verbosity=0)

    assert before == [Article.objects.count(), Revision.objects.count(), User.objects.count()]


def test_it_has_something_in_every_state(filled):
    assert set(Article.objects.values_list("status", flat=True)) == set(Article.Status.values)
    assert Article.objects.scheduled().exists()
    assert Article.objects.filter(killed_at__isnull=False).exists()
    assert FrontSlot.objects.count() == 3


def test_its_library_has_something_to_warn_of(filled):
    every = Picture.objects.all()

    assert licences.ending(every).exists()
    assert set(unused(licences.ended(every))) == set(licences.ended(every)) != set()
    assert every.exclude(texts__credit__gt="").count() == 1
    assert every.exclude(byline="").count() >= 3


def test_its_reporter_has_something_in_every_state(filled):
    own = Article.objects.own(User.objects.get(username="reporter"))

    states = {
        bar.state_of(each, changed=workflow.has_unpublished_changes(each)).key for each in own
    }
    assert {"draft", "review", "scheduled", "published", "changed", "withdrawn"} <= states
    assert any(each.is_killed for each in own)
    assert own.waiting().exclude(taken_by=None).exists()
    assert any(each.planned_edition and each.edition for each in own)


def test_it_has_what_is_held_back_taken_back_and_lent_out(filled):
    assert set(Article.objects.under_embargo().values_list("language", flat=True)) == {*LANGUAGES}
    reopened = Article.objects.filter(status="draft", withdrawn_at__isnull=False)
    assert set(reopened.values_list("language", flat=True)) == {*LANGUAGES}
    assert all(article.was_public and not article.is_killed for article in reopened)
    assert Preview.objects.get().expires_at > timezone.now() + timedelta(days=29)


def test_its_people_are_offered_texts_that_were_not_saved(filled, client):
    offers = {}
    for name in ("editor", "reporter"):
        user = User.objects.get(username=name)
        [kept] = keeping.everything(user)
        offers[name] = recover.Offer(kept, user)

    client.force_login(User.objects.get(username="editor"))
    conflict = client.get(offers["editor"].take_address)
    assert [str(each.label) for each in conflict.context["collisions"]] == ["Заголовок"]
    assert not offers["reporter"].may_take
    assert offers["reporter"].compared.fields == []
    assert not offers["reporter"].compared.is_same


def test_somebody_calls_each_of_its_people(filled):
    for name in ("admin", "chief", "editor", "reporter"):
        page = start.context(User.objects.get(username=name))

        shown = {each.key for each in page["left"]}
        assert "notes" in shown
        assert ("returned" in shown) == (name == "reporter")


def test_filling_it_writes_to_nobody(filled, mailoutbox):
    while outbox.work_once():
        pass

    assert mailoutbox == []


def test_its_passwords_are_private_and_let_people_in(filled, accounts, client):
    passwords = dict(line.split() for line in accounts.read_text().splitlines())

    assert list(passwords) == ["admin", "chief", "editor", "reporter"]
    assert len(set(passwords.values())) == 4
    assert accounts.stat().st_mode & 0o777 == 0o600
    assert client.login(username="chief", password=passwords["chief"])


def test_its_pages_open(filled, client):
    for language in LANGUAGES:
        response = client.get(f"/{language}/")

        assert response.status_code == 200
        assert response.context["lead"]
        assert len(response.context["blocks"]) >= 5


def test_refreshing_brings_its_dates_up_to_today(filled, client):
    newest = Edition.objects.public().order_by("-published_at").first()
    later = timezone.now() + timedelta(days=40, minutes=5)
    with time_machine.travel(later, tick=False):
        age = timezone.now() - newest.published_at

        moved = refresh.refresh()

        newest.refresh_from_db()
        assert abs(timezone.now() - newest.published_at - (age - moved)) < timedelta(minutes=2)
        assert timezone.now() - newest.published_at < timedelta(hours=2)
        day = Listing.objects.get(edition=newest, kind=ListKind.DAY)
        assert str(day.key) == f"{timezone.localtime(newest.published_at):%Y%m%d}"
        assert client.get("/ru/").status_code == 200
        assert Article.objects.under_embargo().count() == len(LANGUAGES)
        assert Preview.objects.get().expires_at > timezone.now()
        assert refresh.refresh() < timedelta(minutes=2)
