"""The deeds done to everything that is no article: pictures, names, places, people, the log."""

from accounts import people
from accounts.models import AuditEntry
from tests import make
from tests.articles import picture_bytes
from tests.desk.matrix import states
from tests.desk.matrix.deed import Deed

PHOTO = picture_bytes.encode(picture_bytes.image(320, 240))
ROLES_OF_THE_CAST = {
    "rita": "reporter",
    "ed": "editor",
    "charlie": "chief",
    "ada": "administrator",
}


def file(row):
    """A picture to send, and a new one each time: a client reads it to its end."""
    return {"file": picture_bytes.upload(PHOTO, "knocked.jpg")}


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
REWORD = {
    "done": lambda row: row.texts.filter(alt="Новые слова").exists(),
    "button": "_save",
    "values": {"texts-0-alt": "Новые слова"},
    "inline": {"texts-0-alt": "Новые слова"},
    "post_to": "change/",
}
CROP = {
    "done": lambda row: row.focal_x == 0.1,
    "button": "_save",
    "values": {"focal_x": "0.1"},
    "post_to": "change/",
}
REPLACE = {
    "done": lambda row: row.uploaded_name == "knocked.jpg",
    "button": "_replace",
    "named": file,
    "post_to": "replace/",
    "url": "replace/",
}
DELETE = {
    "done": states.is_gone,
    "button": "_delete",
    "values": {"post": "yes"},
    "bulk": "delete_selected",
    "post_to": "delete/",
    "url": "delete/",
}
MERGE = {
    "done": states.is_merged,
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
    "upload a picture": Deed(
        states.picture,
        states.is_uploaded,
        "_upload",
        named=file,
        post_to="/upload/",
        url="/upload/",
    ),
    "paste a picture into a text": Deed(
        states.draft,
        states.is_uploaded,
        "_paste",
        named=file,
        post_to="/pasted-picture/",
        url="/pasted-picture/",
    ),
    "change the words of an own picture": Deed(states.picture, **REWORD),
    "change the words of a colleague's picture": Deed(states.anothers_picture, **REWORD),
    "change the words of a picture in a draft": Deed(states.picture_of_a_draft, **REWORD),
    "change the words of a picture in public": Deed(states.picture_of_the_public, **REWORD),
    "change the words of a picture in what is scheduled": Deed(
        states.picture_of_the_planned, **REWORD
    ),
    "crop an own picture": Deed(states.cut_picture, **CROP),
    "crop a picture in what is scheduled": Deed(states.cut_picture_of_the_planned, **CROP),
    "replace the file of an own picture": Deed(states.cut_picture, **REPLACE),
    "replace the file of a colleague's picture": Deed(states.anothers_picture, **REPLACE),
    "replace the file of a picture in public": Deed(states.picture_of_the_public, **REPLACE),
    "replace the file of a picture in what is scheduled": Deed(
        states.picture_of_the_planned, **REPLACE
    ),
    "delete an own picture": Deed(states.picture, **DELETE),
    "delete a colleague's picture": Deed(states.anothers_picture, **DELETE),
    "delete a picture in public": Deed(states.picture_of_the_public, **DELETE),
    "rename a tag": Deed(states.tag, **RENAME),
    "merge a tag": Deed(states.tag, **MERGE),
    "merge an author": Deed(states.author, **MERGE),
    "merge a source": Deed(states.source, **MERGE),
    "move a place on the front page": Deed(
        states.slot,
        lambda slot: slot.position == 5,
        button="_save",
        values={"position": "5"},
        post_to="change/",
    ),
    "take a place off the front page": Deed(states.slot, **DELETE),
    "read the place of another's scheduled article": Deed(
        states.slot_of_the_planned, post_to="change/"
    ),
    "change a colleague's role": Deed(
        states.colleague,
        lambda user: people.role_of(user).value == "editor",
        button="role",
        values={"role": "editor"},
        post_to="change/",
    ),
    "change one's own role": Deed(
        states.oneself, is_of_another_role, "role", named=another_role, post_to="change/"
    ),
    "make oneself a superuser": Deed(
        states.oneself,
        lambda user: user.is_superuser,
        button="is_superuser",
        values={"is_superuser": "on", "interface_language": "ru"},
        post_to="/admin/me/",
    ),
    "deactivate a colleague": Deed(
        states.colleague,
        lambda user: not user.is_active,
        button="_deactivate",
        post_to="deactivate/",
        url="deactivate/",
    ),
    "export the audit log": Deed(
        states.entry,
        lambda entry: AuditEntry.objects.filter(act="export").exists(),
        button="_export",
        post_to="/export/",
        url="/export/",
    ),
}
