"""Adds what search finds texts by. Empty at first: `manage.py search_index` fills it."""

import django.db.models.deletion
from django.db import migrations, models

import articles.models.search


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_clearings_are_told")]
    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("number", models.BigIntegerField()),
                ("public_from", models.DateTimeField()),
                ("public_until", models.DateTimeField()),
                ("version", models.PositiveSmallIntegerField()),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_entry",
                        to="articles.edition",
                    ),
                ),
                ("marks", models.TextField()),
                ("words", articles.models.search.WordsField()),
            ],
        ),
        migrations.CreateModel(
            name="DeskEntry",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="desk_entry",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField()),
                ("words", articles.models.search.WordsField()),
            ],
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", articles.models.search.BytewiseField(db_index=True, max_length=64)),
                ("lexeme", articles.models.search.BytewiseField(max_length=64)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("lexeme", "word"), name="search_word_once")
                ],
            },
        ),
    ]
