"""The map of the read API."""

from django.urls import path

from reader import names
from reader.api import views

app_name = "api"
urlpatterns = [
    path("articles", views.articles, name="articles"),
    path("articles/<number:number>", views.article, name="article"),
    *(
        path(f"{table}s", views.named, {"table": table}, name=f"{table}s")
        for table in (names.SECTION, names.TAG, names.AUTHOR, names.SOURCE, names.PLACE)
    ),
    path("openapi.json", views.description, name="description"),
    path("", views.missing),
    path("<path:rest>", views.missing),
]
