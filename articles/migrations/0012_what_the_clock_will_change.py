"""Indexes by which a process finds what the clock will change next."""

import datetime

from django.db import migrations, models

FOREVER = datetime.datetime(9999, 12, 31, tzinfo=datetime.UTC)


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_words_of_another_photograph")]
    operations = [
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["public_from"], name="edition_begins"),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                fields=["public_until"],
                condition=models.Q(public_until__lt=FOREVER),
                name="edition_ends",
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                fields=["breaking_until"],
                condition=models.Q(breaking_until__isnull=False),
                name="edition_breaks_no_more",
            ),
        ),
    ]
