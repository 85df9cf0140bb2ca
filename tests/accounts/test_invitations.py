import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts import invitations
from accounts.models import AuditEntry, User
from articles.roles import ROLES

ADD = "/admin/accounts/user/add/"
PERSON = {
    "first_name": "Асель",
    "last_name": "Нурланова",
    "email": "Asel@Tobol.example",
    "username": "",
    "interface_language": "kk",
    "role": "reporter",
}
PASSWORD = "тобол течёт на север"
CHOSEN = {"new_password1": PASSWORD, "new_password2": PASSWORD}


@pytest.fixture
def ada(administrator):
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def invite(ada, django_capture_on_commit_callbacks):
    def send(**changes):
        with django_capture_on_commit_callbacks(execute=True):
            return ada.post(ADD, PERSON | changes)

    return send


def link_in(text):
    return re.search(r"http://testserver(/admin/invitation/\S+/)", text).group(1)


def test_it_makes_an_account_that_nobody_can_enter_yet(invite):
    invite()

    asel = User.objects.get(email="asel@tobol.example")
    assert (asel.username, asel.is_staff, asel.is_superuser) == ("asel", True, False)
    assert not asel.has_usable_password()
    assert [group.name for group in asel.groups.all()] == ["reporter"]


def test_the_letter_is_in_the_persons_language_and_holds_the_link(invite, client):
    invite()

    letter = mail.outbox[0]
    assert letter.to == ["asel@tobol.example"]
    assert "Тобыл" in letter.body
    assert client.get(link_in(letter.body)).headers["Content-Language"] == "kk"


def test_the_administrator_sees_the_link_once(invite, ada):
    page = invite().url

    assert link_in(ada.get(page).content.decode()) == link_in(mail.outbox[0].body)
    assert "/admin/invitation/" not in ada.get(page).content.decode()


def test_a_letter_that_cannot_be_sent_leaves_the_link(invite, ada, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    page = invite().url

    assert link_in(ada.get(page).content.decode())


def test_the_link_lets_the_person_choose_a_password_and_come_in(invite, client):
    invite()

    answer = client.post(link_in(mail.outbox[0].body), CHOSEN)

    asel = User.objects.get(username="asel")
    assert answer.url == "/admin/"
    assert asel.check_password(PASSWORD)
    assert client.session[SESSION_KEY] == str(asel.pk)
    assert AuditEntry.objects.filter(act="accept invitation", by=asel).exists()


def test_looking_at_the_link_uses_nothing_up(invite, client):
    invite()
    link = link_in(mail.outbox[0].body)

    assert [client.get(link).status_code for _ in range(2)] == [200, 200]


def test_the_link_is_good_once(invite, client):
    invite()
    link = link_in(mail.outbox[0].body)
    client.post(link, CHOSEN)

    again = Client().post(link, {"new_password1": "x" * 20, "new_password2": "x" * 20})

    assert again.status_code == 410
    assert User.objects.get(username="asel").check_password(PASSWORD)


def test_the_link_grows_old(invite, client, settings):
    invite()
    link = link_in(mail.outbox[0].body)

    with time_machine.travel(timezone.now() + timedelta(days=settings.INVITATION_DAYS, minutes=1)):
        assert client.get(link).status_code == 410


@pytest.mark.parametrize("token", ["x", "a:b:c", "W10:1abc:signature"])
def test_a_forged_link_is_refused(token, client, db):
    assert client.get(f"/admin/invitation/{token}/").status_code == 410


def test_a_new_invitation_makes_the_old_link_worthless(invite, ada, client):
    invite()
    asel = User.objects.get(username="asel")
    old = invitations.token(asel)

    ada.post(f"/admin/accounts/user/{asel.pk}/invite-again/")

    asel.refresh_from_db()
    assert client.get(f"/admin/invitation/{old}/").status_code == 410
    assert client.get(f"/admin/invitation/{invitations.token(asel)}/").status_code == 200


def test_a_deactivated_person_cannot_accept(invite, client):
    invite()
    User.objects.filter(username="asel").update(is_active=False)

    assert client.get(link_in(mail.outbox[0].body)).status_code == 410


@pytest.mark.parametrize("password", ["short", "123456789012345", "password1234"])
def test_a_weak_password_is_refused(password, invite, client):
    invite()

    answer = client.post(
        link_in(mail.outbox[0].body), {"new_password1": password, "new_password2": password}
    )

    assert answer.status_code == 200
    assert not User.objects.get(username="asel").has_usable_password()


@pytest.mark.parametrize("role", ["superuser", "", *[f"{name}s" for name in ROLES]])
def test_there_are_four_roles_and_no_other(role, invite):
    assert invite(role=role).status_code == 200
    assert not User.objects.filter(username="asel").exists()


def test_an_address_in_use_is_refused(invite, reporter):
    answer = invite(email=reporter.email.upper())

    assert answer.status_code == 200
    assert User.objects.filter(email=reporter.email).count() == 1


def test_nothing_more_is_given_by_posting_more(invite):
    invite(is_superuser="on", user_permissions="1", groups="4", is_active="", password="x")

    asel = User.objects.get(username="asel")
    assert (asel.is_superuser, asel.is_active) == (False, True)
    assert [group.name for group in asel.groups.all()] == ["reporter"]
    assert not asel.user_permissions.exists()
