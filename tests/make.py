"""Things for tests: each call makes one, with only what the test is about passed in.

What a test begins with is not what it proves: coverage rests while an article is written for it.
"""

from itertools import count

from accounts.models import User
from articles import picture_likes, workflow
from articles.models import (
    Article,
    Attribution,
    Author,
    AuthorName,
    Credit,
    Picture,
    PictureText,
    Place,
    PlaceName,
    Section,
    SectionName,
    Source,
    SourceName,
    Tag,
    TagName,
)
from tests.measuring import resting

NEWSROOM = {"ru": "Тобол", "kk": "Тобыл", "en": "Tobol"}
LANGUAGES = ("ru", "kk", "en")
FILES = {
    "formats": ["jpeg", "webp"],
    "original": [[320, 213], [640, 427]],
    "16x9": [[480, 270]],
    "4x3": [[480, 360]],
    "1x1": [[240, 240]],
}
_numbers = count(1)


def _named(model, name_model, owner, slug, names, **values):
    thing = model.objects.create(slug=slug, **values)
    for language in LANGUAGES:
        forms = names.get(language) or f"{owner} {slug} {language}"
        forms = {"text": forms} if isinstance(forms, str) else forms
        name_model.objects.create(language=language, **{owner: thing}, **forms)
    return thing


def section(slug="", **names):
    return _named(Section, SectionName, "section", slug or f"s{next(_numbers)}", names)


def author(slug="", kind="person", user=None, **names):
    slug = slug or f"a{next(_numbers)}"
    return _named(Author, AuthorName, "author", slug, names, kind=kind, user=user)


def place(slug="", kind="town", parent=None, **names):
    slug = slug or f"p{next(_numbers)}"
    return _named(Place, PlaceName, "place", slug, names, kind=kind, parent=parent)


def source(slug="", kind="agency", is_confirmed=True, **names):
    slug = slug or f"src{next(_numbers)}"
    return _named(Source, SourceName, "source", slug, names, kind=kind, is_confirmed=is_confirmed)


def tag(slug="", is_confirmed=True, languages=LANGUAGES):
    slug = slug or f"t{next(_numbers)}"
    made = Tag.objects.create(slug=slug, name=slug, is_confirmed=is_confirmed)
    for language in languages:
        TagName.objects.create(tag=made, language=language, text=f"{slug} {language}")
    return made


def picture(by=None, languages=LANGUAGES, **values):
    number = next(_numbers)
    made = Picture.objects.create(
        key=f"{number:032x}",
        extension="jpeg",
        width=640,
        height=427,
        sha256=f"{number:064x}",
        uploaded_name=f"picture-{number}.jpg",
        uploaded_by=by or user(),
        files=FILES,
        **values,
    )
    for language in languages:
        PictureText.objects.create(
            picture=made, language=language, caption="Caption", alt="Alt text", credit="Credit"
        )
    picture_likes.keep(made)
    return made


def user():
    return User.objects.get_or_create(username="owner", defaults={"email": "owner@example.test"})[0]


def superuser():
    """Somebody whom nothing is forbidden: for tests that are not about permission."""
    values = {"email": "root@example.test", "is_superuser": True, "is_staff": True}
    return User.objects.get_or_create(username="root", defaults=values)[0]


@resting()
def article(*, by=None, chain=(), tags=(), authors=None, story=None, **values):
    """A complete draft: nothing is missing for Publish unless the test takes it away."""
    owner = by or user()
    defaults = {
        "language": "ru",
        "headline": f"Заголовок {next(_numbers)}",
        "body": "<p>Первый абзац текста.</p><p>Второй абзац текста.</p>",
    }
    if "section" not in values:
        defaults["section"] = section()
    made = Article(**(defaults | values))
    workflow.start(made, by=superuser(), story=story)
    Article.objects.filter(pk=made.pk).update(owner=owner)
    made.owner = owner
    for position, who in enumerate([author()] if authors is None else authors):
        Credit.objects.create(article=made, author=who, role="text", position=position)
    for position, (src, role, step) in enumerate(chain):
        Attribution.objects.create(
            article=made, source=src, role=role, step=step, position=position
        )
    made.tags.set(tags)
    workflow.record(made, by=owner)
    return made


@resting()
def published(*, at=None, **values):
    """A public article; with `at` it was published then, or will be."""
    made = article(**values)
    workflow.publish(made, by=superuser(), at=at, is_archive=True)
    return made


@resting()
def saved(article, *, by, **values):
    """Give the desk's text other values and save it; return the revision."""
    article.refresh_from_db()
    for name, value in values.items():
        setattr(article, name, value)
    article.save()
    return workflow.record(article, by=by)
