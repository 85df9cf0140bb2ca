import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.models import Picture
from tests import make
from tests.desk import writing

ADD = "/admin/articles/picture/add/"


def photo(name="photo.jpg"):
    data = io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(data, "JPEG")
    return SimpleUploadedFile(name, data.getvalue(), "image/jpeg")


def upload(client, file, **typed):
    return client.post(ADD, writing.fields(client.get(ADD)) | {"file": file} | typed)


def test_an_upload_goes_through_the_library_with_its_words(reporter, sign_in):
    words = {"texts-0-caption": "Мост", "texts-0-alt": "Мост через Тобол", "licence": "CC BY"}

    response = upload(sign_in(reporter), photo(), **words)

    picture = Picture.objects.get()
    assert response.status_code == 302
    assert (picture.licence, picture.uploaded_by) == ("CC BY", reporter)
    assert picture.texts.get().caption == "Мост"
    assert picture.renditions.exists()


def test_a_refusal_is_an_error_of_the_form_and_keeps_the_words(reporter, sign_in):
    hostile = SimpleUploadedFile("photo.jpg", b"<svg onload=alert(1)>", "image/jpeg")

    response = upload(sign_in(reporter), hostile, **{"texts-0-caption": "Мост"})

    assert response.status_code == 200
    assert "file" in response.context["adminform"].form.errors
    assert "Мост" in response.content.decode()
    assert not Picture.objects.exists()


def test_another_focal_point_makes_other_files(reporter, sign_in):
    client = sign_in(reporter)
    upload(client, photo())
    picture = Picture.objects.get()
    url = f"/admin/articles/picture/{picture.pk}/change/"

    client.post(url, writing.fields(client.get(url)) | {"focal_x": "0.2", "licence": "Ours"})

    cropped = Picture.objects.get()
    assert cropped.key != picture.key
    assert (cropped.focal_x, cropped.licence) == (0.2, "Ours")


@pytest.mark.parametrize("outside", ["-0.1", "1.5"])
def test_a_focal_point_lies_inside(outside, reporter, sign_in):
    response = upload(sign_in(reporter), photo(), focal_x=outside)

    assert response.status_code == 200
    assert not Picture.objects.exists()


def test_it_says_where_a_picture_is_used(editor, sign_in):
    picture, other = make.picture(), make.picture()
    figure = f'<p>Текст</p><figure data-gallery="{other.pk}, {picture.pk}"></figure>'
    make.article(headline="Ведущая", lead_picture=picture)
    make.article(headline="В тексте", body=figure)
    make.article(headline="Без неё", body=figure.replace(f" {picture.pk}", f" {picture.pk}0"))
    make.author(ru="Портрет").__class__.objects.update(portrait=picture)

    page = sign_in(editor).get(f"/admin/articles/picture/{picture.pk}/change/").content.decode()

    uses = page[page.index('<ul class="uses">') :]
    uses = uses[: uses.index("</ul>")]
    assert "Ведущая" in uses
    assert "В тексте" in uses
    assert "Портрет" in uses
    assert "Без неё" not in uses
