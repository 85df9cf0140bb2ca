"""Reading feeds back: what a validator would say of one, after the rules of their documents."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import datetime
from email.utils import parsedate_to_datetime

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
FORMATS = ("xml", "atom", "json")
RFC822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r" \d{4} \d\d:\d\d:\d\d [+-]\d{4}"
)
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
WHOLE = re.compile(r"https?://[^/\s]+/\S*")
OWN = re.compile(r"\b(?:href|src)=\"([^\"]*)\"|srcset=\"([^\"]*)\"")


def faults(content, form):
    """What is wrong with a feed; an empty list is the best answer."""
    return {"xml": _rss_faults, "atom": _atom_faults, "json": _json_faults}[form](content)


def _rss_faults(content):
    rss = ET.fromstring(content)
    channel = rss.find("channel")
    found = [f"no {name}" for name in ("title", "link", "description") if not _said(channel, name)]
    itself = channel.find(f"{ATOM}link")
    if itself is None or itself.get("rel") != "self" or not WHOLE.fullmatch(itself.get("href")):
        found.append("no atom:link to itself")
    dates = [channel.findtext("lastBuildDate")] if channel.find("lastBuildDate") is not None else []
    for item in channel.findall("item"):
        dates.append(item.findtext("pubDate"))
        found += ["link is not whole"] * (not WHOLE.fullmatch(item.findtext("link")))
        found += ["guid looks like an address"] * (item.find("guid").get("isPermaLink") != "false")
        found += ["author is no e-mail address"] * (item.find("author") is not None)
        found += ["source has no address"] * any(
            not WHOLE.fullmatch(source.get("url", "")) for source in item.findall("source")
        )
        found += _of_html(item.findtext(f"{CONTENT}encoded") or "")
        found += _of_media(item)
    found += [f"not a date: {date}" for date in dates if not RFC822.fullmatch(date)]
    found += _of_guids([item.findtext("guid") for item in channel.findall("item")])
    return found


def _atom_faults(content):
    feed = ET.fromstring(content)
    found = ["no language"] * (not feed.get("{http://www.w3.org/XML/1998/namespace}lang"))
    found += [f"no {name}" for name in ("id", "title", "updated") if not _said(feed, ATOM + name)]
    found += ["no author"] * (feed.find(f"{ATOM}author/{ATOM}name") is None)
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    found += ["no link to itself"] * (not WHOLE.fullmatch(links.get("self", "")))
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        names = ("id", "title", "updated", "published")
        found += [f"no {name}" for name in names if not _said(entry, ATOM + name)]
        found += [
            f"not a date: {entry.findtext(ATOM + name)}"
            for name in ("updated", "published")
            if not RFC3339.fullmatch(entry.findtext(ATOM + name))
        ]
        found += ["link is not whole"] * any(
            not WHOLE.fullmatch(link.get("href")) for link in entry.findall(f"{ATOM}link")
        )
        found += _of_html(entry.findtext(f"{ATOM}content") or "")
        found += _of_media(entry)
    return found + _of_guids([entry.findtext(f"{ATOM}id") for entry in entries])


def _json_faults(content):
    feed = json.loads(content)
    found = ["wrong version"] * (feed["version"] != "https://jsonfeed.org/version/1.1")
    found += [f"no {name}" for name in ("title", "feed_url", "home_page_url") if not feed[name]]
    for item in feed["items"]:
        found += ["id is no text"] * (not isinstance(item["id"], str) or not item["id"])
        found += ["no content"] * (not (item.get("content_html") or item.get("content_text")))
        found += ["link is not whole"] * (not WHOLE.fullmatch(item["url"]))
        dates = [item["date_published"], item["date_modified"]]
        found += [f"not a date: {date}" for date in dates if not RFC3339.fullmatch(date)]
        found += _of_html(item.get("content_html", ""))
    return found + _of_guids([item["id"] for item in feed["items"]])


def _said(parent, name):
    return (parent.findtext(name) or "").strip()


def _of_html(html):
    addresses = [part.split()[0] for pair in OWN.findall(html) for part in _parts(pair)]
    return [
        f"address is not whole: {address}"
        for address in addresses
        if not re.match(r"https?://|mailto:|tel:|#", address)
    ]


def _parts(pair):
    href, srcset = pair
    return [href] if href else srcset.split(",")


def _of_media(item):
    return [
        f"picture without {name}"
        for media in item.findall(f"{MEDIA}content")
        for name in ("url", "type", "medium", "width", "height")
        if not media.get(name)
    ]


def _of_guids(guids):
    return ["two of one guid"] * (len(set(guids)) != len(guids))


def moment(written):
    """A date of either sort."""
    if written[:1].isalpha():
        return parsedate_to_datetime(written)
    return datetime.fromisoformat(written)
