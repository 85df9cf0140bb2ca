"""Chains the audit log: each entry holds a hash over what it says and over the one before."""

import django.utils.timezone
from django.db import migrations, models

from accounts import chain

BATCH = 1000


def link(apps, schema_editor):
    """Chain what is there, so that from now on a change of it shows."""
    entries = apps.get_model("accounts", "AuditEntry").objects
    previous, changed = "", []
    for entry in entries.order_by("pk").iterator(chunk_size=BATCH):
        entry.salt, entry.previous_hash = chain.new_salt(), previous
        entry.hash = previous = digest(entry)
        changed.append(entry)
        if len(changed) == BATCH:
            entries.bulk_update(changed, ["salt", "previous_hash", "hash"])
            changed = []
    entries.bulk_update(changed, ["salt", "previous_hash", "hash"])


def digest(entry):
    return chain.digest(
        {
            "previous": entry.previous_hash,
            "salt": entry.salt,
            "at": chain.moment(entry.at),
            "by": entry.by_id,
            "act": entry.act,
            "about": entry.about,
            "details": entry.details,
            "address": entry.address,
        }
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_export_of_the_audit_log")]

    operations = [
        migrations.AlterModelManagers(name="user", managers=[]),
        migrations.AddField(
            model_name="auditentry",
            name="salt",
            field=models.CharField(blank=True, editable=False, max_length=32, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="auditentry",
            name="previous_hash",
            field=models.CharField(blank=True, editable=False, max_length=64, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="auditentry",
            name="hash",
            field=models.CharField(blank=True, editable=False, max_length=64, default=""),
            preserve_default=False,
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="auditentry",
                    name="at",
                    field=models.DateTimeField(
                        db_index=True,
                        default=django.utils.timezone.now,
                        editable=False,
                        verbose_name="time",
                    ),
                ),
            ],
        ),
        migrations.RunPython(link, migrations.RunPython.noop),
    ]
