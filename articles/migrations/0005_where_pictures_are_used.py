"""Writes down where pictures are used, and the words that the library is searched by."""

import re
from itertools import islice

from django.db import migrations

from articles.text import words

PICTURES = re.compile(r'data-(?:picture|gallery)="([\d, ]+)"')
BATCH = 1000


def fill(apps, schema_editor):
    fold_words(apps)
    use = apps.get_model("articles", "PictureUse")
    known = set(apps.get_model("articles", "Picture").objects.values_list("pk", flat=True))
    articles = apps.get_model("articles", "Article").objects
    editions = apps.get_model("articles", "Edition").objects
    at_the_desk = (
        use(picture_id=picture, place=place, article_id=number)
        for number, lead, body in articles.values_list("pk", "lead_picture_id", "body").iterator()
        for picture, place in uses(lead, body, known)
    )
    published = (
        use(picture_id=picture, place=place, article_id=number, edition_id=edition)
        for edition, number, lead, body in editions.values_list(
            "pk", "article_id", "picture_id", "body"
        ).iterator()
        for picture, place in uses(lead, body, known)
    )
    for rows in (at_the_desk, published):
        while batch := list(islice(rows, BATCH)):
            use.objects.bulk_create(batch, ignore_conflicts=True)


def fold_words(apps):
    pictures = apps.get_model("articles", "Picture").objects
    for row in pictures.all():
        folded = words.fold("\n".join([row.uploaded_name, row.byline, row.copyright]))
        pictures.filter(pk=row.pk).update(folded=folded)
    texts = apps.get_model("articles", "PictureText").objects
    for row in texts.all():
        folded = words.fold("\n".join([row.caption, row.alt, row.credit]))
        texts.filter(pk=row.pk).update(folded=folded, folded_credit=words.fold(row.credit))


def uses(lead, body, known):
    """The pictures of a text, each with its place."""
    numbers = {
        int(number)
        for group in PICTURES.findall(body)
        for number in group.replace(" ", "").split(",")
        if number
    }
    found = [(number, "text") for number in sorted(numbers & known)]
    return [*found, (lead, "lead")] if lead in known else found


def forget(apps, schema_editor):
    apps.get_model("articles", "PictureUse").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_first_story_templates")]
    operations = [migrations.RunPython(fill, forget)]
