"""What the desk orders and finds articles by, each by an index: among a million, too."""

from django.db import migrations, models
from django.db.models.functions import Left


class Migration(migrations.Migration):
    dependencies = [("articles", "0017_posts_in_channels")]
    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["-saved_at", "-id"], name="article_by_saving"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["language", "-saved_at", "-id"], name="article_by_language"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["form", "-saved_at", "-id"], name="article_by_form"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["-published_at", "-id"], name="article_by_publishing"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                Left("folded", 16), models.F("saved_at").desc(), name="article_by_beginning"
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("embargo_until__isnull", False)),
                fields=["embargo_until"],
                name="article_embargoed",
            ),
        ),
    ]
