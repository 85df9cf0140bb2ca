import pytest
from PIL import Image

from articles import library, workflow
from articles.admin.picture_columns import words_of
from articles.models import Picture
from articles.pictures import PictureRefused
from tests import make
from tests.articles import media, picture_bytes
from tests.desk import writing

pytestmark = pytest.mark.django_db(transaction=True)

LIGHT_RISES = picture_bytes.image(480, 320).rotate(180)
PHOTO = picture_bytes.encode(LIGHT_RISES)


@pytest.fixture
def picture(reporter):
    return library.add_picture(PHOTO, "a.jpg", by=reporter)


def address(picture, page="change"):
    return f"/admin/articles/picture/{picture.pk}/{page}/"


def save(client, picture, **typed):
    url = address(picture)
    return client.post(url, writing.fields(client.get(url)) | typed)


def test_another_focal_point_makes_other_files(desk, picture):
    save(desk, picture, focal_x="0.2", licence="Ours")

    cropped = Picture.objects.get()
    assert cropped.key != picture.key
    assert (cropped.focal_x, cropped.licence) == (0.2, "Ours")


@pytest.mark.parametrize("outside", ["-0.1", "1.5"])
def test_a_focal_point_lies_inside(outside, desk, picture):
    response = save(desk, picture, focal_x=outside)

    assert response.status_code == 200
    assert Picture.objects.get().key == picture.key


def test_a_crop_is_drawn_in_numbers_and_taken_away_again(desk, picture):
    left, top, width = "crop_1x1_0", "crop_1x1_1", "crop_1x1_2"

    save(desk, picture, **{left: "10", top: "0", width: "50"})
    drawn = Picture.objects.get()
    save(desk, drawn, **{left: "", top: "", width: ""})

    assert drawn.crops == {"1x1": [0.1, 0, 0.5, 0.75]}
    assert Picture.objects.get().crops == {}


def test_a_crop_needs_all_its_numbers(desk, picture):
    response = save(desk, picture, crop_1x1_0="10")

    assert response.status_code == 200
    assert "crop_1x1" in response.context["adminform"].form.errors


def test_saving_words_alone_makes_no_files(desk, picture):
    save(desk, picture, **{"texts-0-caption": "Мост"})

    assert Picture.objects.get().key == picture.key
    assert picture.texts.get().caption == "Мост"


def test_it_says_where_a_picture_is_used(desk, picture):
    other = make.picture()
    figure = f'<p>Текст</p><figure data-gallery="{other.pk},{picture.pk}"></figure>'
    make.article(headline="Ведущая", lead_picture=picture)
    make.article(headline="В тексте", body=figure)
    make.article(headline="Без неё", body=figure.replace(f",{picture.pk}", f",{picture.pk}0"))
    picture.texts.create(language="ru", caption="Мост", alt="Мост", credit="Тобол")
    public = make.published(headline="Опубликованная", lead_picture=picture)
    make.author(ru="Портрет").__class__.objects.update(portrait=picture)

    uses = desk.get(address(picture)).context["uses"]

    told = {use.title: use.notes for use in uses}
    assert told["Ведущая"] == ["главное изображение"]
    assert told["В тексте"] == ["в тексте"]
    assert told["Опубликованная"] == ["главное изображение", "читатели видят"]
    assert told["Портрет"] == ["портрет автора"]
    assert "Без неё" not in told
    assert {use.public_address for use in uses} == {"", public.get_absolute_url()}


def test_another_file_takes_its_place(desk, picture):
    other = picture_bytes.encode(picture_bytes.image(480, 320))
    file = picture_bytes.upload(other, "b.jpg")

    response = desk.post(address(picture, "replace"), {"file": file})

    assert response.status_code == 302
    assert Picture.objects.get().uploaded_name == "b.jpg"


def test_after_a_retouch_nobody_has_to_check(desk, picture):
    retouched = picture_bytes.encode(LIGHT_RISES.resize((240, 160)))

    response = desk.post(
        address(picture, "replace"), {"file": picture_bytes.upload(retouched, "b.jpg")}
    )

    assert response["Location"] == address(picture)


def test_a_file_that_the_library_has_already_is_asked_about(desk, picture, reporter):
    field = Image.effect_noise((12, 8), 90).resize((480, 320)).convert("RGB")
    twin = library.add_picture(picture_bytes.encode(field), "twin.jpg", by=reporter)
    other = picture_bytes.encode(field.resize((240, 160)))
    page = address(picture, "replace")

    asked = desk.post(page, {"file": picture_bytes.upload(other, "b.jpg")})
    assert [row["id"] for row in asked.context["alike"]] == [twin.pk]
    assert Picture.objects.get(pk=picture.pk).uploaded_name == "a.jpg"

    desk.post(page, {"file": picture_bytes.upload(other, "b.jpg"), "keep": "1"})
    assert Picture.objects.get(pk=picture.pk).uploaded_name == "b.jpg"


