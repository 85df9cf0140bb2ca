"""The deeds done to an article's text and state."""

from datetime import timedelta

from django.utils import timezone

from articles.models import Article
from tests.desk.matrix.article_states import (
    anothers,
    anothers_in_review,
    changed,
    draft,
    in_review,
    killed,
    planned,
    published,
    taken_by_a_colleague,
    under_embargo,
    with_planned_change,
    with_proposed_tag,
    withdrawn,
)
from tests.desk.matrix.deed import Deed
from tests.desk.matrix.done import is_gone, is_in, is_written

Status = Article.Status
TOMORROW = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")

WRITE = {
    "done": is_written,
    "button": "_save",
    "values": {"headline": "Новый заголовок"},
    "inline": {"credits-0-DELETE": "on"},
}
SUBMIT = {"done": is_in(Status.REVIEW), "button": "_submit", "bulk": "submit"}
TAKE_BACK = {"done": is_in(Status.DRAFT), "button": "_take_back"}
PUBLISH = {
    "done": lambda article: article.edition is not None,
    "button": "_publish",
    "bulk": "publish",
}
PLAN = {
    "done": lambda article: article.planned_edition is not None,
    "button": "_schedule",
    "values": {"publish_at": TOMORROW},
}
GO = {"button": "_withdraw", "values": {"withdraw_reason": "Снято."}, "bulk": "withdraw"}
KILL = {
    "done": lambda article: article.is_killed,
    "button": "_kill",
    "values": {"kill_reason": "Ложь."},
}
REOPEN = {"done": is_in(Status.DRAFT), "button": "_reopen"}
DELETE = {
    "done": is_gone,
    "button": "_delete",
    "values": {"post": "yes"},
    "bulk": "delete_selected",
    "post_to": "delete/",
    "url": "delete/",
}
DEEDS = {
    "write in an own draft": Deed(draft, **WRITE),
    "write in another's draft": Deed(anothers, **WRITE),
    "write in what is in review": Deed(in_review, **WRITE),
    "write in what is published": Deed(published, **WRITE),
    "write in what was killed": Deed(killed, **WRITE),
    "submit an own draft": Deed(draft, **SUBMIT),
    "submit another's draft": Deed(anothers, **SUBMIT),
    "take back what one handed in": Deed(in_review, **TAKE_BACK),
    "take back what another handed in": Deed(anothers_in_review, **TAKE_BACK),
    "take what is in review": Deed(
        in_review, lambda article: article.taken_by is not None, button="_take"
    ),
    "take over from a colleague": Deed(
        taken_by_a_colleague, lambda article: article.taken_by.username != "root", "_take"
    ),
    "return what is in review, with a note": Deed(
        in_review, is_in(Status.DRAFT), button="_return", values={"return_note": "Уточнить."}
    ),
    "publish an own draft": Deed(draft, **PUBLISH),
    "publish another's draft": Deed(anothers, **PUBLISH),
    "publish what is in review": Deed(in_review, **PUBLISH),
    "publish before the embargo ends": Deed(under_embargo, **PUBLISH),
    "publish again what was withdrawn": Deed(withdrawn, **PUBLISH),
    "publish again what was killed": Deed(killed, **PUBLISH),
    "schedule an own draft": Deed(draft, **PLAN),
    "take off the schedule": Deed(planned, is_in(Status.DRAFT), **GO),
    "publish a change": Deed(
        changed,
        lambda article: article.edition.headline == "Правка",
        button="_publish",
        bulk="publish",
    ),
    "schedule a change": Deed(changed, **PLAN),
    "cancel a planned change": Deed(
        with_planned_change,
        lambda article: article.planned_edition is None,
        button="_cancel_change",
    ),
    "discard a change": Deed(
        changed, lambda article: article.headline != "Правка", button="_discard"
    ),
    "withdraw": Deed(published, is_in(Status.WITHDRAWN), **GO),
    "kill what is published": Deed(published, **KILL),
    "kill what was withdrawn": Deed(withdrawn, **KILL),
    "reopen what was withdrawn": Deed(withdrawn, **REOPEN),
    "reopen what was killed": Deed(killed, **REOPEN),
    "correct what is published": Deed(
        published,
        lambda article: article.corrections.exists(),
        button="_correct",
        values={"kind": "correction", "text": "Исправлено."},
        post_to="corrections/",
        url="corrections/",
    ),
    "retract what is published": Deed(
        published,
        lambda article: article.is_retracted,
        button="_correct",
        values={"kind": "retraction", "text": "Не было.", "is_certain": "on"},
        post_to="corrections/",
        url="corrections/",
    ),
    "delete an own draft": Deed(draft, **DELETE),
    "delete another's draft": Deed(anothers, **DELETE),
    "delete what is in review": Deed(in_review, **DELETE),
    "delete what is published": Deed(published, **DELETE),
    "confirm a proposed tag": Deed(
        with_proposed_tag,
        lambda article: article.tags.filter(is_confirmed=True).exists(),
        button="_confirm",
        named=lambda article: {"_confirm": f"tag:{article.tags.get().pk}"},
    ),
    "put on the front page": Deed(
        published,
        lambda article: article.front_slots.exists(),
        button="_front",
        values={"front-tier": "1-lead", "front-position": "1"},
    ),
}
