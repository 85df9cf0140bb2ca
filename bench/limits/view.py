"""A Django view that returns pages from memory, behind the middleware of a new project."""

import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

from bench.limits.bare import PAGES

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="of a view without secrets",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
)


def page(request: HttpRequest, name: str) -> HttpResponse:
    """The page of this name."""
    headers, body = PAGES[f"/{name}"]
    return HttpResponse(body, headers=dict(headers))


urlpatterns = [path("<slug:name>", page)]
sys.modules.setdefault(__name__, sys.modules[__name__])
application = get_wsgi_application()
