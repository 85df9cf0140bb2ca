import re

import pytest
from django.utils.translation import override

from articles import workflow
from reader import images
from reader.body import render
from tests import make

pytestmark = pytest.mark.django_db


def page_of(client, article):
    return client.get(article.get_absolute_url()).content.decode()


def captions(html):
    found = re.findall(r"<figcaption>(.*?)</figcaption>", html, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", caption).strip() for caption in found]


@pytest.fixture
def pictures(db):
    made = [make.picture(), make.picture()]
    for number, picture in enumerate(made, 1):
        picture.texts.update(caption=f"Подпись {number}", credit="Тобол")
    return made


def test_a_gallery_shows_its_pictures_in_order_and_can_be_walked_by_keys(client, pictures):
    second, first = pictures
    body = (
        f'<p>Текст.</p><figure data-gallery="{first.pk},{second.pk}">'
        "<figcaption>Два дня</figcaption></figure>"
    )

    html = page_of(client, make.published(body=body))

    gallery = html[html.index('class="gallery"') :]
    assert captions(gallery) == ["Подпись 2 Фото: Тобол", "Подпись 1 Фото: Тобол"]
    assert re.search(
        r'role="group" tabindex="0"\s+aria-label="Галерея, 2 изображения: Два дня"', gallery
    )
    assert 'class="gallery-caption">Два дня<' in gallery


def test_each_picture_of_it_may_have_another_caption_here(client, pictures):
    first, second = pictures
    body = (
        f'<p>Текст.</p><figure data-gallery="{first.pk},{second.pk}">'
        f'<figcaption data-of="{second.pk}">"Мост" &lt;b&gt; &amp; река</figcaption>'
        "<figcaption>Два дня</figcaption></figure>"
    )

    html = page_of(client, make.published(body=body))

    assert captions(html) == ["Подпись 1 Фото: Тобол", "«Мост» &lt;b&gt; &amp; река Фото: Тобол"]
    assert 'class="gallery-caption">Два дня<' in html
    assert "data-of" not in html


def test_the_library_says_the_rest_in_the_language_of_the_page(client, pictures):
    first, second = pictures
    first.texts.filter(language="kk").update(caption="Көпір")
    body = (
        f'<p>Мәтін.</p><figure data-gallery="{first.pk},{second.pk}">'
        f'<figcaption data-of="{second.pk}">Өзен</figcaption></figure>'
    )

    html = page_of(client, make.published(language="kk", body=body))

    assert captions(html) == ["Көпір Фото: Тобол", "Өзен Фото: Тобол"]


def test_the_caption_of_a_picture_that_is_not_there_goes_with_it(pictures):
    there, gone = pictures
    figure = (
        f'<figure data-gallery="{there.pk},{gone.pk}">'
        f'<figcaption data-of="{gone.pk}">Чужая</figcaption></figure>'
    )

    with override("ru"):
        html = render(figure, images.load([there.pk], "ru"))

    assert captions(html) == ["Подпись 1 Фото: Тобол"]


def test_nothing_moves_while_its_pictures_arrive(client, pictures):
    body = f'<p>Текст.</p><figure data-gallery="{pictures[0].pk},{pictures[1].pk}"></figure>'

    html = page_of(client, make.published(body=body))

    images = re.findall(r"<img[^>]*>", html[html.index('class="gallery"') :])
    assert images
    assert all("width=" in image and "height=" in image for image in images[:2])
    assert all('loading="lazy"' in image for image in images[:2])


def test_a_picture_has_another_caption_where_it_is_given_one(client, pictures):
    first, second = pictures
    body = (
        f'<p>Текст.</p><figure data-picture="{first.pk}">'
        "<figcaption>Здесь иначе</figcaption></figure>"
        f'<figure data-picture="{second.pk}"><figcaption></figcaption></figure>'
    )

    html = page_of(client, make.published(body=body))

    assert captions(html) == ["Здесь иначе Фото: Тобол", "Подпись 2 Фото: Тобол"]


def test_the_lead_picture_has_another_caption_in_this_article_alone(client, pictures):
    article = make.published(lead_picture=pictures[0], lead_caption='Только "здесь"')
    other = make.published(lead_picture=pictures[0])

    assert captions(page_of(client, article))[0].startswith("Только «здесь»")
    assert captions(page_of(client, other))[0].startswith("Подпись 1")


def test_a_caption_changed_at_the_desk_waits_for_publishing(client, pictures):
    article = make.published(lead_picture=pictures[0], lead_caption="Первая")
    article.lead_caption = "Вторая"
    article.save()
    workflow.record(article, by=make.superuser())
    assert captions(page_of(client, article))[0].startswith("Первая")

    workflow.publish(article, by=make.superuser())

    assert captions(page_of(client, article))[0].startswith("Вторая")


def test_discarding_brings_the_caption_back(pictures):
    article = make.published(lead_picture=pictures[0], lead_caption="Первая")
    article.lead_caption = "Вторая"
    article.save()

    workflow.discard_changes(article, by=make.superuser())

    article.refresh_from_db()
    assert article.lead_caption == "Первая"
