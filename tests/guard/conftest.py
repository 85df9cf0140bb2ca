"""The paper whose every text is marked, filled once for the tests of a module."""

import pytest

from tests.guard import paper


@pytest.fixture(scope="module")
def filled(made_once):
    with made_once(paper.fill):
        yield
