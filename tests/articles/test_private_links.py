"""Links to what readers can't open yet are said while writing; they don't hold Publish up."""

import pytest

from articles import requirements, workflow
from tests import make

pytestmark = pytest.mark.django_db


def said(other):
    article = make.article(body=f'<p><a href="/ru/{other.pk}/">раньше</a></p>')
    return [
        (problem.message, problem.blocking)
        for problem in requirements.problems(article)
        if problem.thing == ("article", other.pk)
    ]


def test_a_draft_is_told_of_by_its_headline_and_advises_only():
    draft = make.article(headline="Мост")

    ((message, blocks),) = said(draft)

    assert "раньше" in message
    assert "Мост" in message
    assert not blocks


def test_what_is_public_is_not():
    assert said(make.published()) == []


def test_what_was_withdrawn_is_not_either_since_its_address_says_why():
    gone = make.published()
    workflow.withdraw(gone, by=make.superuser(), reason="Ошибка")

    assert said(gone) == []
