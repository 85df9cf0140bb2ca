"""Each deed by each role through each door: the word in the table is what happens."""

import pytest

from articles.models import Article
from tests.desk.matrix import doors, tables
from tests.desk.matrix.deeds import DEEDS

pytestmark = pytest.mark.django_db
TABLE = tables.acts()


@pytest.fixture
def people(reporter, editor, chief, administrator):
    return dict(zip(tables.ROLES, (reporter, editor, chief, administrator), strict=True))


def test_every_deed_of_the_table_is_tried_and_none_besides():
    assert list(DEEDS) == list(TABLE)


@pytest.mark.parametrize("name", TABLE)
def test_the_door_does_what_the_table_says(name, people, sign_in):
    deed, expected = DEEDS[name], TABLE[name]
    found = {role: _walk(deed, user, sign_in(user)) for role, user in people.items()}

    wrong = [
        f"{role} through {door}: the table says {word}, the desk {found[role][door]}"
        for role, words in expected.items()
        for door, word in words.items()
        if found[role][door] != word
    ]

    assert not wrong, "\n".join(wrong)


def _walk(deed, user, client):
    """Knock at each door, at a fresh article whenever the deed has been done to the last one."""
    words, article = {}, None
    for name, door in doors.DOORS.items():
        if article is None or doors.is_done(deed, article):
            article = Article.objects.get(pk=deed.set_up(user).pk)
            assert not doors.is_done(deed, article), f"{deed} is done before anybody knocks"
        words[name] = door(client, deed, article)
    return words
