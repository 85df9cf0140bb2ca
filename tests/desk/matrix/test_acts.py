"""Each deed by each role through each door: the word in the table is what happens."""

from itertools import groupby

import pytest

from articles import workflow
from articles.admin.writing import acts, many
from tests.desk.matrix import database, doors, tables
from tests.desk.matrix.deeds import DEEDS

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.unmeasured]
TABLE = tables.acts()


def by_state(name):
    return DEEDS[name].set_up.__name__


STATES = {state: list(names) for state, names in groupby(sorted(TABLE, key=by_state), key=by_state)}


@pytest.fixture
def people(reporter, editor, chief, administrator):
    return dict(zip(tables.ROLES, (reporter, editor, chief, administrator), strict=True))


def test_every_deed_of_the_table_is_tried_and_none_besides():
    assert list(DEEDS) == list(TABLE)


def test_every_act_that_the_desk_knows_is_among_the_deeds():
    steps = {f"_{verb}" for verb in workflow.STEPS}

    untried = {*acts.ACTS, *acts.ACTS_WITHOUT_SAVING, *steps} - {d.button for d in DEEDS.values()}
    untried |= {act.__name__ for act in many.ACTIONS} - {deed.bulk for deed in DEEDS.values()}

    assert not untried, f"The matrix doesn't try {sorted(untried)}: type a block in acts.txt."


@pytest.mark.parametrize("state", STATES)
def test_the_doors_do_what_the_table_says(state, people, sign_in):
    wrong = [
        line
        for role, user in people.items()
        for line in database.taken_back(
            lambda role=role, user=user: _walk(state, role, user, sign_in)
        )
    ]

    assert not wrong, "\n".join(wrong)


def _walk(state, role, user, sign_in):
    """Each deed of a state through each door. The row is made once, and pages are opened once."""
    client, wrong = sign_in(user), []
    made = DEEDS[STATES[state][0]].set_up(user)
    row = type(made)._default_manager.get(pk=made.pk)
    for name in STATES[state]:
        deed = DEEDS[name]
        assert not doors.is_done(deed, row), f"“{name}” is done before anybody knocks"
        for door, word in TABLE[name][role].items():
            found = database.taken_back(
                lambda knock=doors.DOORS[door], deed=deed: knock(client, deed, row)
            )
            if found != word:
                line = f"{name}: {role} through {door}: the table says {word}, the desk {found}"
                wrong.append(line)
    return wrong
