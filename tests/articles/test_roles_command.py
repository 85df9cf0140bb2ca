from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from articles.roles import ROLES


def test_groups_stand_after_migrating(db):
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)


def test_it_brings_a_group_back_in_step(db, capsys):
    reporters = Group.objects.get(name="reporter")
    reporters.permissions.set(Permission.objects.filter(codename="publish_article"))
    Group.objects.filter(name="chief").delete()

    call_command("roles")
    call_command("roles")

    names = set(reporters.permissions.values_list("codename", flat=True))
    assert "publish_article" not in names
    assert "add_article" in names
    assert Group.objects.filter(name="chief").exists()
