"""A plain text page taken apart: headline, body, credit line, bylines, date, and what is left."""

from articles.text.intake.page import take_in
from articles.text.intake.values import (
    Intake,
    IntakeByline,
    IntakeHop,
    IntakeRefused,
    KnownAuthor,
    KnownSource,
)

__all__ = [
    "Intake",
    "IntakeByline",
    "IntakeHop",
    "IntakeRefused",
    "KnownAuthor",
    "KnownSource",
    "take_in",
]
