import hashlib

import pytest

from articles import library
from articles.admin import picture_check
from articles.models import OutboxMessage, Picture
from tests import make

pytestmark = pytest.mark.django_db

CHECK = "/admin/articles/picture/check/"


def address(*pictures):
    return f"{CHECK}?pictures={','.join(str(picture.pk) for picture in pictures)}"


def save(client, pictures, **typed):
    page = client.get(address(*pictures))
    fields = {name: str(value) for form in page.context["forms"] for name, value in shown(form)}
    return client.post(address(*pictures), fields | typed)


def shown(form):
    return [(field.html_name, field.value() or "") for field in form]


def test_it_shows_what_the_file_says_beside_the_fields(reporters_desk, reporter):
    picture = make.picture(by=reporter, languages=[], found={"byline": "Шнайдер", "terms": "CC BY"})

    page = reporters_desk.get(address(picture)).content.decode()

    assert "Шнайдер" in page
    assert "CC BY" in page


def test_it_keeps_the_words_of_several(reporters_desk, reporter):
    first, second = make.picture(by=reporter, languages=[]), make.picture(by=reporter)
    one, two = f"p{first.pk}", f"p{second.pk}"

    response = save(
        reporters_desk,
        [first, second],
        **{f"{one}-caption_ru": "Мост", f"{one}-byline": "Шнайдер", f"{two}-credit_kk": "Тобыл"},
    )

    assert response.status_code == 302
    assert [(t.language, t.caption) for t in first.texts.all()] == [("ru", "Мост")]
    assert second.texts.get(language="kk").credit == "Тобыл"
    assert Picture.objects.get(pk=first.pk).byline == "Шнайдер"
    assert OutboxMessage.objects.filter(kind="rights").count() == 2


def test_what_is_wrong_saves_nothing_and_loses_nothing(reporters_desk, reporter):
    first, second = make.picture(by=reporter), make.picture(by=reporter)
    wrong = {f"p{first.pk}-caption_ru": "Мост", f"p{second.pk}-caption_ru": "ы" * 501}

    response = save(reporters_desk, [first, second], **wrong)

    assert response.status_code == 200
    assert "Мост" in response.content.decode()
    assert first.texts.get(language="ru").caption == "Caption"


def test_a_picture_that_readers_see_is_not_a_reporters_to_change(reporters_desk, reporter, editor):
    public = make.picture(by=reporter)
    make.published(lead_picture=public)

    page = reporters_desk.get(address(public))

    assert page.context["forms"] == []


@pytest.mark.parametrize("numbers", ["", "x", "999", "1,,x", "9" * 40])
def test_odd_numbers_show_an_empty_table(reporters_desk, numbers):
    response = reporters_desk.get(f"{CHECK}?pictures={numbers}")

    assert response.status_code == 200
    assert response.context["forms"] == []


def test_who_may_not_change_pictures_is_turned_away(reporter, sign_in):
    reporter.groups.clear()

    assert sign_in(reporter).get(CHECK).status_code == 403


def test_it_says_what_was_in_the_library_already(reporters_desk, reporter):
    old, same = (make.picture(by=reporter, likeness="1" * 16) for _ in range(2))
    other = make.picture(by=reporter)

    page = reporters_desk.get(address(same, other))

    assert [[row["id"] for row in form.alike] for form in page.context["forms"]] == [[old.pk], []]


def test_twelve_are_shown_by_as_many_queries_as_two(
    reporters_desk, reporter, django_assert_num_queries
):
    looks = [hashlib.sha256(bytes([n])).hexdigest()[:16] for n in range(14)]
    few, many = [
        [make.picture(by=reporter, likeness=each) for each in some]
        for some in (looks[:2], looks[2:])
    ]
    reporters_desk.get(address(*few))
    with django_assert_num_queries(13):
        reporters_desk.get(address(*few))

    with django_assert_num_queries(13):
        reporters_desk.get(address(*many))


def filled(client, *pictures):
    page = client.get(address(*pictures))
    return {name: str(value) for form in page.context["forms"] for name, value in shown(form)}


def test_what_somebody_else_wrote_meanwhile_is_asked_about(reporters_desk, reporter):
    picture, other = make.picture(by=reporter), make.picture(by=reporter)
    typed = filled(reporters_desk, picture, other) | {f"p{picture.pk}-caption_ru": "Мой мост"}
    picture.texts.filter(language="kk").update(caption="Көпір")

    asked = reporters_desk.post(address(picture, other), typed)

    again = {name: str(value) for form in asked.context["forms"] for name, value in shown(form)}
    assert again[f"p{picture.pk}-caption_ru"] == "Мой мост"
    assert [bool(form.non_field_errors()) for form in asked.context["forms"]] == [True, False]
    assert picture.texts.get(language="ru").caption == "Caption"

    reporters_desk.post(address(picture, other), again)
    assert picture.texts.get(language="ru").caption == "Мой мост"


def test_words_written_while_we_save_are_not_overwritten(reporters_desk, reporter, monkeypatch):
    picture = make.picture(by=reporter)
    typed = filled(reporters_desk, picture) | {f"p{picture.pk}-caption_ru": "Мой мост"}
    hold = library.hold

    def somebody_was_faster(held, told):
        picture.texts.filter(language="kk").update(caption="Көпір")
        hold(held, told)

    monkeypatch.setattr(library, "hold", somebody_was_faster)

    asked = reporters_desk.post(address(picture), typed)

    assert asked.context["forms"][0].non_field_errors()
    assert picture.texts.get(language="ru").caption == "Caption"


def test_what_became_public_meanwhile_gives_back_what_was_typed(reporters_desk, reporter):
    public, other = make.picture(by=reporter), make.picture(by=reporter)
    typed = filled(reporters_desk, public, other)
    make.published(lead_picture=public)

    page = reporters_desk.post(
        address(public, other),
        typed | {f"p{public.pk}-caption_ru": "Мой мост", f"p{other.pk}-caption_ru": "Другой мост"},
    )

    assert [(name, "Мой мост" in words) for name, words in page.context["left_out"]] == [
        (public.uploaded_name, True)
    ]
    assert "<dd>Мой мост</dd>" in page.content.decode()
    assert page.context["forms"] == []
    assert other.texts.get(language="ru").caption == "Другой мост"
    assert public.texts.get(language="ru").caption == "Caption"


def test_what_the_table_has_no_room_for_follows(reporters_desk, reporter, monkeypatch):
    monkeypatch.setattr(picture_check, "MOST", 2)
    pictures = [make.picture(by=reporter) for _ in range(3)]
    rest = f"?pictures={pictures[2].pk}"

    page = reporters_desk.get(address(*pictures))
    assert len(page.context["forms"]) == 2
    assert page.content.decode().count(rest) == 1

    saved = reporters_desk.post(address(*pictures), filled(reporters_desk, *pictures))
    assert saved["Location"].endswith(rest)
