"""PostgreSQL tells whoever listens that clearings were written; SQLite is looked at instead."""

from django.db import migrations

FUNCTION = """
CREATE OR REPLACE FUNCTION newsroom_tell_clearings() RETURNS trigger LANGUAGE plpgsql AS $told$
BEGIN
    NOTIFY newsroom_clearings;
    RETURN NULL;
END
$told$
"""
TRIGGER = """
CREATE TRIGGER clearings_are_told AFTER INSERT ON articles_clearing
FOR EACH STATEMENT EXECUTE FUNCTION newsroom_tell_clearings()
"""


def tell(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION)
        schema_editor.execute(TRIGGER)


def be_silent(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER clearings_are_told ON articles_clearing")
        schema_editor.execute("DROP FUNCTION newsroom_tell_clearings()")


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_what_the_clock_will_change")]
    operations = [migrations.RunPython(tell, be_silent)]
