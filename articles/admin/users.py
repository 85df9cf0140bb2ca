"""People who sign in: invited, given a role, switched off and on; never deleted."""

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts import invitations, mail, people
from accounts.addresses import address_of
from accounts.forms import PersonForm, PersonWithRoleForm
from accounts.models import User
from accounts.roles import Role
from articles.admin.desk import DeskAdmin, Wording
from articles.admin.newsroom_text import text_of
from articles.admin.user_switch import SWITCHES, Switch
from articles.admin.writing.columns import moment

LINK = "invitation link"


class RoleFilter(admin.SimpleListFilter):
    """By one of the four roles."""

    title = _("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(Role.choices)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


@admin.register(User)
class UserAdmin(DeskAdmin):
    """No superuser, no permissions, no groups: one of four roles."""

    wording = Wording(
        add=_("Invite a person"), change=_("Change user"), view=_("Read about the user")
    )
    change_form_template = "admin/accounts/user/change_form.html"
    list_display = ["person", "role", "email", "interface_language", "state", "seen"]
    list_filter = [RoleFilter, "is_active"]
    search_fields = ["first_name", "last_name", "username", "email"]
    ordering = ["-is_active", "first_name", "last_name", "username"]
    readonly_fields = ["role", "state", "seen"]
    clears = ()

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    def get_urls(self) -> list[URLPattern]:
        def switch(name: str) -> URLPattern:
            view = self.admin_site.admin_view(partial(self.switch_view, act=SWITCHES[name]))
            return path(f"<int:number>/{name}/", view, name=f"accounts_user_{name}")

        return [*(switch(name) for name in SWITCHES), *super().get_urls()]

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        kwargs["form"] = PersonForm if _is_self(request, obj) else PersonWithRoleForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        about = [("first_name", "last_name"), "email", "username", "interface_language", "role"]
        return [*about, "state", "seen"] if obj else about

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        told = ["state", "seen"] if obj else []
        return [*told, "role"] if _is_self(request, obj) else told

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    # --- columns ------------------------------------------------------------------------------

    @admin.display(description=pgettext_lazy("of a person", "name"), ordering="first_name")
    def person(self, user: User) -> str:
        return str(user)

    @admin.display(description=_("role"), empty_value="–")
    def role(self, user: User) -> str:
        role = people.role_of(user)
        return str(role.label) if role else ""

    @admin.display(description=_("state"), ordering="is_active")
    def state(self, user: User) -> Any:
        if not user.is_active:
            key, word = "over", gettext("deactivated")
        elif user.last_login is None and not user.has_usable_password():
            key, word = "scheduled", gettext("invited")
        else:
            key, word = "published", gettext("active")
        return format_html('<span class="state state-{}">{}</span>', key, word)

    @admin.display(description=_("last sign-in"), ordering="last_login")
    def seen(self, user: User) -> Any:
        return moment(user.last_login) if user.last_login else gettext("never")

    # --- saving -------------------------------------------------------------------------------

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        by: Any = request.user
        if not change:
            role = Role(form.cleaned_data["role"])
            people.invite(obj, role=role, by=by, address=address_of(request))
            self.invite(request, obj)
            return
        super().save_model(request, obj, form, change)
        if "role" in form.changed_data:
            role = Role(form.cleaned_data["role"])
            people.change_role(obj, role=role, by=by, address=address_of(request))

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> Any:
        return HttpResponseRedirect(_page_of(obj))

    def invite(self, request: HttpRequest, user: User) -> None:
        """Keep the link for the administrator's next page, and write to the person invited."""
        link = reverse("admin:invitation", args=[invitations.token(user)])
        link = request.build_absolute_uri(link)
        request.session[LINK] = [user.pk, link]
        transaction.on_commit(partial(self.send, request, user, link))

    def send(self, request: HttpRequest, user: User, link: str) -> None:
        with override(user.interface_language):
            newsroom = text_of(request).name
        if mail.send_invitation(user, link=link, newsroom=newsroom):
            said = gettext("An invitation was sent to %(email)s.")
            messages.success(request, said % {"email": user.email})
        else:
            messages.warning(request, gettext("The letter could not be sent: pass the link on."))

    # --- the form, and the doors beside it ----------------------------------------------------

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        user = kwargs.get("obj")
        context["switches"] = self._offered(request, user)
        context["show_save_and_add_another"] = False
        if user is None:
            context |= {
                "show_save_and_continue": False,
                "save_word": gettext("Send the invitation"),
            }
        number, link = request.session.get(LINK, (0, ""))
        if user and user.pk == number:
            context["invitation_link"] = link
            del request.session[LINK]
        return super().render_change_form(request, context, *args, **kwargs)

    def _offered(self, request: HttpRequest, user: User | None) -> list[tuple[str, Switch]]:
        if user is None or _is_self(request, user):
            return []
        return [(name, act) for name, act in SWITCHES.items() if act.fits(user)]

    def switch_view(self, request: HttpRequest, number: int, act: Switch) -> HttpResponse:
        """Ask first, naming the person; then do it."""
        user = self.get_object(request, str(number))
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        if user is None or not act.fits(user) or _is_self(request, user):
            raise Http404
        if request.method != "POST":
            page = self.admin_site.each_context(request)
            page |= {"title": act.title, "act": act, "person": user, "opts": self.opts}
            return TemplateResponse(request, "admin/accounts/user/switch.html", page)
        try:
            act.do(user, by=request.user, address=address_of(request))
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
        else:
            self.log_change(request, user, str(act.title))
            if act.sends:
                self.invite(request, user)
        return HttpResponseRedirect(_page_of(user))


def _is_self(request: HttpRequest, user: Any) -> bool:
    return user is not None and user.pk == request.user.pk


def _page_of(user: User) -> str:
    return reverse("admin:accounts_user_change", args=[user.pk])
