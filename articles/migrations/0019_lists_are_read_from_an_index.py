"""One index for whatever the desk's list of articles chooses by, in the order that it shows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0018_orders_of_the_desk")]
    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=[
                    "-saved_at",
                    "-id",
                    "status",
                    "language",
                    "form",
                    "section",
                    "story",
                    "owner",
                    "version",
                ],
                name="article_in_lists",
            ),
        ),
        migrations.RemoveIndex(model_name="article", name="article_by_saving"),
    ]
