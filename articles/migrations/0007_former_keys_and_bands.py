"""Adds former keys of pictures, and the bands by which alike ones are found, filled at once."""

from itertools import islice

import django.db.models.deletion
from django.db import migrations, models

from articles.pictures import likeness

BATCH = 1000


def fill(apps, schema_editor):
    """New tables only, so nothing is altered after rows were written."""
    band = apps.get_model("articles", "PictureBand")
    pictures = apps.get_model("articles", "Picture").objects.exclude(likeness="").order_by("pk")
    rows = (
        band(picture_id=number, band=each)
        for number, looks in pictures.values_list("pk", "likeness").iterator()
        for each in likeness.bands(looks)
    )
    while batch := list(islice(rows, BATCH)):
        band.objects.bulk_create(batch)


def to_picture(related_name):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE,
        related_name=related_name,
        to="articles.picture",
    )


def number():
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_whole_rows_are_chained")]
    operations = [
        migrations.CreateModel(
            name="RetiredKey",
            fields=[
                ("id", number()),
                ("key", models.CharField(max_length=32, unique=True)),
                ("picture", to_picture("retired_keys")),
            ],
        ),
        migrations.CreateModel(
            name="PictureBand",
            fields=[
                ("id", number()),
                ("band", models.PositiveSmallIntegerField()),
                ("picture", to_picture("bands")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("band", "picture"), name="picture_band_once")
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
