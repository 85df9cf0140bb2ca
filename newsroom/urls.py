"""The map of the whole site."""

from django.contrib import admin
from django.urls import include, path

from newsroom import files, health
from reader import errors, views

urlpatterns = [
    path("", views.home, name="home"),
    path("", include("reader.urls")),
    path("api/v1/", include("reader.api.urls")),
    path("", include("reader.machine_urls")),
    path("admin/", admin.site.urls),
    path("media/<path:name>", files.media, name="media"),
    path("healthz", health.alive, name="health"),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
