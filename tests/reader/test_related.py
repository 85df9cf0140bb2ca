"""What an article leads to: chosen stories beneath it, and links to our own by their number."""

import pytest

from articles import relating, workflow
from tests import make

pytestmark = pytest.mark.django_db


def article_with(*others, **values):
    made = make.article(**values)
    relating.choose(made, [other.pk for other in others])
    workflow.record(made, by=make.user())
    workflow.publish(made, by=make.superuser(), is_archive=True)
    return made


def shown(client, article):
    return client.get(article.get_absolute_url()).context["article"]


def test_chosen_stories_stand_beneath_in_their_order(client):
    first, second = make.published(), make.published()
    article = article_with(second, first)

    page = client.get(article.get_absolute_url())

    assert "Читайте также" in page.content.decode()
    assert [card.number for card in page.context["article"].related] == [second.pk, first.pk]


def test_the_newest_do_not_repeat_them(client):
    other, newest = make.published(), make.published()
    article = article_with(other)

    numbers = [card.number for card in shown(client, article).recent]

    assert newest.pk in numbers
    assert other.pk not in numbers


def test_only_public_ones_are_shown_and_at_most_four(client):
    draft, gone = make.article(), make.published()
    public = [make.published() for _ in range(5)]
    article = article_with(draft, gone, *public)
    workflow.withdraw(gone, by=make.superuser(), reason="Ошибка")

    assert [card.number for card in shown(client, article).related] == [
        other.pk for other in public[:4]
    ]


def test_a_change_shows_only_once_it_is_published(client):
    other = make.published()
    article = article_with()

    relating.choose(article, [other.pk])
    workflow.record(article, by=make.user())

    assert not shown(client, article).related


def test_a_link_by_number_leads_straight_to_the_address_of_now(client):
    other = make.published(headline="Мост открыт")
    article = article_with(body=f'<p><a href="/ru/{other.pk}/">мост</a></p>')

    page = client.get(article.get_absolute_url()).content.decode()

    assert f'<a href="{other.get_absolute_url()}">мост</a>' in page


def test_a_link_to_what_is_not_public_stays_as_it_is(client):
    draft = make.article()
    article = article_with(body=f'<p><a href="/ru/{draft.pk}/">мост</a></p>')

    page = client.get(article.get_absolute_url()).content.decode()

    assert f'<a href="/ru/{draft.pk}/">мост</a>' in page


def test_the_article_itself_is_never_related_to_itself(client, django_assert_num_queries):
    article = article_with(body="<p>Текст.</p>")

    assert not shown(client, article).related
