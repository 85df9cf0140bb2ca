"""A picture knows whether its words are true of its file: those of before are taken to be."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_alike_pictures_are_written_down")]
    operations = [
        migrations.AddField(
            model_name="picture",
            name="is_confirmed",
            field=models.BooleanField(default=True, editable=False),
        ),
        migrations.AddIndex(
            model_name="picture",
            index=models.Index(
                condition=models.Q(("is_confirmed", False)),
                fields=["id"],
                name="picture_unconfirmed",
            ),
        ),
    ]
