"""What a page says to machines: one JSON-LD graph in schema.org's words, with stable ids."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from markupsafe import Markup

from articles.text import typography
from reader import names, origins
from reader.pages import Article, Byline, Card, Corrected, Correction, Image, Link, ListHead, Site

Node = dict[str, Any]

TYPES = {
    "news": "NewsArticle",
    "interview": "NewsArticle",
    "reportage": "ReportageNewsArticle",
    "opinion": "OpinionNewsArticle",
    "photo": "NewsArticle",
}
PAID = "AdvertiserContentArticle"
CREDITED = {"photo": "creator", "translation": "translator", "editing": "editor"}
POLICIES = {
    "policies": ("publishingPrinciples",),
    "ethics": ("ethicsPolicy",),
    "corrections-policy": ("correctionsPolicy",),
    "ownership": ("ownershipFundingInfo",),
    "masthead": ("masthead",),
    "verification": ("verificationFactCheckingPolicy",),
    "unnamed-sources": ("unnamedSourcesPolicy",),
    "feedback": ("actionableFeedbackPolicy",),
    "diversity": ("diversityPolicy",),
    "mission": ("missionCoveragePrioritiesPolicy",),
}
"""What the plain pages of these slugs are in the words of schema.org's NewsMediaOrganization."""
UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def script(*nodes: Node) -> Markup:
    """The graph as JSON that may stand inside of a script element."""
    graph = {"@context": "https://schema.org", "@graph": list(nodes)}
    written = WRITER.encode(graph)
    for sign, code in UNSAFE.items():  # as `translate` does, which looks at every letter
        written = written.replace(sign, code)
    return Markup(written)  # noqa: S704


def organisation(site: Site, root: str, language: str) -> Node:
    """The newsroom, with the pages that say by what rules it works; kept with the names."""
    kept = names.tables().nodes
    if (language, root) not in kept:
        kept[language, root] = _organisation(site, root, language)
    return kept[language, root]


def _organisation(site: Site, root: str, language: str) -> Node:
    found: Node = {
        "@type": "NewsMediaOrganization",
        "@id": publisher_id(root),
        "name": site.name,
        "url": f"{root}/",
        "correctionsPolicy": root + site.corrections_url,
    }
    if site.tagline:
        found["slogan"] = site.tagline
    for entry in names.tables().of(names.PAGE):
        if language in entry.names:
            address = root + reverse("reader:page", args=[language, entry.slug])
            found |= dict.fromkeys(POLICIES.get(entry.slug, ()), address)
    return found


def publisher_id(root: str) -> str:
    return f"{root}/#organization"


def article(page: Article, site: Site, root: str, description: str) -> list[Node]:
    """A story with its authors, sources, notes and versions, and the way to it."""
    url = root + page.url
    story: Node = {
        "@type": PAID if page.label else TYPES[page.form],
        "@id": f"{url}#article",
        "url": url,
        "mainEntityOfPage": url,
        "headline": typography.plain(page.headline),
        "description": description,
        "inLanguage": page.language,
        "datePublished": _moment(page.published_at),
        "dateModified": _moment(page.updated_at or page.published_at),
        "author": [_byline(one, root) for one in page.bylines] or [{"@id": publisher_id(root)}],
        "publisher": {"@id": publisher_id(root)},
        "isAccessibleForFree": True,
    }
    story |= _matter(page, root) | _versions(page, root)
    story |= origins.of(page, root, {"@id": publisher_id(root)})
    if page.corrections:
        story["correction"] = [_correction(note, url) for note in page.corrections]
    return [organisation(site, root, page.language), story, crumbs(page.section, url, site, root)]


def _matter(page: Article, root: str) -> Node:
    """Where it stands, what and where it is about, its pictures and who else made it."""
    found: Node = {}
    if page.section:
        found["articleSection"] = page.section.text
    if page.tags:
        found["keywords"] = [tag.text for tag in page.tags]
    if page.dateline_place:
        place = page.dateline_place
        if not page.label:  # a property of news alone
            found["dateline"] = place.text
        found["contentLocation"] = {"@type": "Place", "name": place.text, "url": root + place.url}
    if page.lead:
        found["image"] = images(page.lead, root)
    for credit in page.other_credits:
        found.setdefault(_credited(credit), []).append(_byline(credit, root))
    return found


