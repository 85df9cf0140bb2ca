"""A newspaper that shows everything at once: stories rich and bare, of every form and label."""

import tomllib
from collections import defaultdict
from datetime import timedelta
from itertools import cycle
from pathlib import Path

from django.urls import reverse
from django.utils import timezone

from articles import corrections, library, workflow
from articles.demo import stories, vocabulary
from articles.models import Article, Author, Correction, Place, Section, Source, Tag
from reader import names
from tests import make
from tests.articles import picture_bytes

LANGUAGES = ("ru", "kk", "en")
ASKED = {"ru": "Костанай", "kk": "Қостанай", "en": "Kostanay"}
SPECIAL = ("rich", "bare", "retracted")
ODD = tomllib.loads((Path(__file__).parent / "odd.toml").read_text(encoding="utf-8"))
KEYS = (
    "apprenticeships-farm-college bread-before-dawn dombra-master elevator-night-shift "
    "grain-price-opinion hospital-train lake-guesthouses-partner market-rules-senate "
    "solar-roof-advertising station-clock-interview weather-stations"
).split()


def fill(people):
    """Write the paper; `people` are an editor and a reporter under these names."""
    vocabulary.fill()
    told = [story for story in stories.read() if story["key"] in KEYS]
    drawn = [picture(number, people["editor"]) for number in range(3)]
    Author.objects.filter(slug="aigerim-sadykova").update(portrait=drawn[0])
    filler = stories.Filler(people, timezone.now())
    filler.pictures = defaultdict(cycle(drawn).__next__)
    for story in told:
        list(filler.fill(story))
    group = None
    for code in LANGUAGES:
        group = _rich(code, drawn, group).story
        _bare(code, people["editor"])
    names.forget()
    return Paper()


class Paper:
    """Where everything is."""

    def addresses(self, language):
        """Every template of the reader that answers 200, by name."""
        rich = Article.objects.public().get(language=language, slug="rich")
        day = timezone.localdate(rich.published_at)
        of = {
            "section": "economy",
            "tag": "weather",
            "author": "aigerim-sadykova",
            "source": "kazinform",
            "place": "kostanay-region",
            "page": "privacy",
        }
        return {
            "front": reverse("reader:front", args=[language]),
            "latest": reverse("reader:latest", args=[language]),
            "corrections": reverse("reader:corrections", args=[language]),
            "api": reverse("reader:api", args=[language]),
            "search": reverse("reader:search", args=[language]) + f"?q={ASKED[language]}",
            "nothing": reverse("reader:search", args=[language]) + "?q=qqqqq&author=x&from=x",
            **{kind: reverse(f"reader:{kind}", args=[language, of[kind]]) for kind in of},
            "day": reverse("reader:day", args=[language, *f"{day:%Y %m %d}".split()]),
            **self._stories(language),
        }

    def gone(self, language):
        """The address of a withdrawn story."""
        story = Article.objects.get(language=language, status=Article.Status.WITHDRAWN)
        return reverse("reader:article-number", args=[language, story.pk])

    def _stories(self, language):
        """A story of each form, of each label, the rich one, the bare one, the retracted one."""
        found = {}
        for story in Article.objects.public().filter(language=language).order_by("pk"):
            kind = story.slug if story.slug in SPECIAL else story.label or story.form
            found.setdefault(kind, story.get_absolute_url())
        return found


def picture(number, by):
    """A drawing of its own, through the pipeline that uploads go through."""
    data = picture_bytes.encode(picture_bytes.image(960 + number, 640))
    caption = {"ru": "Степь за городом", "kk": "Қала сыртындағы дала", "en": "The steppe"}
    texts = {
        code: {"caption": words, "alt": words, "credit": "Tobol"} for code, words in caption.items()
    }
    return library.add_picture(data, f"steppe-{number}.jpg", by=by, texts=texts)


def _rich(code, drawn, story):
    chain = zip(
        Source.objects.filter(slug__in=["kazinform", "senate-press", "statistics", "police-press"]),
        ["republished", "reference", "reference", "based"],
        [1, 2, 2, 3],
        strict=True,
    )
    tags = [*Tag.objects.all(), *(make.tag(f"{code}-topic-{n}") for n in range(15))]
    made = make.article(
        story=story,
        language=code,
        headline=ODD[code]["long"],
        body=_with_pictures(ODD[code]["body"], drawn),
        slug="rich",
        section=Section.objects.get(slug="economy"),
        place=Place.objects.get(slug="kostanay-region"),
        event_on=timezone.localdate(),
        original_on=timezone.localdate() - timedelta(days=1),
        breaking_until=timezone.now() + timedelta(hours=3),
        lead_picture=drawn[1],
        authors=[Author.objects.get(slug="aigerim-sadykova"), Author.objects.get(slug="newsdesk")],
        chain=chain,
        tags=tags,
    )
    pavel = Author.objects.get(slug="pavel-schneider")
    for role in ("photo", "translation", "editing"):
        made.credits.create(author=pavel, role=role, position=9)
    made.attributions.update(url="https://example.org/original", taken_at=timezone.now())
    for kind in [kind for kind in Correction.Kind if kind != "retraction"]:
        Correction.objects.create(
            article=made, kind=kind, text=ODD[code]["correction"], by=make.superuser()
        )
    workflow.publish(made, by=make.superuser())
    made.deck = ODD[code]["deck"]
    made.save(update_fields=["deck"])
    workflow.publish(made, by=make.superuser())
    return made


def _with_pictures(body, drawn):
    for number, shown in enumerate(drawn[:3], 1):
        body = body.replace(f"{{{number}}}", str(shown.pk))
    return body


def _bare(code, editor):
    """One word without a picture, and a story that is gone."""
    section = Section.objects.get(slug="region")
    desk = [Author.objects.get(slug="editor")]
    values = {"language": code, "section": section, "authors": desk}
    make.published(headline=ODD[code]["one_word"], slug="bare", **values)
    taken_back = make.published(headline=ODD[code]["one_word"], slug="retracted", **values)
    text = ODD[code]["correction"]
    corrections.add(taken_back, kind="retraction", text=text, by=make.superuser())
    gone = make.published(headline=ODD[code]["one_word"], slug="gone", **values)
    workflow.withdraw(gone, by=editor, reason=ODD[code]["reason"])
