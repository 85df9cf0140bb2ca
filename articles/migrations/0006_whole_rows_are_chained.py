"""Lets a revision's hash cover the whole row; those of earlier releases cover the snapshot."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_where_pictures_are_used")]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="scheme",
            field=models.PositiveSmallIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="revision",
            name="salt",
            field=models.CharField(blank=True, editable=False, max_length=32, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="revision",
            name="left",
            field=models.TextField(blank=True, editable=False, default=""),
            preserve_default=False,
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="revision",
                    name="scheme",
                    field=models.PositiveSmallIntegerField(default=2, editable=False),
                ),
                migrations.AlterField(
                    model_name="revision",
                    name="at",
                    field=models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="time"
                    ),
                ),
            ],
        ),
    ]
