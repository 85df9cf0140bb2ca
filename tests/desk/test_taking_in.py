"""A pasted page becomes a draft: text, chain and byline understood, furniture left out."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command

from articles import taking_in
from articles.models import Article, Source
from tests import make

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).parents[1] / "data/pages/real-article.txt"
TEXT = PAGE.read_text(encoding="utf-8")
ADDRESS = "/admin/articles/article/take-in/"


@pytest.fixture
def vocabulary(db):
    agency = make.source("kazinform", ru={"text": "МИА «Казинформ»"})
    senate = make.source(
        "senate-press",
        ru={
            "text": "Пресс-служба Сената Парламента РК",
            "cited": "пресс-службу Сената Парламента РК",
        },
    )
    return agency, senate, make.author("editor", kind="desk", ru="Редактор")


def test_the_real_page_comes_out_right(vocabulary, editor):
    agency, senate, desk = vocabulary

    taken = taking_in.take_in(TEXT, language="ru", by=editor)

    article = Article.objects.get(pk=taken.article.pk)
    paragraphs = article.body.split("\n")
    assert article.headline == TEXT.splitlines()[0]
    assert article.status == Article.Status.DRAFT
    assert len(paragraphs) == 5
    assert all(text.startswith("<p>") and text.endswith("</p>") for text in paragraphs)
    assert paragraphs[2].startswith("<p>«Важно штатное укрепление")
    assert [[hop.source for hop in step] for step in article.chain] == [[agency], [senate]]
    assert article.byline_authors == [desk]
    assert article.credit_line == "МИА «Казинформ» со ссылкой на пресс-службу Сената Парламента РК."
    assert "This website uses cookies." in taken.intake.left_out


def test_unknown_sources_are_proposed_and_unknown_signatures_named(editor):
    taken = taking_in.take_in(TEXT, language="ru", by=editor)

    assert Source.objects.filter(is_confirmed=False).count() == 2
    assert [byline.name for byline in taken.unknown_bylines] == ["Редактор"]
    assert not taken.article.credits.exists()


def test_reading_alone_changes_nothing(vocabulary):
    taking_in.read(TEXT, "ru")

    assert not Article.objects.exists()
    assert Source.objects.count() == 2


def test_it_needs_a_headline_and_a_text(editor):
    for text in ("", "Одна строка"):
        with pytest.raises(ValidationError):
            taking_in.take_in(text, language="ru", by=editor)


def test_it_asks_permission(django_user_model):
    guest = django_user_model.objects.create_user("guest", "guest@example.test")

    with pytest.raises(PermissionDenied):
        taking_in.take_in(TEXT, language="ru", by=guest)


def test_the_page_shows_what_was_understood_and_left_out(desk, vocabulary):
    page = desk.post(ADDRESS, {"text": TEXT, "language": "ru", "_show": "1"}).content.decode()

    assert "Норма, создавшая предпосылки для споров" in page
    assert 'name="_make"' in page
    assert not Article.objects.exists()


def test_the_page_makes_the_draft_and_opens_it(desk, vocabulary):
    answer = desk.post(ADDRESS, {"text": TEXT, "language": "ru", "_make": "1"})

    article = Article.objects.get()
    assert answer.url == f"/admin/articles/article/{article.pk}/change/"


def test_the_page_keeps_what_it_refuses(desk):
    page = desk.post(ADDRESS, {"text": "Одна строка", "language": "ru", "_make": "1"})

    assert page.status_code == 200
    assert "Одна строка" in page.content.decode()


def test_the_command_prints_what_it_made(vocabulary, editor):
    out = StringIO()

    call_command("import_text", str(PAGE), "--language", "ru", "--by", "ed", stdout=out)

    printed = out.getvalue()
    assert "Headline: Сенаторы обсудили" in printed
    assert "Paragraphs: 5" in printed
    assert "Byline: Редактор" in printed
    assert "  This website uses cookies." in printed
    assert Article.objects.get().owner == editor


def test_the_command_says_what_is_wrong(tmp_path, editor):
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    for path, by in ((empty, "ed"), (tmp_path / "absent.txt", "ed"), (PAGE, "nobody")):
        with pytest.raises(CommandError):
            call_command("import_text", str(path), "--language", "ru", "--by", by)
