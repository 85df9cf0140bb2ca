"""The doors of the desk: each knocks once and says in the table's words what became of it."""

import json
import re

from django.urls import reverse

from tests.desk import writing
from tests.desk.matrix.article_states import SEEN

POPUP = "?_popup=1"
FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL)
ACTION = re.compile(r'<form\b[^>]*\baction="([^"]+)"')
CONTROL = r'<(?:button|input|select|textarea)\b[^>]*\bname="%s"[^>]*>'
OF_FORM = re.compile(r'\bform="([^"]+)"')
FIRST_ROW = re.compile(r'name="(\w+)-TOTAL_FORMS"')
SUGGESTED = {"picture": "pictures", "tag": "tags", "author": "authors", "source": "sources"}


def form(client, deed, row, query=""):
    """Press the button where the screen has it; else send it by hand."""
    address = at(row, "change/") + query
    page = _opened(client, row, address)
    if not deed.button:
        return _read(page)
    is_offered, target = _place_of(deed.button, page)
    data = _typed(page) | deed.payload(row)
    answer = client.post(target or address, data)
    return _word(deed, row, answer, is_offered=is_offered)


def popup(client, deed, row):
    return form(client, deed, row, POPUP)


def post(client, deed, row):
    """Send the deed to its own address, from no page at all."""
    address = at(row, deed.post_to)
    if not deed.button:
        return _read(client.get(address))
    return _word(deed, row, client.post(address, deed.payload(row)), is_offered=None)


def bulk(client, deed, row):
    """Choose the row in the list, and the act from its menu."""
    page = _opened(client, row, at(row, "/"))
    if not deed.button:
        return _read(page)
    action = deed.bulk or deed.button.strip("_")
    text = page.content.decode()
    is_offered = f'<option value="{action}"' in text and f'value="{row.pk}"' in text
    data = {"action": action, "_selected_action": [row.pk], "index": "0", "reason": "Снято."}
    data[f"version-{row.pk}"] = str(getattr(row, "version", ""))
    return _word(deed, row, client.post(at(row, "/"), data), is_offered=is_offered)


def inline(client, deed, row):
    """Save the form with the deed among its rows: people and sources, or the words by language."""
    address = at(row, "change/")
    page = _opened(client, row, address)
    if not deed.button:
        return _read(page)
    rows = FIRST_ROW.search(page.content.decode())
    first = f"{rows[1] if rows else 'credits'}-0-"
    smuggled = {f"{first}{name}": value for name, value in deed.payload(row).items()}
    data = _typed(page) | (deed.inline or smuggled) | {"_save": "1"}
    is_offered = bool(deed.inline) and f'name="{first}' in page.content.decode()
    return _word(deed, row, client.post(address, data), is_offered=is_offered)


def url(client, deed, row):
    """Read an address with the deed in its query: a GET changes nothing."""
    answer = client.get(at(row, deed.url or "change/"), deed.payload(row) if deed.button else None)
    if not deed.button:
        return _read(answer)
    return _word(deed, row, answer, is_offered=False)


def autocomplete(client, deed, row):
    """Ask for suggestions, ours and Django's own."""
    asked = {"q": SEEN, "term": SEEN, **deed.payload(row)}
    kind = SUGGESTED.get(row._meta.model_name, "articles")
    ours = client.get(reverse("admin:articles_article_choices", args=[kind]), asked)
    if deed.button:
        return _word(deed, row, ours, is_offered=False)
    field = {"app_label": "articles", "model_name": "frontslot", "field_name": "article"}
    stock = client.get(reverse("admin:autocomplete"), asked | field)
    found = [answer.json() for answer in (ours, stock) if answer.status_code == 200]
    return "yes" if SEEN in json.dumps(found, ensure_ascii=False) else "no"


def history(client, deed, row):
    """Send the deed to the screen of the saves, then look at it."""
    address = at(row, "history/")
    if not deed.button:
        return _read(client.get(address, follow=True))
    return _word(deed, row, client.post(address, deed.payload(row)), is_offered=False)


DOORS = {
    door.__name__: door for door in (form, post, bulk, inline, url, autocomplete, popup, history)
}


def at(row, part):
    """The address of a part of the row's pages, or of its list's where it begins with a slash."""
    if part.startswith("/admin/"):
        return part
    of_list = f"/admin/{row._meta.app_label}/{row._meta.model_name}"
    return f"{of_list}{part}" if part.startswith("/") else f"{of_list}/{row.pk}/{part}"


def is_done(deed, row):
    """Whether the deed is done, by what the database has now."""
    return deed.done(type(row)._default_manager.filter(pk=row.pk).first() or row)


def _opened(client, row, address):
    """A page, opened once for all doors and deeds: whatever they do to the row is taken back."""
    pages = vars(row).setdefault("pages", {})
    if address not in pages:
        pages[address] = client.get(address)
    return pages[address]


def _typed(page):
    """What the page's form holds, read once for all deeds."""
    if not hasattr(page, "typed"):
        page.typed = writing.fields(page)
    return page.typed


def _word(deed, row, answer, *, is_offered):
    """`is_offered` is None where a door offers nothing: an address that takes what is sent."""
    if is_done(deed, row):
        return "sent" if is_offered is False else "yes"
    if answer.status_code in (403, 404):
        return str(answer.status_code)
    return "refused" if is_offered else "no"


def _read(answer):
    if answer.status_code in (403, 404):
        return str(answer.status_code)
    return "yes" if SEEN in answer.content.decode() else "no"


def _place_of(button, page):
    """Whether the page has this control, and the address that its form sends to, if it says one."""
    text = page.content.decode() if page.status_code == 200 else ""
    control = re.search(CONTROL % re.escape(button), text)
    if control is None:
        return False, ""
    named = OF_FORM.search(control[0])
    mark = f'id="{named[1]}"' if named else control[0]
    place = next((each for each in FORM.findall(text) if mark in each), "")
    target = ACTION.match(place)
    return True, target[1] if target else ""