@pytest.mark.parametrize("given", [{}, {"file": picture_bytes.upload(b"<?php", "a.php")}])
def test_what_is_no_picture_replaces_nothing(desk, picture, given):
    before = media.snapshot(picture)

    response = desk.post(address(picture, "replace"), given)

    assert response.status_code == 200
    assert response.context["refused"]
    assert media.snapshot(picture) == before


def test_a_used_picture_is_not_deleted_and_says_where_it_is(desk, picture):
    make.article(headline="Ведущая", lead_picture=picture)

    page = desk.get(address(picture, "delete"))
    response = desk.post(address(picture, "delete"), {"post": "yes"})

    assert "Ведущая" in page.content.decode()
    assert "Ведущая" in response.content.decode()
    assert Picture.objects.exists()
    assert media.known(picture) <= media.stored()


def test_an_unused_picture_is_deleted_with_its_files(desk, picture):
    response = desk.post(address(picture, "delete"), {"post": "yes"})

    assert response.status_code == 302
    assert not Picture.objects.exists()
    assert media.stored() == set()


def test_a_reporter_may_look_at_what_readers_see_and_not_change_it(reporters_desk, picture):
    picture.texts.create(language="ru", caption="Мост", alt="Мост", credit="Тобол")
    assert "focal_x" in reporters_desk.get(address(picture)).content.decode()
    make.published(lead_picture=picture)

    page = reporters_desk.get(address(picture))

    assert "focal_x" not in page.content.decode()
    assert reporters_desk.post(address(picture), {"licence": "x"}).status_code == 403
    assert reporters_desk.get(address(picture, "replace")).status_code == 403
    assert reporters_desk.post(address(picture, "delete"), {"post": "yes"}).status_code == 403


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(desk, picture):
    typed = writing.fields(desk.get(address(picture)))
    Picture.objects.update(byline="Чужой")

    refused = desk.post(address(picture), typed | {"licence": "Ours"})

    assert refused.status_code == 200
    assert (Picture.objects.get().byline, Picture.objects.get().licence) == ("Чужой", "")
    assert writing.fields(refused)["licence"] == "Ours"

    desk.post(address(picture), writing.fields(refused))
    assert (Picture.objects.get().byline, Picture.objects.get().licence) == ("", "Ours")


def test_a_crop_of_a_file_that_was_replaced_is_refused(desk, picture, editor):
    typed = writing.fields(desk.get(address(picture)))
    other = picture_bytes.encode(picture_bytes.image(480, 320))
    library.replace(picture, other, "b.jpg", by=editor)

    refused = desk.post(address(picture), typed | {"focal_x": "0.1"})

    assert refused.context["adminform"].form.non_field_errors()
    assert Picture.objects.get().focal_x == 0.5


@pytest.mark.parametrize("fails", ["exchange", "tell"])
def test_a_crop_that_is_refused_saves_nothing_and_says_nothing_else(
    desk, picture, monkeypatch, fails
):
    def full(*_args, **_kwargs):
        raise PictureRefused("no_room", name="a.jpg")

    module = library if fails == "tell" else library.picture_making
    monkeypatch.setattr(module, fails, full)
    page = desk.get(address(picture))
    before = media.snapshot(picture)

    response = desk.post(
        address(picture),
        writing.fields(page) | {"focal_x": "0.2", "licence": "Ours", "texts-0-caption": "Мост"},
    )

    form = response.context["adminform"].form
    assert ["a.jpg" in each for each in form.non_field_errors()] == [True]
    assert list(response.context["messages"]) == []
    assert media.snapshot(picture) == before
    assert not picture.texts.filter(caption="Мост").exists()


def test_of_a_picture_in_an_earlier_save_deleting_is_asked_with_that(desk, picture, editor):
    article = make.article(lead_picture=picture)
    article.lead_picture = None
    article.save()
    workflow.record(article, by=editor)

    page = desk.get(address(picture, "delete"))

    assert page.context["saves"] == 1
    assert "1 статьи" in page.content.decode()


def test_a_text_that_has_a_credit_alone_is_shown_by_it(picture):
    picture.texts.create(language="kk", credit="Тобыл")

    assert words_of(picture).credit == "Тобыл"
