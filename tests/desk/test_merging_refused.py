"""Whom and what merging refuses; nothing has moved then."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles import merging_names
from articles.models import Address
from tests import make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("kind", "role"), [("author", "editor"), ("tag", "reporter")])
def test_it_refuses_whoever_may_not_change_it(kind, role, request):
    made = getattr(make, kind)
    loser, winner, user = made(), made(), request.getfixturevalue(role)

    with pytest.raises(PermissionDenied):
        merging_names.merge(kind, loser, winner, by=user)

    assert not Address.objects.exists()


def test_it_refuses_a_second_time_and_itself(chief):
    loser, winner = make.tag(), make.tag()
    merging_names.merge("tag", loser, winner, by=chief)

    for pair in [(loser, winner), (winner, loser), (winner, winner)]:
        with pytest.raises(ValidationError):
            merging_names.merge("tag", *pair, by=chief)


def test_two_accounts_are_two_people(chief, reporter, editor):
    one, other = make.author(user=reporter), make.author(user=editor)
    desk = make.author(kind="desk")

    for loser, winner in [(one, other), (one, desk)]:
        with pytest.raises(ValidationError):
            merging_names.merge("author", loser, winner, by=chief)
