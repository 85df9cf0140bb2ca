"""What bench.visible works on: an editor, and drafts that want one click; for manage.py shell."""

import json

HEADLINE = "Видно{number:04}сразу"
EDITOR = "bench-editor"
DESK = "/admin/articles/article"


def make(count: int, password: str) -> None:
    """Write an editor and so many drafts; print their numbers and the lists they will stand in."""
    from django.contrib.auth.models import Group
    from django.utils import timezone

    from accounts.models import User
    from articles.models import Author, Place, Section, Source, Tag
    from reader import names

    editor = User.objects.create_user(EDITOR, "editor@example.test", password, is_staff=True)
    editor.groups.add(Group.objects.get(name="editor"))
    things = {
        "section": Section.objects.earliest("pk"),
        "place": Place.objects.earliest("pk"),
        "author": Author.objects.filter(kind="person").earliest("pk"),
        "source": Source.objects.filter(is_confirmed=True).earliest("pk"),
        "tag": Tag.objects.filter(is_confirmed=True).earliest("pk"),
    }
    numbers = [_draft(number, editor, things) for number in range(count)]
    lists = {table: f"/ru/{table}/{thing.slug}/" for table, thing in things.items()}
    today = timezone.localtime().strftime("%Y/%m/%d")
    paper = {"numbers": numbers, "lists": lists, "day": f"/ru/archive/{today}/"}
    print(json.dumps(paper | {"site": names.site_root()}))


def _draft(number, editor, things):  # type: ignore[no-untyped-def]
    from articles import workflow
    from articles.models import Article, Attribution, Credit

    made = Article(
        language="ru",
        headline=HEADLINE.format(number=number),
        body="<p>Первый абзац текста, который сейчас увидят все.</p><p>Второй абзац.</p>",
        section=things["section"],
        place=things["place"],
    )
    workflow.start(made, by=editor)
    Credit.objects.create(article=made, author=things["author"], role="text", position=0)
    chain = {"role": "republished", "step": 1, "position": 0}
    Attribution.objects.create(article=made, source=things["source"], **chain)
    made.tags.set([things["tag"]])
    workflow.record(made, by=editor)
    return made.pk
