"""What the winner of a merging gets from the loser: names, and what its own names lack."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from articles import naming

EXTRAS: dict[str, tuple[str, ...]] = {
    "tag": (),
    "author": ("job", "bio"),
    "source": ("cited", "genitive", "description"),
}
"""What stands in a name's row beside the name itself."""
WHOLE = ("user_id", "portrait_id", "website")
EITHER = ("is_confirmed", "is_active")


@dataclass(frozen=True)
class Fill:
    """A blank of the winner's name in a language, and the loser's words for it."""

    name: Any
    language: str
    field: str
    value: str

    @property
    def label(self) -> str:
        """What the desk calls the field."""
        return str(self.name._meta.get_field(self.field).verbose_name)


def fills(loser: Any, winner: Any) -> Iterator[Fill]:
    """The blanks of the winner's names that the loser's names in the same languages fill."""
    own = {name.language: name for name in winner.names.all()}
    for other in loser.names.order_by("id"):
        if name := own.get(other.language):
            for field in EXTRAS[naming.kind_of(winner)]:
                if getattr(other, field) and not getattr(name, field):
                    yield Fill(name, name.language, field, getattr(other, field))


def is_active_again(loser: Any, winner: Any) -> bool:
    """Whether the winner, who writes for us no more, does so again as the loser did."""
    return getattr(loser, "is_active", False) and not winner.is_active


def hand_over(kind: str, loser: Any, winner: Any) -> None:
    """Give the winner what it lacks: names and their forms, an account, a portrait, a yes."""
    for fill in fills(loser, winner):
        setattr(fill.name, fill.field, fill.value)
        fill.name.save(update_fields=[fill.field])
    known = winner.names.values_list("language", flat=True)
    loser.names.exclude(language__in=list(known)).update(**{kind: winner})
    for field in WHOLE:
        if hasattr(loser, field) and not getattr(winner, field):
            setattr(winner, field, getattr(loser, field))
    for field in EITHER:
        if hasattr(loser, field):
            setattr(winner, field, getattr(winner, field) or getattr(loser, field))
    if hasattr(loser, "user_id"):
        loser.user = None
        loser.save(update_fields=["user"])
    winner.save()
