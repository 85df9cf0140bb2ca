"""Merging at scale: statements over sets, as many for three hundred articles as for three."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import merging_names
from articles.models import Article, Listing, ListTotal, TaggedArticle
from tests import make, many


def tagged(copies, *tags):
    """So many public articles and one, each with these tags at the desk and in the lists."""
    first = make.published(tags=tags)
    many.copies(first, copies)
    untagged = Article.objects.filter(tag_links=None).values_list("pk", flat=True)
    TaggedArticle.objects.bulk_create(
        TaggedArticle(tag=tag, content_object_id=number) for number in untagged for tag in tags
    )


def statements(copies, by):
    """Merge a tag of so many articles, half of which have the winner too; count statements."""
    loser, winner = make.tag(), make.tag()
    for tags in ([loser], [loser, winner], [winner]):
        tagged(copies, *tags)
    for tag in (loser, winner):
        rows = Listing.objects.filter(kind="tag", key=tag.pk)
        ListTotal.objects.filter(kind="tag", key=tag.pk).update(total=rows.count())
    with CaptureQueriesContext(connection) as asked:
        merging_names.merge("tag", loser, winner, by=by)
    return winner, len(asked)


def test_it_asks_as_much_of_three_hundred_as_of_six(chief):
    _winner, few = statements(1, chief)

    winner, asked = statements(100, chief)

    assert asked <= few
    assert TaggedArticle.objects.filter(tag=winner).count() == 303
    assert Listing.objects.filter(kind="tag", key=winner.pk).count() == 303
    assert ListTotal.objects.get(kind="tag", key=winner.pk).total == 303