def _credited(credit: Byline) -> str:
    """What somebody did; a desk that edited contributed, since an editor is a person."""
    name = CREDITED[credit.role]
    return "contributor" if credit.is_desk and name == "editor" else name


def _versions(page: Article, root: str) -> Node:
    others = [
        {"@id": f"{root}{version.url}#article", "inLanguage": version.language}
        for version in page.versions
        if not version.is_current
    ]
    return {"workTranslation": others} if others else {}


def _byline(one: Byline, root: str) -> Node:
    """A person by name alone; a desk is an organisation."""
    kind = "Organization" if one.is_desk else "Person"
    return {
        "@type": kind,
        "@id": f"{root}{one.url}#author",
        "name": one.name,
        "url": root + one.url,
    }


def _correction(note: Correction, url: str) -> Node:
    return {
        "@type": "CorrectionComment",
        "@id": f"{url}#note-{note.number}",
        "text": typography.plain(note.text),
        "datePublished": _moment(note.made_at),
        "name": note.kind_name,
    }


def images(image: Image, root: str) -> list[Node]:
    """A picture in the three shapes that search engines ask for, with its credit."""
    found = []
    for crop in (image.wide, image.standard, image.square):
        node: Node = {
            "@type": "ImageObject",
            "contentUrl": absolute(crop.largest, root),
            "width": f"{crop.width} px",
            "height": f"{crop.height} px",
        }
        if image.credit:
            node["creditText"] = image.credit
        if image.caption:
            node["caption"] = typography.plain(image.caption)
        found.append(node)
    return found


def front_page(site: Site, root: str) -> list[Node]:
    """The newsroom and its site."""
    website = {
        "@type": "WebSite",
        "@id": f"{root}/#website",
        "url": f"{root}/",
        "name": site.name,
        "inLanguage": [language.code for language in site.languages],
        "publisher": {"@id": publisher_id(root)},
    }
    return [organisation(site, root, site.language), website]


def listing(
    head: ListHead, stories: Iterable[Card | Corrected], url: str, site: Site, root: str
) -> list[Node]:
    """A list of stories; of an author it is the page of a profile."""
    page: Node = {
        "@type": "CollectionPage",
        "@id": f"{url}#page",
        "url": url,
        "name": head.title,
        "inLanguage": site.language,
        "publisher": {"@id": publisher_id(root)},
        "hasPart": [{"@id": f"{root}{story.url}#article"} for story in stories],
    }
    if head.description:
        page["description"] = head.description
    if head.kind == "author":
        page["@type"] = "ProfilePage"
        page["mainEntity"] = _profile(head, url)
    return [
        organisation(site, root, site.language),
        page,
        crumbs(None, url, site, root, head.title),
    ]


def _profile(head: ListHead, url: str) -> Node:
    kind = "Organization" if head.is_desk else "Person"
    found: Node = {"@type": kind, "@id": f"{url}#author", "name": head.title, "url": url}
    if head.description:
        found["description"] = head.description
    if head.facts and not head.is_desk:
        found["jobTitle"] = head.facts[0][1]
    return found


def crumbs(section: Link | None, url: str, site: Site, root: str, title: str = "") -> Node:
    """The way from the front page to here."""
    steps = [(site.name, root + site.home_url)]
    if section:
        steps.append((section.text, root + section.url))
    if title:
        steps.append((title, url))
    return {
        "@type": "BreadcrumbList",
        "@id": f"{url}#breadcrumbs",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (name, address) in enumerate(steps, 1)
        ],
    }


def absolute(address: str, root: str) -> str:
    return root + address if address.startswith("/") else address


def _moment(moment: datetime) -> str:
    """ISO 8601 with the newsroom's offset; without it engines guess a zone."""
    return timezone.localtime(moment).isoformat(timespec="seconds")
