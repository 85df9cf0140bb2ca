"""Whoever puts another photograph in the place of one is told at once, and offered its words."""

from datetime import date

import pytest

from articles import library
from articles.models import Clearing, OutboxMessage, Picture
from tests import make
from tests.articles import picture_bytes
from tests.desk import writing

pytestmark = pytest.mark.django_db(transaction=True)

LIGHT_RISES = picture_bytes.image(480, 320).rotate(180)
PHOTO = picture_bytes.encode(LIGHT_RISES)
OTHER = picture_bytes.encode(picture_bytes.image(480, 320))
WORDS = {"caption": "Мост", "alt": "Мост", "credit": "Шнайдер"}
FACTS = {
    "byline": "Павел Шнайдер",
    "copyright": "© Тобол",
    "licence_ends_on": date(2027, 3, 8),
    "taken_on": date(2025, 3, 8),
}


def named(*fields, photo=OTHER):
    data = picture_bytes.iptc(*((number, text.encode()) for number, text in fields))
    return photo[:2] + data + photo[2:]


NAMED = named((80, "Асель"), (110, "Қазинформ"), (115, "Казинформ"), (120, "Көл"), (55, "20260308"))


@pytest.fixture
def picture(reporter):
    source = make.source(ru="Архив")
    facts = FACTS | {"source": source}
    texts = {"ru": WORDS, "kk": WORDS | {"caption": "Көпір"}}
    return library.add_picture(PHOTO, "a.jpg", by=reporter, texts=texts, facts=facts)


def replaced(client, picture, data=NAMED):
    address = f"/admin/articles/picture/{picture.pk}/replace/"
    return client.post(address, {"file": picture_bytes.upload(data, "b.jpg")}, follow=True)


def only(page):
    [form] = page.context["forms"]
    return form


def typed(page, **values):
    """What the table would send, the tick left out, with other values in some fields."""
    form = only(page)
    sent = {
        field.html_name: str(field.value() or "")
        for field in form
        if field.name not in ("is_confirmed", "source")
    }
    who = form["source"].value()
    sent |= {
        f"{form.prefix}-source_id": who.pk if who else "",
        f"{form.prefix}-source_name": who or "",
    }
    return sent | {f"{form.prefix}-{name}": value for name, value in values.items()}


def save(client, picture, page, **values):
    return client.post(check(picture), typed(page, **values))


def check(picture):
    return f"/admin/articles/picture/check/?pictures={picture.pk}"


def shown(form):
    return {field.name: str(field.value() or "") for field in form}


def test_the_words_of_the_new_file_are_offered_and_the_old_ones_beside_them(desk, picture):
    known = make.source(ru="Казинформ")

    page = replaced(desk, picture)

    assert page.redirect_chain[-1][0] == check(picture)
    assert [str(told)[:29] for told in page.context["messages"]][1] == (
        "В новом файле другая фотограф"
    )
    form = only(page)
    offered = shown(form)
    assert (offered["byline"], offered["copyright"]) == ("Асель", "")
    assert (offered["licence_ends_on"], offered["taken_on"]) == ("", "2026-03-08")
    assert form["source"].value() == known
    assert {offered[f"credit_{code}"] for code in ("ru", "kk", "en")} == {"Асель / Қазинформ"}
    assert (offered["caption_ru"], offered["caption_kk"]) == ("Мост", "Көл")
    before = [(str(label), str(text), language) for label, text, language in form.before]
    assert sorted(before) == [
        ("Авторские права", "© Тобол", ""),
        ("Подпись к фото", "Көпір", "kk"),
        ("Указание автора", "Шнайдер", "kk"),
        ("Фотограф", "Павел Шнайдер", ""),
        ("дата съёмки", "8 марта 2025", ""),
        ("источник", "Архив", ""),
        ("лицензия действует до", "8 марта 2027", ""),
    ]
    assert '<dd lang="kk">Көпір</dd>' in page.content.decode()


def test_a_file_that_names_nobody_leaves_what_stood_there_to_be_judged(desk, picture):
    page = replaced(desk, picture, OTHER)

    form = only(page)
    assert shown(form)["byline"] == "Павел Шнайдер"
    assert form.before == []
    assert "В новом файле не сказано, чей он" in page.content.decode()


def test_nothing_is_kept_before_somebody_says_that_it_is_true(desk, picture):
    page = replaced(desk, picture)

    again = save(desk, picture, page, byline="Марат", caption_ru="Озеро")

    form = only(again)
    assert form.errors["is_confirmed"]
    assert (shown(form)["byline"], shown(form)["caption_ru"]) == ("Марат", "Озеро")
    kept = Picture.objects.get()
    assert (kept.is_confirmed, kept.byline) == (False, "Павел Шнайдер")
    assert kept.texts.get(language="ru").caption == "Мост"


