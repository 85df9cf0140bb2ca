"""Pages of people: accepting an invitation, and one's own account."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts import audit, invitations
from accounts.addresses import address_of
from accounts.audit import Act
from accounts.forms import ProfileForm
from accounts.models import User


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def accept_invitation(request: HttpRequest, token: str, around: dict[str, Any]) -> HttpResponse:
    """Let an invited person choose a password, in their language; a GET uses nothing up."""
    user = invitations.user_of(token)
    if user is None:
        page = around | {"title": _("This invitation is no longer good")}
        return render(request, "accounts/invitation_over.html", page, status=410)
    with override(user.interface_language):
        form = SetPasswordForm(user, request.POST or None)
        if request.method == "POST" and form.is_valid():
            return _enter(request, user, form)
        page = around | {"title": _("Choose a password"), "form": form, "person": user}
        response = render(request, "accounts/invitation.html", page)
    response.headers["Content-Language"] = user.interface_language
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def _enter(request: HttpRequest, user: User, form: Any) -> HttpResponse:
    form.save()
    audit.record(Act.ACCEPT, by=user, about=user.username, address=address_of(request))
    login(request, user)
    messages.success(request, _("Welcome to the desk."))
    return redirect("admin:index")


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest, around: dict[str, Any]) -> HttpResponse:
    """One's own name and language."""
    person = User.objects.get(username=request.user.get_username())
    form = ProfileForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        with override(person.interface_language):
            messages.success(request, _("Saved."))
        return redirect("admin:profile")
    page = around | {"title": _("My account"), "form": form}
    return render(request, "accounts/profile.html", page)
