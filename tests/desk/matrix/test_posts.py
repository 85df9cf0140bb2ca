"""Something plausible sent to every address, by everybody: the answer, and whether it changed."""

import json
from copy import deepcopy
from urllib.parse import parse_qsl

import pytest

from accounts.models import User
from tests.articles import picture_bytes
from tests.desk import writing
from tests.desk.matrix import database, tables, things

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.unmeasured]
SENDINGS = tables.posts()
PHOTO = picture_bytes.encode(picture_bytes.image(320, 240))
TYPED = {"page": "abc", "pairs": [["headline", "Новое"], ["version", "1"]], "at": 0}
BLOCKS = {"language": "ru", "blocks": [["Он сказал: ", '"да"']]}
HOW = "Add a line to tests/desk/matrix/posts.txt, by hand. Then write docs/roles.md anew."


@pytest.fixture
def people(reporter, editor, chief, administrator):
    return {"stranger": None} | dict(
        zip(tables.ROLES, (reporter, editor, chief, administrator), strict=True)
    )


def test_something_is_sent_to_every_address_and_to_no_other():
    known, sent_to = set(tables.addresses()), {sending.route for sending in SENDINGS}

    assert not known - sent_to, f"Nothing is sent to {sorted(known - sent_to)}. {HOW}"
    assert not sent_to - known, f"These addresses are gone: {sorted(sent_to - known)}."


def test_everybody_is_answered_as_the_table_says(people, reporter, editor, client, sign_in):
    numbers = things.numbers(reporter, editor)
    pages = sign_in(people["administrator"])
    forms = [_form(pages, sending, numbers) for sending in SENDINGS]

    wrong = [
        line
        for who, user in people.items()
        for line in database.taken_back(
            lambda who=who, user=user: _walk(who, user, client, numbers, forms)
        )
    ]

    assert not wrong, "\n".join(wrong)


def _walk(who, user, client, numbers, forms):
    """Everything sent by one person, each to the desk as it was at first."""
    if user:
        client.force_login(user)
    signed_in, before, wrong = deepcopy(client.cookies), database.digest(), []
    for sending, form in zip(SENDINGS, forms, strict=True):
        client.cookies = deepcopy(signed_in)  # one of them signs out
        sent = _what(sending, form, numbers, user)
        found = database.taken_back(lambda sent=sent: _answer(client, sent, before))
        if found != sending.answers[who]:
            said = f"the table says {sending.answers[who]}, the desk {found}"
            wrong.append(f"{sending.address} ({sending.what}): {who}: {said}")
    return wrong


def _address(sending, numbers):
    path = "" if sending.address == "(start)" else sending.address.format_map(numbers)
    return f"/admin/{path}"


def _form(client, sending, numbers):
    """What the page's own form holds, where that is sent."""
    wanted = sending.what.partition("&")[0] == "form"
    return writing.fields(client.get(_address(sending, numbers))) if wanted else {}


def _what(sending, form, numbers, user):
    """The arguments of client.post."""
    address = {"path": _address(sending, numbers)}
    if sending.what in ("typed", "blocks"):
        number = (user or User.objects.first()).pk
        sent = {**TYPED, "user": number} if sending.what == "typed" else BLOCKS
        return {**address, "data": json.dumps(sent), "content_type": "application/json"}
    if sending.what == "file":
        return {**address, "data": {"file": picture_bytes.upload(PHOTO, "knocked.jpg")}}
    typed = sending.what.removeprefix("form").format_map(numbers).replace("\\n", "\n")
    return {**address, "data": form | dict(parse_qsl(typed.strip("-")))}


def _answer(client, sent, before):
    answer, is_changed = database.watched(lambda: client.post(**sent), before)
    return f"{answer.status_code}+" if is_changed else f"{answer.status_code}"
