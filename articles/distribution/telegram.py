"""Three words of Telegram's Bot API: send, edit, delete. The token stands in the address."""

import json
from typing import Any

from django.conf import settings

from articles.distribution import asking

JSON = "application/json"
SAME = "message is not modified"
GONE = ("message to edit not found", "message to delete not found", "message_id_invalid")


class Gone(Exception):
    """There is no such message in the channel any more."""


def send(channel: str, text: str, preview: str) -> int:
    """Post a text and return its number there; its link preview is of the address `preview`."""
    shown = {"link_preview_options": _preview(preview)}
    result = _call("sendMessage", chat_id=_chat(channel), **_words(text), **shown)
    try:
        return int(result["message_id"])
    except (KeyError, TypeError, ValueError):
        raise asking.NoAnswer("Telegram: it did not say which message it is.") from None


def edit(channel: str, message: int, text: str, preview: str) -> None:
    """Let a post say another text. Raises Gone where somebody has deleted it."""
    shown = {"link_preview_options": _preview(preview)}
    try:
        _call("editMessageText", **_one(channel, message), **_words(text), **shown)
    except asking.Refused as refusal:
        if SAME not in str(refusal):
            _raise_gone(refusal)


def delete(channel: str, message: int) -> None:
    """Take a post away. Raises Gone where somebody has done so."""
    try:
        _call("deleteMessage", **_one(channel, message))
    except asking.Refused as refusal:
        _raise_gone(refusal)


def _raise_gone(refusal: asking.Refused) -> None:
    if any(words in str(refusal).lower() for words in GONE):
        raise Gone from None
    raise refusal


def _words(text: str) -> dict[str, str]:
    return {"text": text, "parse_mode": "HTML"}


def _preview(url: str) -> dict[str, Any]:
    return {"url": url} if url else {"is_disabled": True}


def _one(channel: str, message: int) -> dict[str, Any]:
    return {"chat_id": _chat(channel), "message_id": message}


def _chat(channel: str) -> str | int:
    """A name as @name, or the number of a private channel."""
    return channel if channel.startswith("@") else int(channel)


def _call(method: str, **values: Any) -> Any:
    """What the method returns. An answer that is not Telegram's leaves open what was done."""
    url = f"{settings.NEWSROOM_TELEGRAM_API}/bot{settings.NEWSROOM_TELEGRAM_TOKEN}/{method}"
    data = json.dumps(values, ensure_ascii=False).encode()
    try:
        answer = _read(asking.post("Telegram", url, data, JSON))
    except asking.Refused as refusal:
        said = _read(refusal.body).get("description")
        words = f"Telegram: {refusal.status} {said}" if said else str(refusal)
        raise asking.Refused(asking.without_secrets(words)) from None
    except asking.Later as later:
        raise _waiting(later) from None
    if answer.get("ok"):
        return answer.get("result")
    raise asking.NoAnswer("Telegram: somebody else answered.")


def _waiting(later: asking.Later) -> asking.Failure:
    """With the seconds that Telegram asks for; one in front of it doesn't know what was done."""
    answer = _read(later.body)
    if "ok" not in answer and later.status >= 500:
        return asking.NoAnswer(str(later))
    asked = (answer.get("parameters") or {}).get("retry_after")
    seconds = float(asked) if isinstance(asked, int) else later.seconds
    return asking.Later(str(later), seconds=seconds)


def _read(body: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(body)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
