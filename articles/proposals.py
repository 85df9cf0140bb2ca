"""Tags and sources that somebody typed: found by name, else proposed, and later confirmed."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import User
from articles import aliases, changes, naming
from articles.models import Source, SourceName, Tag, TagName
from articles.text import words

LONGEST_TAG = 100
LONGEST_NAME = 200
KIND_WORDS = {
    "пресс-служб": Source.Kind.PRESS_SERVICE,
    "баспасөз": Source.Kind.PRESS_SERVICE,
    "press service": Source.Kind.PRESS_SERVICE,
    "агентств": Source.Kind.AGENCY,
    "агенттіг": Source.Kind.AGENCY,
    "миа ": Source.Kind.AGENCY,
    "хаа": Source.Kind.AGENCY,
    "agency": Source.Kind.AGENCY,
    "газет": Source.Kind.MEDIUM,
    "newspaper": Source.Kind.MEDIUM,
}


def find_tag(text: str) -> Tag | None:
    """The tag that has this name in some language, whatever its case."""
    folded = words.fold(text)
    named = TagName.objects.filter(folded=folded).select_related("tag__merged_into").first()
    if named:
        return aliases.winner_of(named.tag)  # type: ignore[no-any-return]
    typed = Tag.objects.filter(folded=folded).select_related("merged_into").first()
    return aliases.winner_of(typed) if typed else None


def find_source(text: str) -> Source | None:
    """The source that has this name in some language, whatever its case."""
    folded = words.fold(text)
    named = SourceName.objects.filter(folded=folded).select_related("source__merged_into")
    rows = {name.source for name in named}
    sources = sorted(rows, key=lambda row: (row.merged_into_id is not None, row.pk))
    return aliases.winner_of(sources[0]) if sources else None


def tag_named(text: str, language: str) -> Tag:
    """The tag of this name; when there is none, a new one that waits to be confirmed.

    Raises ValidationError when a name that nobody has yet holds a comma.
    """
    text = " ".join(text.split())[:LONGEST_TAG]
    if known := find_tag(text):
        return known
    name = TagName(language=language, text=text)
    name.clean()
    with transaction.atomic():
        name.tag = Tag.objects.create(name=text, slug=naming.free_slug(Tag(), text, language))
        name.save()
    return name.tag


def source_named(text: str, language: str) -> Source:
    """The source of this name; when there is none, a new one that waits to be confirmed."""
    text = " ".join(text.split())[:LONGEST_NAME]
    if known := find_source(text):
        return known
    slug = naming.free_slug(Source(), text, language)
    with transaction.atomic():
        source = Source.objects.create(slug=slug, kind=kind_of(text), is_confirmed=False)
        SourceName.objects.create(source=source, language=language, text=text)
    return source


@transaction.atomic
def confirm(thing: Tag | Source, *, by: User) -> None:
    """Let a proposed tag or source be public. Does nothing to a confirmed one."""
    if not by.has_perm(f"articles.change_{thing._meta.model_name}"):
        raise PermissionDenied
    thing.is_confirmed = True
    thing.save(update_fields=["is_confirmed"])
    changes.clear([changes.NAMES])


def kind_of(name: str) -> Source.Kind:
    """What a source's name says it is; an institution where it says nothing."""
    folded = f"{words.fold(name)} "
    found = (kind for word, kind in KIND_WORDS.items() if word in folded)
    return next(found, Source.Kind.INSTITUTION)
