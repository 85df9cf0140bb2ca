"""Filling the demo newsroom, and bringing its dates up to today."""

from collections.abc import Callable

from django.utils import timezone

from articles import changes
from articles.demo import aside, conversation, front, people, pictures, stories, vocabulary

Say = Callable[[str], None]


def fill(say: Say) -> None:
    """Make what is missing of the demo newsroom. Safe to repeat."""
    say("People and names …")
    users = people.fill()
    vocabulary.fill()
    say("Pictures …")
    for name in pictures.fill(users["editor"]):
        say(f"  {name}")
    say("Stories …")
    filler = stories.Filler(users, timezone.now())
    made = [article for story in stories.read() for article in filler.fill(story)]
    conversation.fill(users, made)
    aside.fill(users, made)
    front.fill(users["editor"])
    changes.clear([changes.NAMES])
    say(f"{len(made)} stories made.")
