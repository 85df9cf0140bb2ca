"""A paper whose every text is marked with its language."""

from datetime import timedelta

from django.utils import timezone

from articles import corrections, workflow
from articles.models import (
    Article,
    AuthorName,
    Correction,
    NewsroomText,
    Page,
    PageText,
    Picture,
    PictureText,
    SectionName,
    SourceName,
)
from tests import make
from tests.guard.marks import LANGUAGES, anyones, row

AGES = [0, 1, 2, 5, 21, 59, 60, 119, 300, 1260, 1440, 2880, 5760, 7200, 30240, 60_000, 600_000]
"""Minutes before now at which the stories were published: a form of each word in each unit."""


def names(text):
    return {code: row(f"{text} {code}", code) for code in LANGUAGES}


def fill():
    """Stories of all ages in each language, and everything round them."""
    record()
    section = make.section("news", **names("Section"))
    SectionName.objects.update(description="")
    person, desk = make.author("rita", **names("Rita")), make.author("desk", "desk", **names("D"))
    for name in AuthorName.objects.all():
        AuthorName.objects.filter(pk=name.pk).update(
            job=row("Job", name.language), bio=row("Bio", name.language)
        )
    agency, press = make.source("agency", **names("Agency")), make.source("press", **names("Press"))
    for name in SourceName.objects.all():
        SourceName.objects.filter(pk=name.pk).update(
            cited=row("Cited", name.language), description=row("About", name.language)
        )
    picture = make.picture()
    Picture.objects.update(uploaded_name=anyones("file"))
    for text in PictureText.objects.all():
        words = row("Picture", text.language)
        PictureText.objects.filter(pk=text.pk).update(caption=words, alt=words, credit=words)
    parts = {
        "section": section,
        "place": make.place("town", **names("Town")),
        "authors": [person, desk],
        "lead_picture": picture,
        "chain": [(agency, "republished", 1), (press, "reference", 2)],
    }
    _tag()
    for code in LANGUAGES:
        for number, age in enumerate(AGES):
            _story(code, number, age, parts)
        for number, kind in enumerate(Correction.Kind, 90):
            text = row("Note", code)
            corrected = _story(code, number, 10, parts)
            corrections.add(corrected, kind=kind, text=text, by=make.superuser())
        gone = _story(code, 99, 10, parts)
        workflow.withdraw(gone, by=make.superuser(), reason=row("Reason", code))


def _story(code, number, age, parts):
    forms, labels = list(Article.Form.values), list(Article.Label.values)
    return make.published(
        at=timezone.now() - timedelta(minutes=age),
        language=code,
        headline=row(f"Headline {number}", code),
        deck=row("Deck", code),
        body=f"<h2>{row('Subhead', code)}</h2><p>{row('Text', code)}</p>"
        '<figure data-embed="https://youtu.be/abcdefghijk">'
        f"<figcaption>{row('Film', code)}</figcaption></figure>",
        credit_line_override=row("Credit line", code),
        form=forms[number % len(forms)],
        label=labels[number % len(labels)],
        event_on=timezone.localdate(),
        original_on=timezone.localdate(),
        breaking_until=timezone.now() + timedelta(days=1),
        tags=[_tag()],
        slug=f"story-{number}",
        **parts,
    )


def _tag():
    from articles.models import Tag, TagName

    tag, made = Tag.objects.get_or_create(slug="tag", name=anyones("tag"), is_confirmed=True)
    if made:
        for code, text in names("Tag").items():
            TagName.objects.create(tag=tag, language=code, text=text)
    return tag


def record():
    for text in NewsroomText.objects.all():
        words = ("name", "tagline", "owner", "editor_in_chief", "registration", "contacts")
        values = {name: row(name, text.language) for name in (*words, "reuse_rule")}
        NewsroomText.objects.filter(pk=text.pk).update(**values)
    page, _made = Page.objects.get_or_create(slug="2026")
    for code in LANGUAGES:
        PageText.objects.update_or_create(
            page=page,
            language=code,
            defaults={"title": row("About", code), "body": f"<p>{row('Text', code)}</p>"},
        )
