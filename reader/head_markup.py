"""The head of pages as messengers, feeds' readers and other languages see it.

Written here and not in templates, since every page has all of it; values are plain words.
"""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from reader.pages import Image, LanguageLink
from reader.xml import text

FORMS = (("xml", "rss+xml"), ("atom", "atom+xml"), ("json", "feed+json"))
LOCALES = {"ru": "ru_RU", "kk": "kk_KZ", "en": "en_GB"}


@lru_cache(maxsize=2000)
def feeds(title: str, url: str) -> Markup:
    """One list for machines: RSS at `url`, Atom and JSON Feed beside it."""
    stem, words = text(url.removesuffix("xml")), text(title)
    return _lines(
        f'<link rel="alternate" type="application/{kind}" title="{words}" href="{stem}{form}">'
        for form, kind in FORMS
    )


def alternates(versions: Iterable[tuple[str, str]]) -> Markup:
    """The versions of a page: (language or x-default, address)."""
    return _lines(
        f'<link rel="alternate" hreflang="{code}" href="{text(url)}">' for code, url in versions
    )


@lru_cache(maxsize=2000)
def language_switch(languages: tuple[LanguageLink, ...]) -> Markup:
    """The items of the switch, each language named in itself."""
    return _lines(
        f'<li data-words="{text(one.name)}"><span lang="{one.code}" aria-current="true">'
        f"{text(one.name)}</span></li>"
        if one.is_current
        else f'<li data-words="{text(one.name)}"><a href="{text(one.url)}" lang="{one.code}"'
        f' hreflang="{one.code}">{text(one.name)}</a></li>'
        for one in languages
    )


def sharing(
    kind: str,
    title: str,
    description: str,
    url: str,
    newspaper: str,
    language: str,
    versions: Iterable[tuple[str, str]],
    image: Image | None,
    root: str,
) -> Markup:
    """What a link to a page looks like elsewhere: Open Graph and Twitter's words.

    `kind` is website or article; `root` is the site's address, for files that are ours.
    """
    words, about = text(title), text(description)
    lines = [
        f'<meta property="og:type" content="{kind}">',
        f'<meta property="og:title" content="{words}">',
        f'<meta property="og:description" content="{about}">' if about else "",
        f'<meta property="og:url" content="{text(url)}">' if url else "",
        f'<meta property="og:site_name" content="{text(newspaper)}">' if newspaper else "",
        f'<meta property="og:locale" content="{LOCALES[language]}">',
        *[
            f'<meta property="og:locale:alternate" content="{LOCALES[code]}">'
            for code, _url in versions
            if code in LOCALES and code != language
        ],
        f'<meta name="twitter:title" content="{words}">',
        f'<meta name="twitter:description" content="{about}">' if about else "",
        *_picture(image, root),
    ]
    return _lines(line for line in lines if line)


def _picture(image: Image | None, root: str) -> list[str]:
    if image is None:
        return ['<meta name="twitter:card" content="summary">']
    wide, alt = image.wide, text(image.alt)
    address = text((root if wide.largest.startswith("/") else "") + wide.largest)
    return [
        f'<meta property="og:image" content="{address}">',
        f'<meta property="og:image:width" content="{wide.width}">',
        f'<meta property="og:image:height" content="{wide.height}">',
        f'<meta property="og:image:alt" content="{alt}">',
        '<meta name="twitter:card" content="summary_large_image">',
        f'<meta name="twitter:image" content="{address}">',
        f'<meta name="twitter:image:alt" content="{alt}">',
    ]


def _lines(parts: Iterable[str]) -> Markup:
    return Markup("\n".join(parts))  # noqa: S704 - every value in it is escaped
