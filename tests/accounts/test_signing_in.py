import pytest

from accounts.models import AuditEntry, User

DOOR = "/admin/login/"
PASSWORD = "correct horse battery"


def enter(client, name, password=PASSWORD, door=DOOR):
    return client.post(door, {"username": name, "password": password, "next": "/admin/"})


def acts():
    return list(AuditEntry.objects.order_by("id").values_list("act", "about", "address"))


@pytest.mark.parametrize("name", ["rita", "rita@example.test", "RITA@example.test"])
def test_one_signs_in_by_name_or_by_address(name, client, reporter):
    assert enter(client, name).url == "/admin/"

    assert acts() == [("sign-in", "rita", "127.0.0.1")]


def test_a_wrong_password_is_refused_and_written_down(client, reporter):
    answer = enter(client, "rita", "wrong horse battery")

    assert answer.status_code == 200
    assert acts() == [("sign-in refused", "rita", "127.0.0.1")]


@pytest.mark.parametrize("state", [{"is_active": False}, {"is_staff": False}])
def test_who_may_not_enter_hears_what_a_stranger_hears(state, client, reporter):
    stranger = enter(client, "nobody").context["form"].non_field_errors()
    User.objects.update(**state)

    refused = enter(client, "rita")

    assert refused.status_code == 200
    assert refused.context["form"].non_field_errors() == stranger


def test_the_door_leads_in_whoever_is_inside_unless_they_sign_in_again(client, reporter, editor):
    client.force_login(editor)

    assert client.get(DOOR).url == "/admin/"
    again = client.get(f"{DOOR}?again=1&next=/admin/me/")

    assert 'name="password"' in again.content.decode()
    assert client.get("/admin/").status_code == 200
    enter(client, "rita", door=f"{DOOR}?again=1")
    assert client.get("/admin/").wsgi_request.user == reporter


def test_signing_out_leads_to_the_door_and_is_written_down(client, reporter):
    client.force_login(reporter)

    answer = client.post("/admin/logout/")

    assert answer.url == DOOR
    assert acts()[-1][:2] == ("sign-out", "rita")


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_the_door_speaks_the_language_that_is_asked_for(language, client, db):
    asked = client.get(f"{DOOR}?lang={language}&next=/admin/me/")
    browsers = client.get(DOOR, HTTP_ACCEPT_LANGUAGE=language)

    assert f'<html lang="{language}"' in asked.content.decode()
    assert f'<html lang="{language}"' in browsers.content.decode()
    assert "&amp;next=%2Fadmin%2Fme%2F" in asked.content.decode()


def test_choosing_a_language_needs_no_cookie(client, db):
    client.get(f"{DOOR}?lang=kk")

    assert set(client.cookies) <= {"csrftoken"}


def test_people_choose_their_own_language(client, reporter):
    client.force_login(reporter)

    typed = {"first_name": "Рита", "last_name": "", "interface_language": "kk"}
    client.post("/admin/me/", typed | {"is_superuser": "on", "username": "root"})

    reporter.refresh_from_db()
    assert (reporter.first_name, reporter.interface_language) == ("Рита", "kk")
    assert (reporter.username, reporter.is_superuser) == ("rita", False)


def test_another_password_ends_the_other_sessions(client, reporter, django_user_model):
    other = type(client)()
    other.force_login(reporter)
    client.force_login(reporter)
    new = "тобол течёт на север"

    client.post(
        "/admin/password_change/",
        {"old_password": PASSWORD, "new_password1": new, "new_password2": new},
    )

    assert client.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302
    assert ("password", "rita", "127.0.0.1") in acts()


def test_the_log_is_only_read(client, chief, administrator):
    enter(client, "charlie")
    entry = AuditEntry.objects.get()
    client.force_login(administrator)
    url = f"/admin/accounts/auditentry/{entry.pk}"

    acted = [client.post(f"{url}/{act}/", {"post": "yes"}) for act in ("change", "delete")]

    assert [answer.status_code for answer in acted] == [403, 403]
    assert client.get(f"{url}/change/").status_code == 200
    assert AuditEntry.objects.filter(pk=entry.pk).exists()
