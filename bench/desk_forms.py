"""The writing screen's buttons, pressed as a browser does: the whole form is sent each time."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from django.test import Client
from django.utils import timezone

BUTTONS = (
    "form: saving a draft",
    "form: publishing",
    "form: publishing a change",
    "form: planning a change",
    "form: moving the plan",
    "form: dropping the plan",
)


def steps(client: Client, article: Any) -> dict[str, Callable[[], Callable[[], Any]]]:
    """Each button, as what opens the screen and gives what presses it: only that is measured."""
    first, last = (
        f"{timezone.localtime() + timedelta(days=days):%Y-%m-%dT%H:%M}" for days in (1, 2)
    )
    changed = "Уровень воды упал на метр: "
    pressed: tuple[dict[str, str], ...] = (
        {"deck": "Вода уходит.", "_save": "1"},
        {"_publish": "1"},
        {"deck": f"{changed}утром.", "public_note": "Стало известно больше.", "_publish": "1"},
        {"deck": f"{changed}днём.", "publish_at": first, "_schedule": "1"},
        {"publish_at": last, "_schedule": "1"},
        {"_cancel_change": "1"},
    )
    return {
        button: partial(_open, client, article, typed)
        for button, typed in zip(BUTTONS, pressed, strict=True)
    }


def _open(client: Client, article: Any, typed: dict[str, str]) -> Callable[[], Any]:
    from tests.desk import writing

    data = writing.fields(client.get(writing.address(article)))
    typed = {"is_minor": "", **typed}  # of its two radio buttons the reader takes the last
    return partial(_press, client, writing.address(article), data | typed)


def _press(client: Client, address: str, data: dict[str, str]) -> Any:
    from django.contrib.messages import get_messages

    answer = client.post(address, data)
    said = [(each.level_tag, str(each)) for each in get_messages(answer.wsgi_request)]
    if answer.status_code != 302 or any(level == "error" for level, _text in said):
        raise SystemExit(f"{address}: {answer.status_code} {said}")
    return answer
