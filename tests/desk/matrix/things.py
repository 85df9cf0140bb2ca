"""One of everything, as the words in braces of the tables of addresses name them."""

from django.contrib.contenttypes.models import ContentType

from accounts.models import AuditEntry, User
from articles import front_page, noting, previewing
from articles.models import Address, Article, Newsroom, Page, StoryTemplate
from tests import make


def numbers(reporter, editor):
    """A "draft" is another's, "own" and "photo" the reporter's, "story" is published."""
    picture = make.picture()
    story = make.published(lead_picture=picture)
    front_page.put(story, by=editor)
    draft = make.article()
    rows = {
        "draft": draft,
        "link": previewing.share(draft, by=editor, days=3)[0],
        "note": noting.say(draft, "Уточнить.", by=editor),
        "own": make.article(by=reporter),
        "story": story,
        "section": make.section(),
        "tag": make.tag(),
        "place": make.place(),
        "author": make.author(),
        "source": make.source(),
        "picture": picture,
        "photo": make.picture(by=reporter),
        "slot": story.front_slots.get(),
        "page": Page.objects.create(slug="about-us"),
        "address": Address.objects.create(kind="tag", old="old", target=make.tag().pk),
        "template": StoryTemplate.objects.create(name="Шаблон", language="ru"),
        "entry": AuditEntry.objects.create(act="sign-in", by=editor),
        "user": User.objects.create_user("nina", "nina@example.test", is_staff=True),
        "newsroom": Newsroom.the_one(),
        "type": ContentType.objects.get_for_model(Article),
    }
    return {name: row.pk for name, row in rows.items()}