def test_what_is_said_to_be_true_is_kept_and_goes_to_readers(desk, picture):
    known = make.source(ru="Казинформ")
    page = replaced(desk, picture)
    Clearing.objects.all().delete()

    saved = save(desk, picture, page, is_confirmed="on", caption_ru="Озеро", byline="Асель Н.")

    assert saved.status_code == 302
    kept = Picture.objects.get()
    assert (kept.is_confirmed, kept.byline, kept.copyright) == (True, "Асель Н.", "")
    assert (kept.source, kept.licence_ends_on) == (known, None)
    assert kept.texts.get(language="ru").caption == "Озеро"
    assert [row.key for row in Clearing.objects.all()] == [f"picture:{picture.pk}"]
    assert OutboxMessage.objects.filter(kind="rights", cancelled_at=None).exists()


def test_a_source_that_is_typed_takes_the_place_of_the_offered_one(desk, picture):
    typed = make.source(ru="Акимат")
    page = replaced(desk, picture)

    save(desk, picture, page, is_confirmed="on", source_id="", source_name="акимат")

    assert Picture.objects.get().source == typed


def test_a_file_that_came_meanwhile_is_not_confirmed_by_what_was_read_before(desk, picture, editor):
    page = replaced(desk, picture)
    library.replace(picture, OTHER, "c.jpg", by=editor)

    again = save(desk, picture, page, is_confirmed="on")

    assert only(again).non_field_errors()
    assert not Picture.objects.get().is_confirmed


def test_a_file_that_comes_while_we_save_is_not_confirmed_either(
    desk, picture, editor, monkeypatch
):
    page, confirm = replaced(desk, picture), library.confirm

    def somebody_was_faster(read, *, by):
        monkeypatch.undo()
        Picture.objects.update(key="f" * 32)
        confirm(read, by=by)

    monkeypatch.setattr(library, "confirm", somebody_was_faster)

    again = save(desk, picture, page, is_confirmed="on", byline="Марат")

    assert only(again).non_field_errors()
    assert shown(only(again))["byline"] == "Марат"
    kept = Picture.objects.get()
    assert (kept.is_confirmed, kept.byline) == (False, "Павел Шнайдер")


def test_words_in_a_language_that_is_not_in_use_are_checked_too(desk, picture, newsroom):
    newsroom.texts.filter(language="kk").delete()

    page = replaced(desk, picture)

    assert "caption_kk" in only(page).fields


def test_it_says_in_which_texts_captions_of_their_own_may_stand(desk, picture):
    make.article(headline="Ведущая", lead_picture=picture)

    page = replaced(desk, picture).content.decode()

    assert "Подписи, сделанные прямо в тексте" in page
    assert "Ведущая" in page


def test_a_scan_of_the_same_photograph_needs_no_look(desk, picture):
    page = replaced(desk, picture, picture_bytes.encode(LIGHT_RISES.resize((960, 640))))

    assert page.redirect_chain[-1][0].endswith(f"/{picture.pk}/change/")
    assert len(page.context["messages"]) == 1


@pytest.mark.parametrize(("byline", "is_asked"), [("Асель", True), ("павел шнайдер", False)])
def test_the_same_photograph_by_somebody_else_is_compared(desk, picture, byline, is_asked):
    page = replaced(desk, picture, named((80, byline), photo=PHOTO))

    assert page.redirect_chain[-1][0].startswith(check(picture)) == is_asked
    assert [("тот же снимок" in str(told)) for told in page.context["messages"]][-1] == is_asked
    assert Picture.objects.get().is_confirmed


def test_what_waits_is_said_wherever_the_picture_is_met(desk, picture):
    make.published(lead_picture=picture, language="ru")
    replaced(desk, picture)
    library_address = "/admin/articles/picture/"

    listed = desk.get(library_address, {"show": "unconfirmed"})
    choices = desk.get("/admin/articles/article/choices/pictures/").json()["results"]
    page = desk.get(f"{library_address}{picture.pk}/change/").content.decode()

    assert [tile.picture.pk for tile in listed.context["tiles"]] == [picture.pk]
    assert "Нужно проверить подписи" in listed.context["tiles"][0].warnings
    assert choices[0]["warning"] == "Нужно проверить подписи"
    assert f'href="{check(picture)}"' in page
    for address in (library_address, "/admin/"):
        assert "?show=unconfirmed" in desk.get(address).content.decode()


def test_what_nobody_has_to_check_is_not_spoken_of(desk, picture):
    for address in ("/admin/articles/picture/", "/admin/"):
        assert "?show=unconfirmed" not in desk.get(address).content.decode()
    assert desk.get("/admin/articles/picture/", {"show": "unconfirmed"}).context["tiles"] == []
    assert not only(desk.get(check(picture))).is_of_another


def test_its_own_form_keeps_words_and_confirms_nothing(desk, picture):
    replaced(desk, picture)
    url = f"/admin/articles/picture/{picture.pk}/change/"

    desk.post(url, writing.fields(desk.get(url)) | {"byline": "Марат", "focal_x": "0.2"})

    kept = Picture.objects.get()
    assert (kept.byline, kept.focal_x, kept.is_confirmed) == ("Марат", 0.2, False)
