"""When what readers see of a month changed, or will."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_what_crawlers_may_do")]
    operations = [
        migrations.CreateModel(
            name="MonthChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=8)),
                ("month", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("number", models.BigIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("language", "month", "at", "number"), name="month_change_once"
                    )
                ],
            },
        ),
    ]
