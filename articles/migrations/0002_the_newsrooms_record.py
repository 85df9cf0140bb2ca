"""The one record that every page needs, with plain words until somebody writes better ones."""

from django.db import migrations

NAMES = {"ru": "Редакция", "kk": "Редакция", "en": "Newsroom"}


def make(apps, schema_editor):
    record, _made = apps.get_model("articles", "Newsroom").objects.get_or_create(pk=1)
    texts = apps.get_model("articles", "NewsroomText").objects
    for position, (language, name) in enumerate(NAMES.items()):
        texts.get_or_create(
            newsroom=record, language=language, defaults={"name": name, "position": position}
        )


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_first")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
