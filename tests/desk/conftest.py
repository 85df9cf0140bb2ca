"""Signing in at the desk."""

import pytest
from django.test import Client


@pytest.fixture
def sign_in():
    """A browser in which somebody is signed in."""

    def browser(user):
        client = Client()
        client.force_login(user)
        return client

    return browser


@pytest.fixture
def desk(editor, sign_in):
    """The browser of an editor."""
    return sign_in(editor)


@pytest.fixture
def reporters_desk(reporter, sign_in):
    """The browser of a reporter."""
    return sign_in(reporter)
