"""The newsroom's people: invited, given a role, switched off and on. Permission is asked here."""

import itertools
import re

from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import audit
from accounts.audit import Act
from accounts.models import User
from accounts.roles import Role


def role_of(user: User) -> Role | None:
    """The role of a person; whoever was made a superuser by a command is an administrator."""
    if user.is_superuser:
        return Role.ADMINISTRATOR
    names = {group.name for group in user.groups.all()}
    return next((role for role in Role if role.value in names), None)


def administrators() -> QuerySet[User]:
    """Those who can manage users now."""
    is_one = Q(groups__name=Role.ADMINISTRATOR) | Q(is_superuser=True)
    return User.objects.filter(pk__in=User.objects.filter(is_one).values("pk"), is_active=True)


@transaction.atomic
def invite(user: User, *, role: Role, by: User, address: str | None = None) -> User:
    """Save a new person without a password; the link of `accounts.invitations` lets them set it."""
    _ask(by, "accounts.add_user")
    user.email = user.email.lower()
    user.username = user.username or free_name(user.email)
    user.is_staff = True
    user.set_unusable_password()
    user.save()
    user.groups.set([_group(role)])
    audit.record(Act.INVITE, by=by, about=user.username, address=address, role=role.value)
    return user


@transaction.atomic
def invite_again(user: User, *, by: User, address: str | None = None) -> None:
    """Make the links sent so far worthless, for a person who never chose a password."""
    _ask(by, "accounts.change_user")
    if user.has_usable_password():
        raise ValidationError(_("This person has a password already."))
    user.set_unusable_password()
    user.save(update_fields=["password"])
    audit.record(Act.INVITE, by=by, about=user.username, address=address)


@transaction.atomic
def change_role(user: User, *, role: Role, by: User, address: str | None = None) -> None:
    """Give a person another role, and end their sessions. Nobody changes their own."""
    _ask(by, "accounts.change_user")
    was = role_of(user)
    if was == role:
        return
    if user.pk == by.pk:
        raise ValidationError(_("Nobody changes their own role."))
    if role != Role.ADMINISTRATOR:
        _refuse_last_administrator(user)
    user.groups.set([_group(role)])
    if role != Role.ADMINISTRATOR:
        user.is_superuser = False
        user.save(update_fields=["is_superuser"])
    end_sessions(user)
    old = was.value if was else ""
    audit.record(Act.ROLE, by=by, about=user.username, address=address, old=old, new=role.value)


@transaction.atomic
def deactivate(user: User, *, by: User, address: str | None = None) -> None:
    """Shut a person out. Bylines, stories and history stay as they are."""
    _ask(by, "accounts.change_user")
    if user.pk == by.pk:
        raise ValidationError(_("Nobody deactivates themselves."))
    _refuse_last_administrator(user)
    _switch(user, is_active=False)
    end_sessions(user)
    audit.record(Act.DEACTIVATE, by=by, about=user.username, address=address)


@transaction.atomic
def activate(user: User, *, by: User, address: str | None = None) -> None:
    """Let a person in again, with the password and the role they had."""
    _ask(by, "accounts.change_user")
    _switch(user, is_active=True)
    audit.record(Act.ACTIVATE, by=by, about=user.username, address=address)


def end_sessions(user: User) -> None:
    """Sign a person out everywhere."""
    for session in Session.objects.filter(expire_date__gt=timezone.now()):
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()


def free_name(email: str) -> str:
    """A name for signing in, made from an e-mail address, that nobody has yet."""
    base = re.sub(r"[^a-z0-9._-]+", "", email.partition("@")[0].lower()) or "user"
    numbered = (f"{base}{number}" for number in itertools.count(2))
    candidates = itertools.chain([base], numbered)
    return next(n for n in candidates if not User.objects.filter(username__iexact=n).exists())


def _ask(by: User, permission: str) -> None:
    if not by.has_perm(permission):
        raise PermissionDenied


def _switch(user: User, *, is_active: bool) -> None:
    user.is_active = is_active
    user.save(update_fields=["is_active"])


def _group(role: Role) -> Group:
    return Group.objects.get(name=role.value)


def _refuse_last_administrator(user: User) -> None:
    """Lock those who could, so that two of them can't remove each other at once."""
    able = {person.pk for person in administrators().select_for_update()}
    if able == {user.pk}:
        raise ValidationError(_("The newsroom would be left without an administrator."))
