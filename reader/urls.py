"""The map of the public site, beneath a language."""

from django.urls import path, register_converter

from reader import notes, preview, search, views
from reader.api import page as api_page
from reader.feeds.views import NAME_ENDS, feed


class LanguageConverter:
    """A language of LANGUAGES; the newsroom may use fewer, which the views see to."""

    regex = "ru|kk|en"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class NumberConverter:
    """Digits that fit a database's integer."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(LanguageConverter, "language")
register_converter(NumberConverter, "number")

app_name = "reader"
# What is asked for most stands first: the map is read from its top.
urlpatterns = [
    path("<language:language>/<number:number>/<slug>/", views.article, name="article"),
    path("<language:language>/<number:number>/", views.article, name="article-number"),
    path("<language:language>/", views.front_page, name="front"),
    path("<language:language>/latest/", views.latest, name="latest"),
    path("<language:language>/search/", search.page, name="search"),
    path("<language:language>/search/suggest", search.suggest, name="suggest"),
    path("<language:language>/corrections/", views.corrections, name="corrections"),
    path("<language:language>/api/", api_page.show, name="api"),
    path("<language:language>/preview/<slug:key>/", preview.show, name="preview"),
    path("<language:language>/page/<slug:slug>/", views.plain_page, name="page"),
    path("<language:language>/archive/<int:year>/<int:month>/<int:day>/", views.day, name="day"),
]
for table in ("section", "tag", "author", "source", "place"):
    about = {"table": table}
    urlpatterns += [
        path(f"<language:language>/{table}/<slug:slug>/", views.named_list, about, name=table),
        *(
            path(
                f"<language:language>/{table}/<slug:slug>/feed.{form}",
                feed,
                {**about, "form": form},
                name=f"{table}-feed{end}",
            )
            for form, end in NAME_ENDS.items()
        ),
    ]
for form, end in NAME_ENDS.items():
    written = {"form": form}
    urlpatterns += [
        path(f"<language:language>/feed.{form}", feed, written, name=f"feed{end}"),
        path(
            f"<language:language>/corrections/feed.{form}",
            notes.feed,
            written,
            name=f"corrections-feed{end}",
        ),
    ]
