"""Reads the whole history once for the pictures that later saves left out."""

import re

from django.db import migrations

BATCH = 500
LEAD = re.compile(r'"lead_picture_id": ?(\d+)[,}]')
FIGURES = re.compile(r'data-(?:picture|gallery|still)=\\"([\d, ]+)\\"')


def fill(apps, schema_editor):
    known = set(apps.get_model("articles", "Picture").objects.values_list("pk", flat=True))
    saves = apps.get_model("articles", "Revision").objects.order_by("pk")
    last = 0
    while batch := list(saves.filter(pk__gt=last).values_list("pk", "article_id", "data")[:BATCH]):
        keep(apps, batch, known)
        last = batch[-1][0]


def keep(apps, saves, known):
    """Write what these saves show and the desk's text doesn't, of the pictures that there are."""
    shown = {(picture, number) for _pk, number, data in saves for picture in pictures(data)}
    uses = apps.get_model("articles", "PictureUse").objects
    numbers = {number for _picture, number in shown}
    at_the_desk = uses.filter(edition=None, article_id__in=numbers)
    left = shown - set(at_the_desk.values_list("picture_id", "article_id"))
    earlier = apps.get_model("articles", "EarlierPictureUse")
    rows = [
        earlier(picture_id=picture, article_id=number)
        for picture, number in sorted(left)
        if picture in known
    ]
    earlier.objects.bulk_create(rows, ignore_conflicts=True)


def pictures(data):
    """The numbers of the pictures of a save, by its JSON as it is written."""
    groups = [*LEAD.findall(data), *FIGURES.findall(data)]
    return {int(number) for group in groups for number in group.split(",") if number.strip()}


def forget(apps, schema_editor):
    apps.get_model("articles", "EarlierPictureUse").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_earlier_uses_of_pictures")]
    operations = [migrations.RunPython(fill, forget)]
