"""The doors of the desk: each knocks once and says in the table's words what became of it."""

import json
import re

from django.urls import reverse

from articles.models import Article
from tests.desk import writing

LIST = "/admin/articles/article/"
SEEN = "Приметное слово"
POPUP = "?_popup=1"
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
ACTION = re.compile(r'<form\b[^>]*\baction="([^"]+)"')


def form(client, deed, article, query=""):
    """Press the button where the screen has it; else send it by hand."""
    address = writing.address(article) + query
    page = client.get(address) if query else _screen(client, article)
    if not deed.button:
        return _read(page)
    place = _form_with(deed.button, page)
    target = ACTION.match(place) if place else None
    data = writing.fields(page) | deed.payload(article)
    answer = client.post(target[1] if target else address, data)
    return _word(deed, article, answer, is_offered=bool(place))


def popup(client, deed, article):
    return form(client, deed, article, POPUP)


def post(client, deed, article):
    """Send the deed to its own address, from no page at all."""
    address = f"{LIST}{article.pk}/{deed.post_to}"
    answer = client.post(address, deed.payload(article)) if deed.button else client.get(address)
    return _read(answer) if not deed.button else _word(deed, article, answer, is_offered=None)


def bulk(client, deed, article):
    """Choose the article in the list, and the act from its menu."""
    page = client.get(LIST)
    if not deed.button:
        return _read(page)
    action = deed.bulk or deed.button.strip("_")
    text = page.content.decode()
    is_offered = f'<option value="{action}"' in text and f'value="{article.pk}"' in text
    data = {"action": action, "_selected_action": [article.pk], "index": "0", "reason": "Снято."}
    data[f"version-{article.pk}"] = str(article.version)
    return _word(deed, article, client.post(LIST, data), is_offered=is_offered)


def inline(client, deed, article):
    """Save the form with the deed among the rows of people and sources."""
    address = writing.address(article)
    page = _screen(client, article)
    if not deed.button:
        return _read(page)
    fields = writing.fields(page)
    smuggled = {f"credits-0-{name}": value for name, value in deed.payload(article).items()}
    answer = client.post(address, fields | (deed.inline or smuggled) | {"_save": "1"})
    has_rows = 'name="credits-0-' in page.content.decode()
    return _word(deed, article, answer, is_offered=bool(deed.inline) and has_rows)


def url(client, deed, article):
    """Read an address with the deed in its query: a GET changes nothing."""
    address = f"{LIST}{article.pk}/{deed.url or 'change/'}"
    answer = client.get(address, deed.payload(article) if deed.button else None)
    if not deed.button:
        return _read(answer)
    return _word(deed, article, answer, is_offered=False)


def autocomplete(client, deed, article):
    """Ask for suggestions, ours and Django's own."""
    asked = {"q": SEEN, "term": SEEN, **deed.payload(article)}
    ours = client.get(reverse("admin:articles_article_choices", args=["articles"]), asked)
    if deed.button:
        return _word(deed, article, ours, is_offered=False)
    field = {"app_label": "articles", "model_name": "frontslot", "field_name": "article"}
    stock = client.get(reverse("admin:autocomplete"), asked | field)
    found = [answer.json() for answer in (ours, stock) if answer.status_code == 200]
    return "yes" if SEEN in json.dumps(found, ensure_ascii=False) else "no"


def history(client, deed, article):
    """Send the deed to the screen of the saves, then look at it."""
    address = f"{LIST}{article.pk}/history/"
    sent = client.post(address, deed.payload(article)) if deed.button else None
    if sent is None:
        return _read(client.get(address, follow=True))
    return _word(deed, article, sent, is_offered=False)


DOORS = {
    door.__name__: door for door in (form, post, bulk, inline, url, autocomplete, popup, history)
}


def is_done(deed, article):
    """Whether the deed is done, by what the database has now."""
    return deed.done(Article.objects.filter(pk=article.pk).first() or article)


def _screen(client, article):
    """The screen of the article, opened once for several doors as long as nothing is done."""
    if "screen" not in vars(article):
        article.screen = client.get(writing.address(article))
    return article.screen


def _word(deed, article, answer, *, is_offered):
    """`is_offered` is None where a door offers nothing: an address that takes what is sent."""
    if is_done(deed, article):
        return "sent" if is_offered is False else "yes"
    if answer.status_code in (403, 404):
        return str(answer.status_code)
    return "refused" if is_offered else "no"


def _read(answer):
    if answer.status_code in (403, 404):
        return str(answer.status_code)
    return "yes" if SEEN in answer.content.decode() else "no"


def _form_with(button, page):
    """The form that has this button, as text; empty where there is none."""
    forms = FORM.findall(page.content.decode()) if page.status_code == 200 else []
    return next((each for each in forms if f'name="{button}"' in each), "")
