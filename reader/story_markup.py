"""The markup of what stands round a story's text: who, when, where from, about what.

Written here and not in a template, as cards are, since every article has all of it. `_` says a
sentence in the page's language (`reader/rendering.py`), outside of f-strings, where the catalogue
does not look; `text` escapes anybody's words.
"""

from collections.abc import Callable, Iterable

from markupsafe import Markup

from articles.templatetags.times import day, newsdate
from reader.card_markup import hanging, lang, link
from reader.pages import Article, Byline, ChainSource, Link, Step
from reader.picture_markup import picture
from reader.xml import inside_address, text

Say = Callable[..., Markup]


def side(_: Say, article: Article) -> Markup:
    """Who made a story, where and when."""
    bylines = "\n".join([_byline(one) for one in article.bylines])
    minutes = article.reading_minutes
    reading = _("Reading time: %(minutes)s min", minutes=minutes) if minutes else ""
    return _lines(
        '<div class="story-side">',
        f'<div class="bylines">{bylines}</div>' if bylines else "",
        '<dl class="story-facts">',
        *_facts(_, article),
        "</dl>",
        f'<p class="reading-time">{reading}</p>' if reading else "",
        "</div>",
    )


def _byline(one: Byline) -> str:
    """A person or desk under a headline."""
    portrait = picture(one.portrait.square, "", "56px") if one.portrait else ""
    name = f'<a class="byline-name" href="{one.url}" rel="author"{lang(one.language)}>'
    role = one.job or one.role_name
    return (
        f'<div class="byline">{portrait}<p>{name}{text(one.name)}</a>'
        f'\n<span class="byline-role">{text(role)}</span></p></div>'
    )


def _facts(_: Say, article: Article) -> Iterable[str]:
    place, event = article.dateline_place, article.event_on
    where = [link(place) if place else "", day(event) if event else ""]
    if any(where):
        dateline, named = ", ".join(filter(None, where)), _("Dateline")
        yield f'<div><dt class="unseen">{named}</dt><dd>{dateline}</dd></div>'
    yield _fact(_("Published"), newsdate(article.published_at))
    if article.updated_at:
        yield _fact(_("Updated"), newsdate(article.updated_at))
    for credit in article.other_credits:
        yield _fact(text(credit.role_name), link(Link(credit.name, credit.url, credit.language)))
    others = [version for version in article.versions if not version.is_current]
    if others:
        named = _("In other languages")
        yield f'<div class="story-versions"><dt>{named}</dt>'
        for one in others:
            where_to = f'href="{text(one.url)}" lang="{one.language}" hreflang="{one.language}"'
            yield f"<dd><a {where_to}>{text(one.language_name)}</a></dd>"
        yield "</div>"


def _fact(name: str, html: str) -> str:
    return f"<div><dt>{name}</dt><dd>{html}</dd></div>"


def sources(_: Say, article: Article) -> Markup:
    """Where a story comes from."""
    line, first = article.credit_line, article.original_published_on
    hangs = " hangs" if hanging(line) else ""
    steps = [_step(_, step) for step in article.chain]
    title, since = _("Where this comes from"), _("First published by the source:")
    return _lines(
        '<section class="source" aria-labelledby="source">',
        f'<h2 id="source">{title}</h2>',
        f'<p class="credit-line{hangs}">{text(line)}</p>' if line else "",
        f'<p class="first-published">{since} {day(first)}</p>' if first else "",
        *(['<ol class="chain">', *steps, "</ol>"] if steps else []),
        "</section>",
    )


def _step(_: Say, step: Step) -> str:
    named = "\n".join([_source(_, source) for source in step.sources])
    role = f'<p class="chain-role">{text(step.role_name)}</p>'
    return f'<li class="chain-step">\n{role}\n{named}\n</li>'


def _source(_: Say, source: ChainSource) -> str:
    about = [f"<span>{text(source.kind_name)}</span>"]
    if source.original_url:
        original = _("Original")
        about.append(f'<a href="{text(source.original_url)}" rel="external">{original} ↗</a>')
    if source.taken_at:
        taken = _("Taken:")
        about.append(f"<span>{taken} {newsdate(source.taken_at)}</span>")
    return (
        f'<div class="chain-source">\n{link(Link(source.name, source.url, source.language))}\n'
        f'<p class="chain-about">{chr(10).join(about)}</p>\n</div>'
    )


def topics(_: Say, tags: Iterable[Link]) -> Markup:
    """What a story is about."""
    title = _("Topics")
    return _lines(
        '<nav class="tags" aria-labelledby="topics">',
        f'<h2 id="topics">{title}</h2>',
        "<ul>",
        *[
            f'<li><a href="{text(tag.url)}" rel="tag"{lang(tag.language)}>{text(tag.text)}</a></li>'
            for tag in tags
        ],
        "</ul>",
        "</nav>",
    )


def share(_: Say, headline: str, address: str) -> Markup:
    """Ways to pass a story on, as plain links; `address` is the canonical one."""
    words, page = inside_address(headline), inside_address(address)
    telegram = f"https://t.me/share/url?url={page}&amp;text={words}"
    title, copied, send = _("Share"), _("Link copied"), _("Send…")
    copy, mail = _("Copy link"), _("E-mail")
    whatsapp = f"https://wa.me/?text={words}%20{page}"
    return _lines(
        f'<share-tools class="share" data-copied="{copied}">',
        f"<h2>{title}</h2>",
        "<ul>",
        f'<li hidden><button type="button" data-share="native">{send}</button></li>',
        f'<li hidden><button type="button" data-share="copy">{copy}</button></li>',
        f'<li><a href="{telegram}" rel="noopener nofollow">Telegram</a></li>',
        f'<li><a href="{whatsapp}" rel="noopener nofollow">WhatsApp</a></li>',
        f'<li><a href="mailto:?subject={words}&amp;body={page}">{mail}</a></li>',
        "</ul>",
        "<output></output>",
        "</share-tools>",
    )


def _lines(*parts: str) -> Markup:
    return Markup("\n".join(filter(None, parts)))  # noqa: S704 - every value in it is escaped
