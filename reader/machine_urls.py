"""The map of what machines ask for at the root of the site."""

from django.urls import path, register_converter

from reader import oembed, robots, styles
from reader.sitemaps import views as sitemaps


class MonthConverter:
    """A month as 2025-08, of years that a calendar has."""

    regex = "[1-8][0-9]{3}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class PartConverter(MonthConverter):
    """A part of a month: few enough digits that its numbers fit a database's integer."""

    regex = "[0-9]{1,13}"


register_converter(MonthConverter, "month")
register_converter(PartConverter, "part")

app_name = "machines"
urlpatterns = [
    path("robots.txt", robots.robots, name="robots"),
    path(".well-known/tdmrep.json", robots.tdmrep, name="tdmrep"),
    path("<slug:key>.txt", robots.indexnow_key, name="indexnow-key"),
    path("style/<slug:name>.<slug:digest>.css", styles.show, name="style"),
    path("oembed", oembed.oembed, name="oembed"),
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap-pages"),
    path("news-sitemap.xml", sitemaps.news, name="news-sitemap"),
    path("sitemap-<language:language>-<month:month>.xml", sitemaps.shard, name="sitemap"),
    path(
        "sitemap-<language:language>-<month:month>-<part:part>.xml",
        sitemaps.shard,
        name="sitemap-part",
    ),
]
