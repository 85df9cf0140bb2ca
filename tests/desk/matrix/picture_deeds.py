"""The deeds done to pictures."""

from tests.articles import picture_bytes
from tests.desk.matrix import article_states, done, thing_states
from tests.desk.matrix.article_deeds import DELETE
from tests.desk.matrix.deed import Deed

PHOTO = picture_bytes.encode(picture_bytes.image(320, 240))


def file(row):
    """A picture to send, and a new one each time: a client reads it to its end."""
    return {"file": picture_bytes.upload(PHOTO, "knocked.jpg")}


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
DEEDS = {
    "upload a picture": Deed(
        thing_states.picture,
        done.is_uploaded,
        "_upload",
        named=file,
        post_to="/upload/",
        url="/upload/",
    ),
    "paste a picture into a text": Deed(
        article_states.draft,
        done.is_uploaded,
        "_paste",
        named=file,
        post_to="/pasted-picture/",
        url="/pasted-picture/",
    ),
    "change the words of an own picture": Deed(thing_states.picture, **REWORD),
    "change the words of a colleague's picture": Deed(thing_states.anothers_picture, **REWORD),
    "change the words of a picture in a draft": Deed(thing_states.picture_of_a_draft, **REWORD),
    "change the words of a picture in public": Deed(thing_states.picture_of_the_public, **REWORD),
    "change the words of a picture in what is scheduled": Deed(
        thing_states.picture_of_the_planned, **REWORD
    ),
    "crop an own picture": Deed(thing_states.cut_picture, **CROP),
    "crop a picture in what is scheduled": Deed(thing_states.cut_picture_of_the_planned, **CROP),
    "replace the file of an own picture": Deed(thing_states.cut_picture, **REPLACE),
    "replace the file of a colleague's picture": Deed(thing_states.anothers_picture, **REPLACE),
    "replace the file of a picture in public": Deed(thing_states.picture_of_the_public, **REPLACE),
    "replace the file of a picture in what is scheduled": Deed(
        thing_states.picture_of_the_planned, **REPLACE
    ),
    "delete an own picture": Deed(thing_states.picture, **DELETE),
    "delete a colleague's picture": Deed(thing_states.anothers_picture, **DELETE),
    "delete a picture in public": Deed(thing_states.picture_of_the_public, **DELETE),
}
