"""The deeds done to names, the front page, people and the log."""

from accounts import people
from accounts.models import AuditEntry
from tests import make
from tests.desk.matrix import done, thing_states
from tests.desk.matrix.article_deeds import DELETE
from tests.desk.matrix.deed import Deed

ROLES_OF_THE_CAST = {
    "rita": "reporter",
    "ed": "editor",
    "charlie": "chief",
    "ada": "administrator",
}


def winner(row):
    other = type(row)._default_manager.filter(slug="winner").first() or MADE[type(row).__name__](
        "winner"
    )
    return {"winner_id": str(other.pk), "winner_name": other.names.get(language="ru").text}


def is_of_another_role(user):
    return people.role_of(user).value != ROLES_OF_THE_CAST[user.username]


def another_role(user):
    role = ROLES_OF_THE_CAST[user.username]
    return {"role": "reporter" if role == "administrator" else "administrator"}


MADE = {"Tag": make.tag, "Author": make.author, "Source": make.source}
MERGE = {
    "done": done.is_merged,
    "button": "_merge",
    "named": winner,
    "post_to": "merge/",
    "url": "merge/",
}
RENAME = {
    "done": lambda row: row.names.filter(text="Новое имя").exists(),
    "button": "_save",
    "values": {"names-0-text": "Новое имя"},
    "inline": {"names-0-text": "Новое имя"},
    "post_to": "change/",
}
DEEDS = {
    "rename a tag": Deed(thing_states.tag, **RENAME),
    "merge a tag": Deed(thing_states.tag, **MERGE),
    "merge an author": Deed(thing_states.author, **MERGE),
    "merge a source": Deed(thing_states.source, **MERGE),
    "move a place on the front page": Deed(
        thing_states.slot,
        lambda slot: slot.position == 5,
        button="_save",
        values={"position": "5"},
        post_to="change/",
    ),
    "take a place off the front page": Deed(thing_states.slot, **DELETE),
    "read the place of another's scheduled article": Deed(
        thing_states.slot_of_the_planned, post_to="change/"
    ),
    "change a colleague's role": Deed(
        thing_states.colleague,
        lambda user: people.role_of(user).value == "editor",
        button="role",
        values={"role": "editor"},
        post_to="change/",
    ),
    "change one's own role": Deed(
        thing_states.oneself, is_of_another_role, "role", named=another_role, post_to="change/"
    ),
    "make oneself a superuser": Deed(
        thing_states.oneself,
        lambda user: user.is_superuser,
        button="is_superuser",
        values={"is_superuser": "on", "interface_language": "ru"},
        post_to="/admin/me/",
    ),
    "deactivate a colleague": Deed(
        thing_states.colleague,
        lambda user: not user.is_active,
        button="_deactivate",
        post_to="deactivate/",
        url="deactivate/",
    ),
    "export the audit log": Deed(
        thing_states.entry,
        lambda entry: AuditEntry.objects.filter(act="export").exists(),
        button="_export",
        post_to="/export/",
        url="/export/",
    ),
}
