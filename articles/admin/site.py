"""The desk itself: who it belongs to, its menu, its start page, and its doors."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.widgets import SELECT2_TRANSLATIONS
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import LogoutView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.i18n import JavaScriptCatalog

from accounts import audit, people, views
from accounts.addresses import address_of
from accounts.audit import Act
from accounts.forms import SignInForm
from articles.admin import menu, start
from articles.admin.languages import in_use
from articles.admin.newsroom_text import text_of
from articles.languages import OWN_NAMES

OUR_APPS = ("accounts", "articles")
# Select2 has no Kazakh; static/admin/js/vendor/select2/i18n/kk.js is ours.
SELECT2_TRANSLATIONS.setdefault("kk", "kk")


class DeskSite(AdminSite):
    """The Django admin under the newsroom's own name."""

    index_title = gettext_lazy("Start page")
    enable_nav_sidebar = False
    empty_value_display = "–"
    login_form = SignInForm

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")

    def register(
        self,
        model_or_iterable: Any,
        admin_class: Any = None,
        **options: Any,
    ) -> None:
        """Take our own models; what packages register by themselves has no place at the desk."""
        one = isinstance(model_or_iterable, type)
        models = [model_or_iterable] if one else list(model_or_iterable)
        ours = [model for model in models if model._meta.app_label in OUR_APPS]
        super().register(ours, admin_class, **options)

    def get_urls(self) -> list[Any]:
        around = self.each_context
        own = [
            path(
                "invitation/<str:token>/",
                lambda request, token: views.accept_invitation(request, token, around(request)),
                name="invitation",
            ),
            path(
                "me/",
                self.admin_view(lambda request: views.profile(request, around(request))),
                name="profile",
            ),
        ]
        closed = path("r/<path:content_type_id>/<path:object_id>/", self.admin_view(_nowhere))
        return [*own, closed, *super().get_urls()]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        name = text_of(request).name
        role = people.role_of(request.user) if request.user.is_authenticated else None
        return super().each_context(request) | {
            "site_header": name,
            "site_title": _("Desk of %(newsroom)s") % {"newsroom": name},
            "role": role.label if role else "",
        }

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = self._build_app_dict(request, app_label)
        return menu.grouped(apps, reverse("admin:index", current_app=self.name))

    def index(self, request: HttpRequest, extra_context: Any = None) -> Any:
        lists = start.context(request.user)  # type: ignore[arg-type]
        return super().index(request, lists | (extra_context or {}))

    def app_index(self, request: HttpRequest, app_label: str, extra_context: Any = None) -> Any:
        """An application's own page would say the menu a second time."""
        return HttpResponseRedirect(reverse("admin:index", current_app=self.name))

    def i18n_javascript(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Django's catalogue of the scripts with our own folders of translations."""
        return JavaScriptCatalog.as_view()(request)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        response = super().password_change(request, extra_context)
        if response.status_code == 302:
            user: Any = request.user
            audit.record(Act.PASSWORD, by=user, about=user.username, address=address_of(request))
        return response

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """Lead back to the door."""
        sign_in = reverse("admin:login", current_app=self.name)
        return LogoutView.as_view(next_page=sign_in)(request)

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The door; with `again` it is shown to somebody who is inside as somebody else, too."""
        if "again" in request.GET and request.method == "GET":
            request.user = AnonymousUser()
        page = {"title": _("Sign in"), "languages": doors(request)}
        return super().login(request, page | (extra_context or {}))


def _nowhere(request: HttpRequest, content_type_id: str, object_id: str) -> HttpResponse:
    """Django leads from here to the public page of anything: its address tells a draft's words."""
    raise Http404


def doors(request: HttpRequest) -> list[dict[str, Any]]:
    """The sign-in page in each language: an address each, so that no cookie is needed."""
    query = request.GET.copy()
    found = []
    for code in in_use():
        query["lang"] = code
        found.append(
            {
                "code": code,
                "name": OWN_NAMES[code],
                "url": f"?{query.urlencode()}",
                "is_current": code == get_language(),
            }
        )
    return found
