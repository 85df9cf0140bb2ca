"""The steps of an article's life: who did what, when, and which state it led to."""

from typing import NamedTuple

from articles.archive.calendar import HOUR, SECOND, Calendar
from articles.archive.recipe import Fate, Recipe

DAY = 24 * HOUR
MINUTE = 60 * SECOND


class Step(NamedTuple):
    verb: str
    before: str
    after: str
    at: int
    """In microseconds since 2000."""
    role: str
    """Of whom, at the desk."""


class Life(NamedTuple):
    """An article's times: of the scheduled one, `published` is to come."""

    created: int
    published: int
    steps: tuple[Step, ...]

    @property
    def status(self) -> str:
        return self.steps[-1].after


def life(recipe: Recipe, calendar: Calendar) -> Life:
    if recipe.fate is Fate.SCHEDULED:
        return _scheduled(recipe, calendar)
    published = calendar.published(recipe.ordinal)
    created = published - (20 + recipe.spread % 160) * MINUTE
    steps = [Step("publish", "draft", "published", published, "editor")]
    if recipe.fate is not Fate.PUBLISHED:
        steps.append(_later(recipe, published, calendar.end))
    return Life(created, published, tuple(steps))


def _scheduled(recipe: Recipe, calendar: Calendar) -> Life:
    """Written on the last day, and public on one of the thirty that follow."""
    planned = calendar.end - (60 + recipe.spread % 300) * MINUTE
    published = calendar.end + (1 + recipe.spread % 30) * DAY + recipe.spread % 15 * HOUR
    steps = (Step("schedule", "draft", "published", planned, "editor"),)
    return Life(planned - HOUR, published, steps)


def _later(recipe: Recipe, published: int, end: int) -> Step:
    hours = 1 + recipe.spread % (720 if recipe.fate is Fate.WITHDRAWN else 30)
    at = min(published + hours * HOUR, max(published, end - SECOND))
    if recipe.fate is Fate.CHANGED:
        return Step("publish change", "published", "published", at, "editor")
    if recipe.fate is Fate.WITHDRAWN:
        return Step("withdraw", "published", "withdrawn", at, "editor")
    return Step("correct", "published", "published", at, "chief")
