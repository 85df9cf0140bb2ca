"""Signing people in without the price of a password: sessions as the server itself writes them."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client, override_settings

from accounts.models import User


def session_of(installation, user):
    """The key of a new session of `user` in this installation."""
    key = (installation.var / "secret-key").read_text(encoding="utf-8").strip()
    with override_settings(SECRET_KEY=key):
        client = Client()
        client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def visitor_of(server, user):
    """A visitor in whose browser `user` is signed in."""
    visitor = server.visitor()
    visitor.cookies[settings.SESSION_COOKIE_NAME] = session_of(server.installation, user)
    return visitor


def editors(count):
    """So many editors, each with a name and an address of their own."""
    group = Group.objects.get(name="editor")
    people = []
    for number in range(count):
        name = f"editor{number}"
        person = User.objects.create_user(name, f"{name}@example.test", is_staff=True)
        person.groups.add(group)
        people.append(person)
    return people
