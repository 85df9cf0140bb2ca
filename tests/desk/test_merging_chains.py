"""A source that was merged never cites itself: neighbouring steps that became one are one."""

import pytest

from articles import aliases, merge_preview, merging_names, workflow
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    forms = {"text": "МИА «Казинформ»", "cited": "МИА «Казинформ»"}
    return make.source(ru="Казинформ, лента"), make.source(slug="kazinform", ru=forms)


def steps(page):
    return [[source.name for source in step.sources] for step in page.context["article"].chain]


def desk(article):
    return [(hop.step, hop.source_id) for hop in article.attributions.all()]


@pytest.mark.parametrize("order", ["loser first", "winner first"])
def test_the_page_names_it_once_before_and_after_publishing_anew(pair, order, chief, client):
    loser, winner = pair
    near, far = (loser, winner) if order == "loser first" else (winner, loser)
    senate = make.source(ru={"text": "Пресс-служба Сената", "cited": "пресс-службу Сената"})
    article = make.published(
        chain=[(near, "republished", 1), (far, "reference", 2), (senate, "reference", 3)]
    )

    merging_names.merge("source", loser, winner, by=chief)

    shown = [["МИА «Казинформ»"], ["Пресс-служба Сената"]]
    assert steps(client.get(article.get_absolute_url())) == shown
    article.refresh_from_db()
    assert not workflow.has_unpublished_changes(article)
    article.headline = "Иначе"
    article.save()
    workflow.record(article, by=chief)
    workflow.publish(article, by=chief)
    page = client.get(article.get_absolute_url())
    assert steps(page) == shown
    line = page.context["article"].credit_line.replace("\xa0", " ")
    assert line == "МИА «Казинформ» со ссылкой на пресс-службу Сената."


def test_what_the_desk_saves_next_is_no_change(pair, chief):
    loser, winner = pair
    other = make.source()
    article = make.published(
        chain=[(loser, "republished", 1), (winner, "reference", 2), (other, "reference", 3)]
    )
    merging_names.merge("source", loser, winner, by=chief)
    assert [source for _step, source in desk(article)] == [winner.pk, other.pk]
    article.attributions.filter(source=other).update(step=2)  # as the form numbers its rows

    workflow.record(article, by=chief)

    assert not workflow.has_unpublished_changes(article)


def test_a_source_that_stands_there_for_another_step_stays(pair, chief, client):
    loser, winner = pair
    other = make.source(ru="Акимат")
    apart = make.published(
        chain=[(loser, "republished", 1), (other, "reference", 2), (winner, "reference", 3)]
    )
    beside = make.published(
        chain=[(loser, "republished", 1), (winner, "reference", 2), (other, "reference", 2)]
    )

    merging_names.merge("source", loser, winner, by=chief)

    assert desk(apart) == [(1, winner.pk), (2, other.pk), (3, winner.pk)]
    assert desk(beside) == [(1, winner.pk), (2, winner.pk), (2, other.pk)]
    assert len(steps(client.get(beside.get_absolute_url()))) == 2


def test_the_plan_counts_the_folded_and_names_those_to_look_at(pair):
    loser, winner = pair
    other = make.source()
    folded = [(loser, "republished", 1), (winner, "reference", 2)]
    make.article(chain=folded)
    make.article(chain=[(winner, "republished", 1), (loser, "reference", 2)])
    odd = make.article(chain=[*folded, (other, "reference", 2)])
    make.article(chain=[(loser, "republished", 1), (other, "reference", 2)])

    plan = merge_preview.plan("source", loser, winner)

    assert plan.folded == 2
    assert plan.odd == [(odd.pk, odd.headline)]


def test_the_page_of_merging_says_both(pair, chief, sign_in):
    loser, winner = pair
    chain = [(loser, "republished", 1), (winner, "reference", 2)]
    make.article(chain=chain)
    odd = make.article(chain=[*chain, (make.source(), "reference", 2)])

    page = sign_in(chief).get(
        f"/admin/articles/source/{loser.pk}/merge/",
        {"winner_id": winner.pk, "winner_name": "МИА «Казинформ»"},
    )

    text = page.content.decode()
    assert "Два шага цепочки станут одним" in text
    assert f'href="/admin/articles/article/{odd.pk}/change/"' in text


def test_what_somebody_wrote_twice_by_hand_is_left_alone():
    data = {
        "tags": [],
        "credits": [],
        "chain": [{"source": 2, "step": step} for step in (1, 2)],
    }

    assert aliases.resolve(data, {("source", 1): 2}) == data
