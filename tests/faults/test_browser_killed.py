"""A browser is killed while somebody types in it; the same profile is opened again."""

import json
import random
import re
import time

import pytest

from articles.models import Autosave, RefusedText
from tests import make
from tests.faults.desk import Desk, kill
from tests.faults.figures import is_measured

pytestmark = pytest.mark.browser
TYPES_SECONDS = (9, 13)
SERVER_SECONDS = 10
KILLS = 4 if is_measured() else 2
WORD = re.compile(r"слово\d+")


@pytest.fixture
def desk(server, tmp_path):
    opened = Desk(server, make.article(body="<p>Начало.</p>"), tmp_path / "profile")
    yield opened
    opened.close()


def test_the_server_has_all_but_seconds_and_the_browser_has_all(desk, figures):
    """Browser killed while typing."""
    kills = [killed_while_typing(desk) for _kill in range(KILLS)]

    lost = [word for _typed, _seconds, words in kills for word in words]
    seconds = max(seconds for _typed, seconds, _words in kills)
    figures(
        kills=len(kills),
        words_typed=sum(typed for typed, _seconds, _words in kills),
        seconds_not_yet_on_the_server=seconds,
        words_lost_in_the_same_browser=len(lost),
    )
    assert seconds <= SERVER_SECONDS
    assert lost == []


def killed_while_typing(desk):
    """Words typed, the seconds of them that the server didn't have, and what never came back."""
    RefusedText.objects.all().delete()
    Autosave.objects.all().delete()
    typing = desk.start("type")
    typed = [json.loads(typing.stdout.readline())]
    until = time.time() + random.uniform(*TYPES_SECONDS)

    while time.time() < until:
        typed.append(json.loads(typing.stdout.readline()))
    killed_at = time.time()
    kill(typing)

    on_server = words_of(Autosave.objects.get().data)
    missing = [each for each in typed if each["word"] not in on_server]
    looking = desk.start("look")
    back = words_of(json.loads(looking.stdout.readline())["text"])
    kill(looking)
    lost = [each["word"] for each in typed if each["word"] not in back]
    return len(typed), max((killed_at - each["at"] for each in missing), default=0.0), lost


def words_of(text):
    return set(WORD.findall(text))
