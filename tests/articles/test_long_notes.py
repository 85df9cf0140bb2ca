"""What a person says of a step is kept whole, or refused in words; never cut."""

import pytest
from django.core.exceptions import ValidationError

from articles import trace, workflow
from articles.models import Article
from tests import make

pytestmark = pytest.mark.django_db
LONGEST = "я" * trace.LONGEST_NOTE


def in_review():
    article = make.article()
    workflow.submit(article, by=make.superuser())
    return article


def killed():
    article = make.published()
    workflow.kill(article, by=make.superuser(), reason="Ложь.")
    return article


STEPS = {
    "submit": (make.article, lambda *a, **said: workflow.submit(*a, **said), "note"),
    "return": (in_review, lambda *a, **said: workflow.send_back(*a, **said), "note"),
    "withdraw": (make.published, lambda *a, **said: workflow.withdraw(*a, **said), "reason"),
    "kill": (make.published, lambda *a, **said: workflow.kill(*a, **said), "reason"),
    "reopen": (killed, lambda *a, **said: workflow.reopen(*a, **said), "note"),
}


@pytest.mark.parametrize("verb", STEPS)
def test_the_longest_is_kept_whole_and_one_longer_refused(verb, chief):
    made, step, name = STEPS[verb]
    article = made()
    before = article.status

    with pytest.raises(ValidationError, match="501"):
        step(article, by=chief, **{name: LONGEST + "я"})
    assert Article.objects.get(pk=article.pk).status == before

    step(article, by=chief, **{name: LONGEST})
    assert article.events.first().note == LONGEST
