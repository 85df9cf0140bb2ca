"""A refused text knows the page of which it is an earlier state; an autosave, when it was typed."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_former_keys_and_bands")]
    operations = [
        migrations.AddField(
            model_name="refusedtext",
            name="page",
            field=models.CharField(blank=True, max_length=36),
        ),
        migrations.AlterField(
            model_name="autosave",
            name="saved_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
    ]
