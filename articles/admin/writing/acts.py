"""What the buttons do once the text is saved: each goes through one door of workflow."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import front_page, proposals, versions, workflow
from articles.admin.writing import advice, brought_back, how, standing
from articles.admin.writing.times import TimeField
from articles.admin.writing.who import person
from articles.models import Article, FrontSlot, Source, Tag
from articles.text import words

Act = Callable[[Article, HttpRequest], str]
PROPOSED: dict[str, type[Tag | Source]] = {"tag": Tag, "source": Source}


def submit(article: Article, request: HttpRequest) -> str:
    workflow.submit(article, by=person(request), note=_note(request, "return_note"))
    return _("Handed in: an editor will read it.")


def take_back(article: Article, request: HttpRequest) -> str:
    workflow.take_back(article, by=person(request))
    return _("Taken back: it is your draft again.")


def send_back(article: Article, request: HttpRequest) -> str:
    workflow.send_back(article, by=person(request), note=_note(request, "return_note"))
    return _("Returned with your note.")


def take(article: Article, request: HttpRequest) -> str:
    workflow.take(article, by=person(request))
    return _("Taken: your colleagues see that you work on it.")


def publish(article: Article, request: HttpRequest) -> str:
    if article.was_public and not _has_news(article) and not _note(request, "public_note"):
        return _("Saved. Nothing has changed since it was published.")
    was_public = article.status == Article.Status.PUBLISHED and not article.is_scheduled
    workflow.publish(article, by=person(request), upon=_upon(request), **_how(request))
    advice.tell(request, article)
    return _("The change is public.") if was_public else _("Published.")


def schedule(article: Article, request: HttpRequest) -> str:
    moment = _moment(request.POST.get("publish_at", ""))
    workflow.publish(article, by=person(request), at=moment, upon=_upon(request), **_how(request))
    advice.tell(request, article)
    return _("It will be public from %(time)s.") % {"time": standing.exact(moment)}


def cancel_change(article: Article, request: HttpRequest) -> str:
    workflow.cancel_change(article, by=person(request))
    return _("The plan is dropped. Readers keep what they have; the change stays at the desk.")


def withdraw(article: Article, request: HttpRequest) -> str:
    planned = article.is_scheduled
    workflow.withdraw(article, by=person(request), reason=_note(request, "withdraw_reason"))
    if planned:
        return _("Taken off the schedule: it is a draft again.")
    return _("Withdrawn. Its address says why.")


def kill(article: Article, request: HttpRequest) -> str:
    workflow.kill(article, by=person(request), reason=_note(request, "kill_reason"))
    return _("Killed. Its address says why, and nobody can publish it until it is reopened.")


def reopen(article: Article, request: HttpRequest) -> str:
    workflow.reopen(article, by=person(request), note=_note(request, "reopen_note"))
    return _("Reopened: it is a draft. Its address says why it is gone until it is public again.")


def discard(article: Article, request: HttpRequest) -> str:
    workflow.discard_changes(article, by=person(request), upon=_upon(request))
    if published := article.latest_edition:
        brought_back.tell(request, article, published.revision.version)
    return _("The changes are discarded; they stay in the history.")


def confirm(article: Article, request: HttpRequest) -> str:
    """Confirm the tag or source that the button names: "tag:12"."""
    kind, _colon, number = request.POST.get("_confirm", "").partition(":")
    rows = PROPOSED.get(kind)
    thing = rows._default_manager.filter(pk=number).first() if rows and number.isdecimal() else None
    if thing is None:
        raise ValidationError(_("What was to be confirmed is gone."))
    proposals.confirm(thing, by=person(request))
    return _("Confirmed.")


class SlotForm(forms.ModelForm):
    """A place on the front page, asked for from the article."""

    prefix = "front"
    starts_at = TimeField(required=False)
    ends_at = TimeField(required=False)

    class Meta:
        model = FrontSlot
        fields = ["tier", "position"]


def put_on_front(article: Article, request: HttpRequest) -> str:
    form = SlotForm(request.POST)
    if not form.is_valid():
        raise ValidationError([text for texts in form.errors.values() for text in texts])
    front_page.put(article, by=person(request), **form.cleaned_data)
    return _("It has its place on the front page.")


def saved(article: Article, request: HttpRequest) -> str:
    if article.status == Article.Status.PUBLISHED:
        return _("Saved at the desk. Readers see the change when it is published.")
    return _("Saved.")


ACTS: dict[str, Act] = {
    "_submit": submit,
    "_publish": publish,
    "_schedule": schedule,
    "_withdraw": withdraw,
    "_return": send_back,
    "_take": take,
    "_cancel_change": cancel_change,
    "_kill": kill,
    "_reopen": reopen,
    "_confirm": confirm,
    "_front": put_on_front,
}
USES: dict[Act, tuple[str, ...]] = {
    submit: ("return_note",),
    send_back: ("return_note",),
    publish: how.PUBLISHING,
    schedule: how.PUBLISHING,
    withdraw: ("withdraw_reason",),
    kill: ("kill_reason",),
    reopen: ("reopen_note",),
}
"""What is typed beside the text for an act; once that is done, nobody types it again."""
UPON_A_TEXT = (publish, schedule, discard)
ACTS_WITHOUT_SAVING: dict[str, Act] = {
    "_take_back": take_back,
    "_take": take,
    "_discard": discard,
    "_publish": publish,
    "_schedule": schedule,
    "_cancel_change": cancel_change,
    "_withdraw": withdraw,
    "_kill": kill,
    "_reopen": reopen,
}


def perform(act: Act, article: Article, request: HttpRequest) -> tuple[str, list[str]]:
    """Do it; return what to say of success and, when refused, everything that stood in the way."""
    try:
        with transaction.atomic():
            return act(article, request), []
    except ValidationError as error:
        return "", error.messages
    except PermissionDenied:
        return "", [_("You may not do this: ask an editor.")]


def write_version(article: Article, request: HttpRequest) -> Article:
    """Start the version in the language that the button names."""
    return versions.write_in(article, request.POST.get("_version", ""), by=person(request))


def chosen(data: QueryDict, table: dict[str, Act]) -> Act | None:
    """The act of the button that was pressed; None for plain saving."""
    return next((act for name, act in table.items() if name in data), None)


def _has_news(article: Article) -> bool:
    """Whether pressing Publish brings readers anything, be it what was planned for later."""
    if article.status != Article.Status.PUBLISHED or article.planned_edition:
        return True
    return workflow.has_unpublished_changes(article)


def _how(request: HttpRequest) -> dict[str, Any]:
    """Whether the change is a small fix, and what readers are told of another."""
    is_minor = bool(request.POST.get("is_minor"))
    return {"is_minor": is_minor, "note": _note(request, "public_note")}


def _upon(request: HttpRequest) -> int | None:
    """The version that the page showed; None where the text was saved with the act."""
    return getattr(request, "upon", None)


def _note(request: HttpRequest, name: str) -> str:
    return words.with_plain_breaks(request.POST.get(name, "")).strip()


def _moment(value: str) -> datetime:
    field: Any = TimeField(
        error_messages={
            "required": _("Choose the day and the time."),
            "invalid": _("This is not a day and a time."),
        }
    )
    moment: datetime = field.clean(value)
    if moment <= timezone.now():
        raise ValidationError(_("That time has passed. Choose a later one, or publish now."))
    return moment
