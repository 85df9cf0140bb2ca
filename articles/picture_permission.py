"""Who may do what to a picture. Asked here, whatever the door.

File, crops, caption and credit are shown as they are at that moment, wherever a picture stands: to
change one is to change every text that shows it, also one that an editor has approved.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from accounts.models import User
from articles import picture_uses
from articles.models import Picture


def ask_to_add(by: User) -> None:
    """Raises PermissionDenied where `by` may not upload."""
    _ask(by.has_perm("articles.add_picture"))


def ask_to_change(picture: Picture, by: User) -> None:
    """Raises PermissionDenied where `by` may not change it: its file, its crops or its words."""
    _ask(may_change(picture, by))


def ask_to_delete(by: User) -> None:
    """Raises PermissionDenied where `by` may not delete any."""
    _ask(by.has_perm("articles.delete_picture"))


def may_change(picture: Picture, by: User) -> bool:
    """Whether `by` may change it, as the database has it now."""
    return changeable(Picture.objects.filter(pk=picture.pk), by).exists()


def changeable(pictures: QuerySet[Picture], by: User) -> QuerySet[Picture]:
    """Those of `pictures` that `by` may change.

    Who may publish changes any; others what they uploaded, while nothing approved shows it.
    """
    if not by.has_perm("articles.change_picture"):
        return pictures.none()
    if by.has_perm("articles.publish_article"):
        return pictures
    return picture_uses.unapproved(pictures.filter(uploaded_by=by))


def _ask(may: bool) -> None:
    if not may:
        raise PermissionDenied
