"""Signing in, choosing a password, and what people say of themselves."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts import people
from accounts.models import User
from accounts.roles import Role


class SignInForm(AuthenticationForm):
    """A name or an e-mail address with a password; for those who work at the desk."""

    error_messages = {
        "invalid_login": _("The name or the password is not right. Capital letters matter."),
        "inactive": _("The name or the password is not right. Capital letters matter."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Name or e-mail address")

    def clean_username(self) -> str:
        given = str(self.cleaned_data["username"])
        named = User.objects.filter(email=given.lower()) if "@" in given else User.objects.none()
        return named.values_list("username", flat=True).first() or given

    def confirm_login_allowed(self, user: Any) -> None:
        super().confirm_login_allowed(user)
        if not user.is_staff:
            raise ValidationError(self.error_messages["invalid_login"], code="invalid_login")


class PersonForm(forms.ModelForm):
    """A person as administrators write them."""

    class Meta:
        model = User
        fields = ["first_name", "last_name", "email", "username", "interface_language"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first_name", "last_name"):
            if name in self.fields:
                self.fields[name].required = not self.instance.pk
        if "username" in self.fields:
            self.fields["username"].label = _("name for signing in")
            self.fields["username"].required = bool(self.instance.pk)
            self.fields["username"].help_text = _(
                "Made from the e-mail address when left empty; one may sign in by either."
            )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean_username(self) -> str:
        """Before the database asks for it: a person without a name gets one from the address."""
        return self.cleaned_data["username"] or people.free_name(self.data.get("email", ""))


class PersonWithRoleForm(PersonForm):
    """With one of the four roles; nobody gets this form for themselves."""

    role = forms.ChoiceField(label=_("role"), choices=Role.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "role" in self.fields:
            self.initial["role"] = people.role_of(self.instance)


class ProfileForm(forms.ModelForm):
    """What people may change of their own."""

    class Meta:
        model = User
        fields = ["first_name", "last_name", "interface_language"]
