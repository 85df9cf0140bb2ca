"""Links to what readers can't open yet are said while writing; they don't hold Publish up."""

import pytest

from articles import requirements, snapshot, workflow
from tests import make

pytestmark = pytest.mark.django_db


def said(other, to=None):
    article = make.article(body=f'<p><a href="/ru/{other.pk}/">раньше</a></p>')
    text = requirements.Text(snapshot.take(article), article, shown_to=to)
    return [problem for problem in requirements.problems_of(text) if "раньше" in problem.message]


def test_a_draft_is_told_of_by_its_headline_to_who_may_see_it_and_advises_only(editor):
    draft = make.article(headline="Мост")

    (problem,) = said(draft, to=editor)

    assert "Мост" in problem.message
    assert problem.thing == ("article", draft.pk)
    assert not problem.blocking


@pytest.mark.parametrize("who", ["reporter", None])
def test_to_others_it_is_told_of_without_its_headline_and_without_a_way_there(who, request):
    draft = make.article(headline="Мост")

    (problem,) = said(draft, to=who and request.getfixturevalue(who))

    assert "Мост" not in problem.message
    assert problem.thing is None
    assert not problem.blocking


def test_what_is_public_is_not():
    assert said(make.published()) == []


def test_what_was_withdrawn_is_not_either_since_its_address_says_why():
    gone = make.published()
    workflow.withdraw(gone, by=make.superuser(), reason="Ошибка")

    assert said(gone) == []
