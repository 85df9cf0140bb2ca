"""What the deeds are tried on that is no article. `owner` is whoever knocks."""

from django.utils import timezone

from accounts.models import AuditEntry, User
from articles import front_page, library
from tests import make
from tests.articles import picture_bytes
from tests.desk.matrix.article_states import HOUR, SEEN, anothers_planned, draft, published

PHOTO = picture_bytes.encode(picture_bytes.image(320, 240).rotate(180))
WORDS = {"caption": "Мост", "alt": "Мост", "credit": "Тобол"}


def picture(owner):
    row = make.picture(by=owner)
    row.texts.update(caption=SEEN, folded=SEEN.casefold())
    return row


def anothers_picture(owner):
    return picture(make.user())


def picture_of_a_draft(owner):
    row = picture(owner)
    draft(owner, lead_picture=row)
    return row


def picture_of_the_public(owner):
    row = picture(owner)
    published(owner, lead_picture=row)
    return row


def picture_of_the_planned(owner):
    row = picture(owner)
    make.published(by=owner, at=timezone.now() + HOUR, lead_picture=row)
    return row


def cut_picture(owner):
    """One whose files are there, so that they can be cut anew."""
    return library.add_picture(PHOTO, "own.jpg", by=owner, texts={"ru": WORDS})


def cut_picture_of_the_planned(owner):
    row = cut_picture(owner)
    make.published(by=owner, at=timezone.now() + HOUR, lead_picture=row, language="ru")
    return row


def tag(owner):
    return make.tag()


def author(owner):
    return make.author()


def source(owner):
    return make.source()


def colleague(owner):
    """Somebody who is a reporter, and an address that nobody else has."""
    user = User.objects.create(username="nina", email="nina@example.test", is_staff=True)
    user.groups.set(owner.groups.model.objects.filter(name="reporter"))
    return user


def oneself(owner):
    return owner


def entry(owner):
    return AuditEntry.objects.create(act="sign-in", by=owner)


def slot(owner):
    return front_page.put(published(owner), by=make.superuser())


def slot_of_the_planned(owner):
    return front_page.put(anothers_planned(owner), by=make.superuser())
