"""Captions of a gallery's pictures at the desk: offered, compared, in a conflict, and read."""

import re

import pytest

from articles import workflow
from articles.models import Article
from tests import make
from tests.desk import writing
from tests.desk.test_article_conflict import saved_by_another

pytestmark = pytest.mark.django_db


@pytest.fixture
def pictures(db):
    return [make.picture(), make.picture()]


def gallery(pictures, told):
    captions = "".join(
        f'<figcaption data-of="{number}">{words}</figcaption>' for number, words in told.items()
    )
    numbers = ",".join(str(picture.pk) for picture in pictures)
    return f'<p>Текст.</p><figure data-gallery="{numbers}">{captions}</figure>'


def captions(client, numbers, language):
    asked = {"numbers": numbers, "language": language}
    rows = client.get("/admin/articles/article/choices/captions/", asked).json()["results"]
    return {row["id"]: row["text"] for row in rows}


def words(html):
    text = re.sub(r"<[^>]+>", "", html)
    return re.sub(r"\s+", " ", text)


def test_the_librarys_captions_are_told_in_the_language_of_the_article(desk, pictures):
    one, two = pictures
    one.texts.filter(language="kk").update(caption="Көпір")
    two.texts.filter(language="kk").delete()
    make.picture()

    told = captions(desk, f"{one.pk},{two.pk}", "kk")

    assert told == {one.pk: "Көпір"}
    assert captions(desk, f"{one.pk},{two.pk}", "ru").keys() == {one.pk, two.pk}


@pytest.mark.parametrize("numbers", ["", "x,,-1", "9" * 40, "999999", "1;drop"])
def test_numbers_of_nothing_have_none(desk, pictures, numbers):
    assert captions(desk, numbers, "ru") == {}


def test_a_language_that_we_do_not_have_has_none(desk, pictures):
    assert captions(desk, str(pictures[0].pk), "de") == {}


def test_whoever_is_not_signed_in_is_told_nothing(client, pictures):
    answer = client.get("/admin/articles/article/choices/captions/", {"numbers": pictures[0].pk})

    assert answer.status_code == 302


def test_comparing_says_whose_caption_changed(desk, pictures):
    one, two = pictures
    article = make.published(body=gallery(pictures, {one.pk: "Мост"}))

    writing.press(desk, "_save", article, body=gallery(pictures, {two.pk: "Мост"}))
    page = desk.get(f"/admin/articles/article/{article.pk}/compare/")

    compared = page.context["compared"]
    assert not compared.only_looks
    shown = words(page.content.decode())
    assert f"Изображение {one.pk}: Мост" in shown
    assert f"Изображение {two.pk}: Мост" in shown


def test_a_conflict_says_whose_captions_collide(desk, pictures, chief):
    one, two = pictures
    article = make.article(body=gallery(pictures, {}))
    typed = writing.fields(desk.get(writing.address(article)))
    saved_by_another(article, chief, body=gallery(pictures, {one.pk: "Мост"}))

    mine = typed | {"body": gallery(pictures, {two.pk: "Река"})}
    answer = desk.post(writing.address(article), mine | {"_save": "1"})
    shown = words(desk.get(answer.url).content.decode())

    assert f"Изображение {one.pk}: Мост" in shown
    assert f"Изображение {two.pk}: Река" in shown
    assert Article.objects.get().body == gallery(pictures, {one.pk: "Мост"})


def test_a_caption_and_a_paragraph_changed_at_once_are_merged(desk, pictures, chief):
    one = pictures[0]
    article = make.article(body=gallery(pictures, {}))
    typed = writing.fields(desk.get(writing.address(article)))
    saved_by_another(article, chief, body=gallery(pictures, {one.pk: "Мост"}))

    mine = typed | {"body": gallery(pictures, {}).replace("Текст.", "Текст иначе.")}
    desk.post(writing.address(article), mine | {"_save": "1"})

    body = Article.objects.get().body
    assert f'<figcaption data-of="{one.pk}">Мост</figcaption>' in body
    assert "Текст иначе." in body


def test_whoever_only_reads_sees_each_picture_with_its_caption(reporters_desk, reporter, pictures):
    one, two = pictures
    body = gallery(pictures, {two.pk: "Река &amp; мост"})
    article = make.article(by=reporter, body=body)
    workflow.submit(article, by=reporter)

    page = reporters_desk.get(writing.address(article)).content.decode()

    shown = page[page.index('class="body-read"') :]
    figures = re.findall(r"<figure><img src=\"([^\"]*)\"[^>]*>(.*?)</figure>", shown)
    assert [address.rstrip("/").rpartition("/")[2] for address, _words in figures] == [
        str(one.pk),
        str(two.pk),
    ]
    assert [said for _address, said in figures] == [
        "",
        "<figcaption>Река &amp; мост</figcaption>",
    ]
