"""An article as ninjs 3.1, the IPTC's news in JSON: the same facts under the standard's names."""

from collections.abc import Iterator
from typing import Any

from articles.models import NewsroomText
from reader import names

Data = dict[str, Any]

MEDIA_TYPE = "application/vnd.iptc.ninjs+json"
STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
RELATIONS = {
    "text": "author",
    "photo": "photographer",
    "translation": "translator",
    "editing": "editor",
}
RATIOS = {"16x9": "16:9", "4x3": "4:3", "1x1": "1:1"}
HTML, TEXT = "text/html", "text/plain"
MOST_URGENT = 1


def represent(article: Data) -> Data:
    """The article, made of what `articles.represent` says of it."""
    record = names.tables().texts[article["language"]]
    said = {
        "uri": f"{names.site_root()}/{article['language']}/{article['number']}/",
        "standard": STANDARD,
        "type": "text",
        "profile": "newsroom-article",
        "language": article["language"],
        **_state(article),
        **_words(article),
        **_people(article),
        **_about(article),
        **_rights(article, record),
        "renditions": [{"name": "web", "href": article["url"], "contentType": HTML}],
        "associations": [*_pictures(article), *_versions(article), *_originals(article)],
        "altIds": [
            {"role": "guid", "value": article["guid"]},
            {"role": "number", "value": str(article["number"])},
        ],
    }
    return {name: value for name, value in said.items() if value}


def _state(article: Data) -> Data:
    """Since when it holds, and whether we stand by it."""
    is_retracted = bool(article["retraction"])
    return {
        "representationType": "partial" if is_retracted else "full",
        "pubStatus": "canceled" if is_retracted else "usable",
        "firstCreated": article["published_at"],
        "versionCreated": article["updated_at"] or article["published_at"],
        "urgency": MOST_URGENT if article["is_breaking"] else None,
    }


def _words(article: Data) -> Data:
    described = [("deck", article["deck"]), ("summary", article["excerpt"])]
    described += [("credit-line", article["credit_line"])]
    described += [(note["kind"], _dated(note)) for note in article["corrections"]]
    bodies = [(HTML, article["html"]), (TEXT, article["text"])]
    return {
        "headlines": [{"role": "main", "contentType": TEXT, "value": article["headline"]}],
        "descriptions": [
            {"role": role, "contentType": TEXT, "value": words}
            for role, words in described
            if words
        ],
        "bodies": [
            {
                "role": "main",
                "contentType": kind,
                "wordCount": article["words"],
                "charCount": len(article["text"]),
                "value": words,
            }
            for kind, words in bodies
            if words
        ],
    }


def _dated(note: Data) -> str:
    return f"{note['made_at']} {note['kind_name']}. {note['text']}"


def _people(article: Data) -> Data:
    """Who made it, and on whom it rests, step by step of the chain."""
    credited = article["bylines"]
    return {
        "by": ", ".join(one["name"] for one in credited if one["role"] == "text"),
        "people": [_credited(one) for one in credited if one["kind"] == "person"],
        "organisations": [_credited(one) for one in credited if one["kind"] == "desk"],
        "infoSources": [_source(step, source) for step, source in _sources(article)],
    }


def _credited(one: Data) -> Data:
    return {"name": one["name"], "rel": RELATIONS[one["role"]], "uri": f"{one['url']}#author"}


def _sources(article: Data) -> Iterator[tuple[Data, Data]]:
    for step in article["chain"]:
        for source in step["sources"]:
            yield step, source


def _source(step: Data, source: Data) -> Data:
    found = {
        "name": source["name"],
        "role": step["role"],
        "uri": f"{source['url']}#source",
        "literal": source["kind"],
    }
    if source["original_url"]:
        found["contactInfo"] = [
            {"type": "url", "role": "original", "value": source["original_url"]}
        ]
    return found


def _about(article: Data) -> Data:
    section, place = article["section"], article["place"]
    subjects = [("section", section)] if section else []
    subjects += [("tag", tag) for tag in article["tags"]]
    genres = [article["form"]] + ([article["label"]] if article["label"] else [])
    return {
        "subjects": [{"name": s["name"], "rel": rel, "uri": s["url"]} for rel, s in subjects],
        "genres": [{"name": genre["name"], "literal": genre["code"]} for genre in genres],
        "places": [{"name": place["name"], "rel": "dateline", "uri": place["url"]}]
        if place
        else [],
        "located": place and place["name"],
    }


def _rights(article: Data, record: NewsroomText) -> Data:
    return {
        "copyrightHolder": _holder(article, record),
        "usageTerms": record.reuse_rule,
    }


def _holder(article: Data, record: NewsroomText) -> str:
    """Whose words they are: those a text was taken over from; empty of a document that was."""
    for step in article["chain"][:1]:
        if step["role"] == "republished":
            return ", ".join(one["name"] for one in step["sources"] if one["kind"] != "document")
    return record.owner or record.name


def _pictures(article: Data) -> Iterator[Data]:
    for picture in article["pictures"]:
        files = picture["renditions"]
        said = {
            "name": f"picture-{picture['number']}",
            "rel": picture["place"],
            "uri": f"{article['url']}#picture-{picture['number']}",
            "type": "picture",
            "language": article["language"],
            "by": picture["credit"],
            "descriptions": [
                {"role": role, "contentType": TEXT, "value": picture[role]}
                for role in ("caption", "alt")
                if picture[role]
            ],
            "renditions": [_rendition(file) for file in files],
        }
        yield {name: value for name, value in said.items() if value}


def _rendition(file: Data) -> Data:
    found = {
        "name": f"{file['ratio']}-{file['width']}",
        "href": file["url"],
        "contentType": file["type"],
        "width": file["width"],
        "height": file["height"],
    }
    if file["ratio"] in RATIOS:
        found["aspectRatio"] = RATIOS[file["ratio"]]
    return found


def _versions(article: Data) -> Iterator[Data]:
    root = names.site_root()
    for version in article["versions"]:
        yield {
            "name": version["headline"],
            "rel": "translation",
            "uri": f"{root}/{version['language']}/{version['number']}/",
            "type": "text",
            "representationType": "partial",
            "language": version["language"],
        }


def _originals(article: Data) -> Iterator[Data]:
    """What the text was taken from or rests on, where its address is known."""
    for step, source in _sources(article):
        if source["original_url"]:
            said = {
                "name": source["name"],
                "rel": step["role"],
                "uri": source["original_url"],
                "type": "text",
                "representationType": "partial",
                "versionCreated": source["taken_at"],
            }
            yield {name: value for name, value in said.items() if value}
