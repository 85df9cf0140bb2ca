"""Names and addresses of sections, tags, places, authors and sources, and how they change."""

import uuid
from collections.abc import Iterable
from itertools import count
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from articles import changes
from articles.models import Address, ListTotal, Newsroom, Tag, TagName
from articles.text import slugs, words

SLUG_LENGTH = 80
ROOM_FOR_NUMBER = 6


def kind_of(thing: Any) -> str:
    """The word for it in lists, addresses and permissions: section, tag, place, author, source."""
    return str(thing._meta.model_name)


def placeholder() -> str:
    """A slug for the moment between a new thing's row and its names; `settle` replaces it."""
    return uuid.uuid4().hex


def refuse_old_address(thing: Any, slug: str) -> None:
    """Raise ValidationError when `slug` is an old address that still leads to another thing."""
    old = Address.objects.filter(kind=kind_of(thing), old=slug).exclude(target=thing.pk or 0)
    if old.exists():
        raise ValidationError(_("This is an old address of something else, and links lead there."))


@transaction.atomic
def rename(thing: Any, *, slug: str, by: User) -> None:
    """Give `thing` another slug; its old address leads to the new one from then on.

    Raises PermissionDenied when `by` may not change it, and ValidationError when the slug is taken.
    """
    if not by.has_perm(f"articles.change_{kind_of(thing)}"):
        raise PermissionDenied
    rows = type(thing)._default_manager
    old = rows.select_for_update().values_list("slug", flat=True).get(pk=thing.pk)
    if old == slug:
        return
    refuse_old_address(thing, slug)
    if rows.filter(slug=slug).exclude(pk=thing.pk).exists():
        raise ValidationError(_("Another one has this address."))
    addresses = Address.objects.filter(kind=kind_of(thing))
    addresses.filter(old=slug, target=thing.pk).delete()
    addresses.update_or_create(
        old=old, defaults={"target": thing.pk}, create_defaults=_new_address(thing, old)
    )
    rows.filter(pk=thing.pk).update(slug=slug)
    thing.slug = slug
    changes.clear([changes.NAMES])


@transaction.atomic
def settle(thing: Any, *, has_slug: bool) -> None:
    """Once its names are written: give a new thing a slug from them, and a tag its own name."""
    text, language = main_name(thing)
    changed = []
    if isinstance(thing, Tag) and text and thing.name != text:
        _free(Tag.objects.filter(folded=words.fold(text)))
        thing.name = text
        changed += ["name", "folded"]
    if not has_slug:
        thing.slug = free_slug(thing, text, language)
        changed.append("slug")
    if changed:
        thing.save(update_fields=changed)
    changes.clear([changes.NAMES])


def take_names(thing: Any, typed: Iterable[tuple[str, str]]) -> None:
    """Let merged tags give up the names (language, text) that `thing` takes for its own."""
    if not isinstance(thing, Tag):
        return
    for language, text in typed:
        TagName.objects.filter(
            language=language, folded=words.fold(text), tag__merged_into__isnull=False
        ).exclude(tag=thing).delete()


def main_name(thing: Any) -> tuple[str, str]:
    """Its name in the newsroom's default language, or else the first it has, and the language."""
    names = {name.language: name.text for name in thing.names.order_by("id")}
    default = Newsroom.the_one().default_language
    language = default if default in names else next(iter(names), default)
    return names.get(language, ""), language


def free_slug(thing: Any, text: str, language: str) -> str:
    """A slug made from `text` that neither is nor ever was another thing's."""
    base = slugs.slug(text, language, SLUG_LENGTH - ROOM_FOR_NUMBER) or kind_of(thing)
    rows = type(thing)._default_manager.filter(slug__startswith=base).exclude(pk=thing.pk)
    old = Address.objects.filter(kind=kind_of(thing), old__startswith=base)
    taken = {*rows.values_list("slug", flat=True), *old.values_list("old", flat=True)}
    numbered = (f"{base}-{number}" for number in count(2))
    return base if base not in taken else next(slug for slug in numbered if slug not in taken)


def was_listed(thing: Any) -> bool:
    """Whether a story ever stood in its list; then its address is for ever."""
    return ListTotal.objects.filter(kind=kind_of(thing), key=thing.pk).exists()


def _free(tags: Any) -> None:
    """Take the typed name from merged tags among these, so that another may have it."""
    for tag in tags.filter(merged_into__isnull=False):
        tag.name = placeholder()
        tag.save(update_fields=["name", "folded"])


def _new_address(thing: Any, old: str) -> dict[str, Any]:
    return {"kind": kind_of(thing), "old": old, "target": thing.pk}
