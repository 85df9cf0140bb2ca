"""What a form holds, read before anything is saved: the same as a snapshot taken after a save."""

from datetime import UTC, datetime

import pytest

from articles import snapshot
from articles.admin.writing import typed
from articles.models import Article
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db


@pytest.fixture
def rich():
    return make.article(
        deck="Подводка",
        body='<p>Текст со <a href="https://example.kz/a">ссылкой</a>.</p>',
        authors=[make.author(ru="Анна"), make.author(ru="Борис")],
        tags=[make.tag("roads"), make.tag("water")],
        chain=[
            (make.source(ru="Казинформ"), "republished", 1),
            (make.source(ru="Сенат"), "reference", 2),
            (make.source(ru="Мажилис"), "reference", 2),
        ],
        place=make.place(ru="Рудный"),
        lead_picture=make.picture(),
        embargo_until=datetime(2031, 5, 6, 7, 8, tzinfo=UTC),
        credit_line_override="По сообщению агентства.",
    )


def form_of(client, article=None, **changed):
    return writing.fields(client.get(writing.address(article))) | changed


def test_an_untouched_form_says_what_is_stored(desk, rich):
    form = form_of(desk, rich)

    read = typed.read(form, rich).snapshot

    stored = snapshot.take(rich)
    assert datetime.fromisoformat(read.pop("embargo_until")) == rich.embargo_until
    assert stored.pop("embargo_until")
    assert read == stored


def test_it_says_what_a_save_would_store(desk, rich):
    form = form_of(
        desk,
        rich,
        headline="  Новый   заголовок ",
        body='<p onclick="x()">Новый текст</p><script>alert(1)</script>',
        **{"credits-1-DELETE": "on", "attributions-0-step": "9", "place_name": ""},
    )
    read = typed.read(form, rich).snapshot

    desk.post(writing.address(rich), form | {"_save": "1"})

    rich.refresh_from_db()
    stored = snapshot.take(rich)
    read.pop("embargo_until"), stored.pop("embargo_until")
    assert read == stored
    assert read["body"] == "<p>Новый текст</p>"


def test_a_text_that_was_never_saved_is_read_too(desk):
    author = make.author(ru="Анна")
    form = form_of(
        desk,
        headline="Первый",
        body="<p>Текст</p>",
        **{"credits-0-who_name": "анна", "credits-0-role": "text"},
    )

    read = typed.read(form, Article()).snapshot

    assert (read["headline"], read["language"]) == ("Первый", "ru")
    assert read["credits"] == [[author.pk, "text"]]


def test_names_that_nobody_knows_are_kept_as_words(desk, rich):
    changed = {"tags": "roads ru, Паводок", "attributions-0-who_name": "Газета «Новая»"}
    form = form_of(desk, rich, **changed)

    read = typed.read(form, rich)

    assert read.new_tags == ["Паводок"]
    assert (read.snapshot["chain"][0]["source"], read.snapshot["chain"][0]["name"]) == (
        None,
        "Газета «Новая»",
    )


def test_nonsense_is_left_out_and_nothing_is_written(desk, rich):
    form = form_of(desk, rich, section="x", embargo_until="вчера", language="xx", tags="")
    changed = {"credits-0-role": "thief", "attributions-TOTAL_FORMS": "99999999"}
    before = snapshot.take(rich)

    read = typed.read(form | changed, rich).snapshot

    assert (read["section_id"], read["embargo_until"], read["language"]) == (None, None, "ru")
    assert len(read["credits"]) == 1
    assert snapshot.take(rich) == before


def test_the_number_of_queries_does_not_grow(desk, rich, django_assert_max_num_queries):
    rows = {f"credits-{n}-who_name": f"Автор {n}" for n in range(30)}
    rows |= {f"attributions-{n}-who_name": f"Источник {n}" for n in range(30)}
    rows |= {f"attributions-{n}-role": "based" for n in range(30)}
    totals = {"credits-TOTAL_FORMS": "30", "attributions-TOTAL_FORMS": "30"}
    own = '<p><a href="http://127.0.0.1/ru/5/">а</a></p>'
    form = form_of(desk, rich, tags=",".join(map(str, range(40))), body=own)

    with django_assert_max_num_queries(15):
        typed.read(form | rows | totals, rich)
