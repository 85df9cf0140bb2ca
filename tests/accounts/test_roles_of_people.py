import pytest
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from accounts import people
from accounts.models import AuditEntry, ProtectedHistory, User
from accounts.roles import Role
from tests import make
from tests.desk import writing


def page_of(user):
    return f"/admin/accounts/user/{user.pk}/change/"


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def send(client, user, **typed):
    return client.post(page_of(user), writing.fields(client.get(page_of(user))) | typed)


def test_an_administrator_gives_another_role(administrator, reporter):
    send(signed_in(administrator), reporter, role="editor")

    fresh = User.objects.get(pk=reporter.pk)
    assert people.role_of(fresh) == Role.EDITOR
    assert fresh.has_perm("articles.publish_article")
    entry = AuditEntry.objects.get(act="role")
    assert (entry.by, entry.about) == (administrator, reporter.username)
    assert entry.details == {"old": "reporter", "new": "editor"}


def test_another_role_ends_the_persons_sessions_and_no_others(administrator, reporter, editor):
    theirs, other = signed_in(reporter), signed_in(editor)

    send(signed_in(administrator), reporter, role="chief")

    assert theirs.get("/admin/").status_code == 302
    assert other.get("/admin/").status_code == 200


def test_a_superuser_who_is_given_a_role_is_one_no_more(administrator):
    root = make.superuser()

    people.change_role(root, role=Role.EDITOR, by=administrator)

    fresh = User.objects.get(pk=root.pk)
    assert not fresh.is_superuser
    assert people.role_of(fresh) == Role.EDITOR


def test_nobody_changes_their_own_role(administrator):
    send(signed_in(administrator), administrator, role="reporter", first_name="Ada")

    fresh = User.objects.get(pk=administrator.pk)
    assert people.role_of(fresh) == Role.ADMINISTRATOR
    with pytest.raises(ValidationError):
        people.change_role(fresh, role=Role.EDITOR, by=fresh)


@pytest.mark.parametrize(
    ("act", "how"), [(people.deactivate, {}), (people.change_role, {"role": Role.EDITOR})]
)
def test_the_last_administrator_stays(act, how, administrator):
    other = make.superuser()
    at_the_same_moment = User.objects.get(pk=administrator.pk)
    people.deactivate(administrator, by=other)

    with pytest.raises(ValidationError):
        act(other, by=at_the_same_moment, **how)

    other.refresh_from_db()
    assert other.is_active


@pytest.mark.parametrize("name", ["reporter", "editor", "chief"])
def test_only_administrators_manage_users(name, request, administrator):
    person = request.getfixturevalue(name)
    client = signed_in(person)

    answers = [
        client.get("/admin/accounts/user/").status_code,
        client.get(page_of(administrator)).status_code,
        client.post(page_of(person), {"role": "administrator"}).status_code,
        client.post(f"/admin/accounts/user/{administrator.pk}/deactivate/").status_code,
    ]

    assert answers == [403] * 4
    with pytest.raises(PermissionDenied):
        people.change_role(person, role=Role.ADMINISTRATOR, by=person)
    assert people.role_of(User.objects.get(pk=person.pk)) == Role(name)


def test_deactivating_asks_first_and_then_shuts_out(administrator, reporter):
    client, theirs = signed_in(administrator), signed_in(reporter)
    url = f"/admin/accounts/user/{reporter.pk}/deactivate/"

    asked = client.get(url)
    assert asked.status_code == 200
    assert str(reporter) in asked.content.decode()
    assert User.objects.get(pk=reporter.pk).is_active

    client.post(url)

    assert not User.objects.get(pk=reporter.pk).is_active
    assert theirs.get("/admin/").status_code == 302
    assert AuditEntry.objects.filter(act="deactivate", by=administrator).exists()


def test_deactivating_keeps_every_byline(administrator, reporter, client):
    author = make.author(user=reporter, ru="Рита Репортёр")
    article = make.published(by=reporter, authors=[author])

    people.deactivate(reporter, by=administrator)

    page = client.get(article.get_absolute_url()).content.decode()
    assert "Рита Репортёр" in page
    assert author in article.byline_authors


def test_who_was_deactivated_comes_back_with_the_same_role(administrator, reporter):
    client = signed_in(administrator)
    client.post(f"/admin/accounts/user/{reporter.pk}/deactivate/")

    client.post(f"/admin/accounts/user/{reporter.pk}/activate/")

    fresh = User.objects.get(pk=reporter.pk)
    assert fresh.is_active
    assert people.role_of(fresh) == Role.REPORTER


def test_nobody_deactivates_themselves(administrator):
    client = signed_in(administrator)

    answer = client.post(f"/admin/accounts/user/{administrator.pk}/deactivate/")

    assert answer.status_code == 404
    assert client.session[SESSION_KEY] == str(administrator.pk)


def test_nobody_is_deleted(reporter):
    with pytest.raises(ProtectedHistory):
        reporter.delete()
