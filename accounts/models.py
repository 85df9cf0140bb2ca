"""Who is signed in, and the log of what people did."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import chain


class ProtectedHistory(Exception):
    """An attempt to delete or rewrite what history needs."""


class Users(UserManager["User"]):
    """The sets of users."""

    use_in_migrations = False

    @transaction.atomic
    def create_superuser(self, username: str, *args: Any, **fields: Any) -> "User":
        """Make an administrator, as `createsuperuser` does, and say so in the audit log."""
        from accounts import audit  # which needs our models

        user = super().create_superuser(username, *args, **fields)
        audit.record(audit.Act.ROLE, by=None, about=user.username, new="administrator")
        return user


class User(AbstractUser):
    """Someone who may sign in. Never deleted: deactivated, so that every byline stays."""

    email = models.EmailField(_("e-mail address"))
    interface_language = models.CharField(
        _("language of the desk"), max_length=8, choices=settings.LANGUAGES, default="ru"
    )

    REQUIRED_FIELDS: ClassVar[list[str]] = ["email"]
    objects: ClassVar[Users] = Users()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique",
                violation_error_message=_("Another user has this e-mail address."),
            ),
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="user_email_lower_case"
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise ProtectedHistory("A user is deactivated, never deleted.")


class AuditEntry(models.Model):
    """One thing that somebody did. Rows are added by `audit.record`, each chained to the last."""

    sealed_but: ClassVar[tuple[str, ...]] = ()

    at = models.DateTimeField(_("time"), default=timezone.now, editable=False, db_index=True)
    by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="audit_entries", verbose_name=_("who")
    )
    act = models.CharField(_("what"), max_length=64, db_index=True)
    about = models.CharField(_("about"), max_length=200, blank=True)
    details = models.JSONField(_("details"), default=dict)
    address = models.GenericIPAddressField(_("address"), null=True)
    salt = models.CharField(max_length=32, blank=True, editable=False)
    previous_hash = models.CharField(max_length=64, blank=True, editable=False)
    hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit log")
        permissions = [("export_auditentry", "Can export the audit log")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ProtectedHistory("The audit log is only added to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise ProtectedHistory("The audit log is only added to.")

    def digest(self, previous: str) -> str:
        """The hash over all that the entry says, after `previous`."""
        return chain.digest(
            {
                "previous": previous,
                "salt": self.salt,
                "at": chain.moment(self.at),
                "by": self.by_id,
                "act": self.act,
                "about": self.about,
                "details": self.details,
                "address": self.address,
            }
        )
