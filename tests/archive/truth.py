"""Whether everything in an archive agrees, once its search index is filled as an operator does."""

from articles.search import renewing
from tests.faults import consistency


def contradictions():
    for counts in (renewing.fill(), renewing.fill_desk()):
        for _count in counts:
            pass
    return consistency.contradictions()
