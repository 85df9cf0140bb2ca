"""The front page: slots by hand, filled with the newest."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import workflow
from articles.models import FrontSlot
from tests import make

pytestmark = pytest.mark.django_db


def put(article, tier=FrontSlot.Tier.LEAD, position=1, **values):
    return FrontSlot.objects.create(
        language=article.language,
        article=article,
        tier=tier,
        position=position,
        by=make.user(),
        **values,
    )


def front(client):
    context = client.get("/ru/").context
    second = [card.number for card in context["second"]]
    latest = [card.number for card in context["latest"]]
    return context["lead"] and context["lead"].number, second, latest


@pytest.fixture
def six():
    now = timezone.now()
    return [make.published(at=now - timedelta(hours=hours)) for hours in range(6)]


def test_empty_slots_fill_with_the_newest(client, six):
    lead, second, latest = front(client)

    assert [lead, *second] == [article.pk for article in six[:4]]
    assert latest == [article.pk for article in six[4:]]


def test_what_an_editor_put_there_stands_first_and_once(client, six):
    put(six[5])
    put(six[3], FrontSlot.Tier.SECOND, 2)

    lead, second, latest = front(client)

    assert lead == six[5].pk
    assert second == [six[0].pk, six[3].pk, six[1].pk]
    assert latest == [six[2].pk, six[4].pk]


def test_a_slot_holds_from_and_until_by_the_clock(client, six):
    now = timezone.now()
    put(six[5], starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2))

    assert front(client)[0] == six[0].pk
    with time_machine.travel(now + timedelta(minutes=90), tick=False):
        assert front(client)[0] == six[5].pk
    with time_machine.travel(now + timedelta(hours=2), tick=False):
        assert front(client)[0] == six[0].pk


def test_a_withdrawn_story_leaves_its_slot(client, six, editor):
    put(six[5])
    workflow.withdraw(six[5], by=editor, reason="Снято.")

    assert front(client)[0] == six[0].pk


def test_a_slot_must_end_after_it_begins(six):
    now = timezone.now()

    with pytest.raises(IntegrityError), transaction.atomic():
        put(six[0], starts_at=now, ends_at=now)


def test_breaking_ends_by_the_clock(client):
    now = timezone.now()
    make.published(breaking_until=now + timedelta(hours=1))

    assert client.get("/ru/").context["lead"].is_breaking
    with time_machine.travel(now + timedelta(hours=1), tick=False):
        assert not client.get("/ru/").context["lead"].is_breaking


def test_a_paper_without_stories_still_has_a_front_page(client):
    assert client.get("/kk/").status_code == 200
    assert front(client) == (None, [], [])


def test_a_phone_takes_small_files_for_the_thumbs_of_a_block_alone(client):
    now, section = timezone.now(), make.section()
    for hours in range(16):
        at = now - timedelta(hours=hours)
        make.published(at=at, section=section, lead_picture=make.picture())

    answer = client.get("/ru/")

    [(_section, cards)] = answer.context["blocks"]
    shown = re.split("<article", answer.text.partition('class="block-cards"')[2])[1:]
    has_thumb = ['(max-width: 639px)"' in card and 'sizes="112px"' in card for card in shown]
    assert has_thumb == [False, *([True] * (len(cards) - 1))]
    assert "112px" not in answer.text.partition('class="block-cards"')[0]
