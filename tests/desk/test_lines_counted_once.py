"""A browser counts the end of a line once and sends it as two characters: what fits there fits."""

import pytest

from articles import noting, trace, workflow
from articles.admin.writing import corrections
from articles.models import Article
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db


def lines(most):
    """As many characters as the box takes, in lines of ten."""
    return (("я" * 9 + "\n") * (most // 10 + 1))[: most - 1] + "!"


def sent(text):
    return text.replace("\n", "\r\n")


@pytest.fixture
def chiefs_desk(chief, sign_in):
    return sign_in(chief)


def test_a_reason_for_readers_is_not_cut(desk, newsroom):
    story, why = make.published(), lines(trace.LONGEST_NOTE)

    writing.press(desk, "_withdraw", story, withdraw_reason=sent(why))

    assert Article.objects.get().withdrawn_reason == why


def test_one_that_is_too_long_is_refused_and_shown_again(desk, newsroom):
    story, why = make.published(), lines(trace.LONGEST_NOTE) + "!"

    answer = writing.press(desk, "_withdraw", story, withdraw_reason=sent(why))

    assert "501" in writing.said(answer)
    assert Article.objects.get().edition
    assert writing.fields(desk.get(answer.url))["withdraw_reason"] == why


def test_a_reason_for_several_at_once_fits_too(desk, newsroom):
    story, why = make.published(), lines(trace.LONGEST_NOTE)
    chosen = {"action": "withdraw", "_selected_action": str(story.pk), "index": "0"}

    desk.post("/admin/articles/article/", chosen | {"reason": sent(why)})

    assert Article.objects.get().withdrawn_reason == why


def test_a_note_between_colleagues_fits(desk, newsroom):
    story, said = make.published(), lines(noting.LONGEST)

    desk.post(f"/admin/articles/article/{story.pk}/notes/", {"_say": "1", "note": sent(said)})

    assert story.notes.get().text == said


def test_a_correction_fits(chiefs_desk, newsroom):
    story, text = make.published(), lines(corrections.LONGEST)
    data = {"kind": "correction", "text": sent(text)}

    chiefs_desk.post(f"/admin/articles/article/{story.pk}/corrections/", data)

    assert story.corrections.get().text == text


def test_words_to_be_taken_out_fit(chiefs_desk, newsroom):
    story = make.article(body="<p>Первый абзац.</p>")
    words = ("абзац\n" * 600)[:3000].strip()
    data = {"words": sent(words), "demanded_by": "Суд", "_redact": "1"}

    chiefs_desk.post(f"/admin/articles/article/{story.pk}/redact/", data)

    assert story.redactions.exists()


def test_a_note_for_the_reporter_is_not_cut(desk, newsroom):
    article, why = make.article(), lines(trace.LONGEST_NOTE)
    workflow.submit(article, by=make.superuser())

    writing.press(desk, "_return", article, return_note=sent(why))

    assert article.events.filter(verb="return").get().note == why
