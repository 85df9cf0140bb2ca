"""Why a file was not taken as a picture, in words for the person who chose it."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "too_big": _(
        "“%(name)s” is larger than %(limit)s MB. Save a smaller copy of the picture and upload"
        " that."
    ),
    "too_much": _(
        "“%(name)s” did not arrive whole: the files of one upload may have %(limit)s MB together."
        " Upload it by itself."
    ),
    "not_a_picture": _(
        "“%(name)s” is not a picture. Choose a file in JPEG, PNG, WebP, AVIF or GIF format."
    ),
    "unsupported_format": _(
        "“%(name)s” is a %(format)s file, which browsers don't all show. Save the picture as JPEG"
        " or PNG and upload that."
    ),
    "too_many_pixels": _(
        "“%(name)s” has more than %(limit)s megapixels. Make the picture smaller and upload that."
    ),
    "too_long_side": _(
        "“%(name)s” is more than %(limit)s pixels long on one side. Make the picture smaller and"
        " upload that."
    ),
    "damaged": _(
        "“%(name)s” is damaged or incomplete. Open it in a picture editor, save it again as JPEG"
        " and upload that."
    ),
    "too_many_scans": _(
        "“%(name)s” is stored in more than %(limit)s passes. Open it in a picture editor, save it"
        " again as an ordinary JPEG and upload that."
    ),
    "no_room": _(
        "“%(name)s” could not be stored: the server has no room for it. Nothing was changed. Tell"
        " the administrator, and upload it again later."
    ),
    "not_written": _(
        "“%(name)s” could not be stored: the server may not write its files. Nothing was changed."
        " Tell the administrator, and upload it again later."
    ),
}

# Not of a file: two people at one picture.
MEANWHILE = {
    "changed": _(
        "Somebody else cut or replaced the picture in the meantime, so nothing of yours was"
        " changed. Open it again and look."
    ),
    "reworded": _(
        "Somebody else changed what is told of this picture while you wrote. Nothing is saved yet:"
        " look at what is stored now, then save again to put yours in its place."
    ),
    "gone": _("Somebody else deleted the picture in the meantime."),
}


class PictureRefused(Exception):
    """What can't be done with a picture or its file; `code` is a key of one of these."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params: dict[str, str | int] = {"name": "?", **params}

    def message(self) -> str:
        """What happened and what to do, in the language of the moment."""
        return str((MESSAGES | MEANWHILE)[self.code]) % self.params
