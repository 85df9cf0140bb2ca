"""Twenty people save the version that all of them opened, in the same moment."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from articles.models import Article, Autosave, RefusedText
from tests import make
from tests.faults.signing import editors, visitor_of

SESSIONS = 20
HEADLINES = 10
"""So many change the headline, which collides; each of the others changes a paragraph."""


def test_nobodys_text_is_lost(server, figures):
    """20 sessions save the same version at once."""
    article = make.article(headline="Было", body="".join(map(paragraph, range(SESSIONS))))
    address = f"/admin/articles/article/{article.pk}/change/"
    visitors = [visitor_of(server, person) for person in editors(SESSIONS)]
    opened = [visitor.fields(address, "article_form") for visitor in visitors]
    barrier = Barrier(SESSIONS)

    def save(number):
        barrier.wait()
        return visitors[number].post(address, typed(opened[number], number))

    with ThreadPoolExecutor(SESSIONS) as pool:
        answers = list(pool.map(save, range(SESSIONS)))

    notes = list(article.revisions.exclude(version=1).values_list("note", flat=True))
    conflicts = RefusedText.objects.filter(why="conflict")
    lost = [number for number in range(SESSIONS) if not is_kept(article, word(number))]
    figures(
        sessions=SESSIONS,
        accepted=notes.count(""),
        merges=notes.count("merge"),
        conflicts=conflicts.count(),
        lost=len(lost),
    )
    assert [answer.status for answer in answers] == [302] * SESSIONS, server.log
    assert notes.count("") == 1
    assert notes.count("merge") + conflicts.count() == SESSIONS - 1
    assert lost == []
    merged = Article.objects.get(pk=article.pk)
    assert all(word(number) in merged.body for number in range(HEADLINES, SESSIONS))
    assert not Autosave.objects.exists()


def paragraph(number):
    return f"<p>Абзац номер {number}, в нём {number * 7} слов о делах города.</p>"


def word(number):
    return f"редактор{number}написал"


def typed(pairs, number):
    """What this person's form sends: a headline of theirs, or a paragraph."""
    values = dict(pairs) | {"_save": "1"}
    if number < HEADLINES:
        return list((values | {"headline": word(number)}).items())
    old = paragraph(number)
    return list(
        (values | {"body": values["body"].replace(old, old.replace("дел", word(number)))}).items()
    )


def is_kept(article, text):
    """Whether somebody can still read it: in a revision, or in a text set aside."""
    kept = [
        json.dumps(revision.snapshot, ensure_ascii=False) for revision in article.revisions.all()
    ]
    kept += RefusedText.objects.filter(article=article).values_list("data", flat=True)
    return any(text in data for data in kept)
