"""What the deeds are tried on: a row in one state. `owner` is whoever knocks."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import AuditEntry, User
from articles import front_page, library, noting, previewing, workflow
from articles.models import Article, Note, Picture, Preview
from tests import make
from tests.articles import picture_bytes

PHOTO = picture_bytes.encode(picture_bytes.image(320, 240).rotate(180))
WORDS = {"caption": "Мост", "alt": "Мост", "credit": "Тобол"}
HOUR = timedelta(hours=1)
SEEN = "Приметное слово"
"""The headline, caption or name by which a door tells that it lets somebody read."""


# --- articles ----------------------------------------------------------------------------------


def draft(owner, **values):
    return make.article(by=owner, headline=SEEN, **values)


def anothers(owner):
    return draft(make.user())


def saved_twice(owner):
    article = draft(owner)
    article.headline = "Второе слово"
    article.save()
    workflow.record(article, by=owner)
    return article


def anothers_saved_twice(owner):
    return saved_twice(make.user())


def in_review(owner):
    article = draft(owner)
    workflow.submit(article, by=make.superuser())
    return article


def anothers_in_review(owner):
    return in_review(make.user())


def taken_by_a_colleague(owner):
    article = in_review(owner)
    workflow.take(article, by=make.superuser())
    return article


def published(owner, **values):
    return make.published(by=owner, at=timezone.now() - HOUR, headline=SEEN, **values)


def anothers_published(owner):
    return published(make.user())


def planned(owner):
    return make.published(by=owner, at=timezone.now() + HOUR, headline=SEEN)


def anothers_planned(owner):
    return planned(make.user())


def changed(owner):
    article = published(owner)
    article.headline = "Правка"
    article.save()
    workflow.record(article, by=owner)
    return article


def anothers_change(owner):
    """A colleague's public article with a change that readers don't have: SEEN is in the change."""
    article = make.published(by=make.user(), at=timezone.now() - HOUR)
    article.headline = SEEN
    article.save()
    workflow.record(article, by=make.user())
    return article


def with_planned_change(owner):
    article = changed(owner)
    workflow.publish(article, by=make.superuser(), at=timezone.now() + HOUR)
    return article


def withdrawn(owner):
    article = published(owner)
    workflow.withdraw(article, by=make.superuser(), reason="Снято.")
    return article


def anothers_withdrawn(owner):
    return withdrawn(make.user())


def killed(owner):
    article = published(owner)
    workflow.kill(article, by=make.superuser(), reason="Ложь.")
    return article


def under_embargo(owner):
    return draft(owner, embargo_until=timezone.now() + HOUR)


def with_proposed_tag(owner):
    return draft(owner, tags=[make.tag(is_confirmed=False)])


def linked(owner):
    """A draft with a secret link that whoever owns it made."""
    article = draft(owner)
    Preview.objects.filter(pk=previewing.share(article, by=make.superuser(), days=3)[0].pk).update(
        by=owner
    )
    return article


def anothers_linked(owner):
    return linked(make.user())


def with_note(owner):
    article = draft(owner)
    noting.say(article, "Проверить.", by=make.superuser())
    return article


def anothers_with_note(owner):
    return with_note(make.user())


# --- pictures ----------------------------------------------------------------------------------


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


# --- names, people, the log, the front page ----------------------------------------------------


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


# --- whether it is done ------------------------------------------------------------------------


def is_in(state):
    return lambda article: article.status == state


def is_written(article):
    return article.headline == "Новый заголовок" or not article.credits.exists()


def is_gone(row):
    return not type(row)._default_manager.filter(pk=row.pk).exists()


def is_merged(row):
    return row.merged_into_id is not None


def is_begun_from(article):
    """Whether a copy or a version of it was begun: another article with its headline."""
    return Article.objects.filter(headline=article.headline).exclude(pk=article.pk).exists()


def is_uploaded(row):
    return Picture.objects.filter(uploaded_name="knocked.jpg").exists()


def is_resolved(article):
    return Note.objects.filter(article=article, resolved_at__isnull=False).exists()


def is_revoked(article):
    return article.previews.filter(revoked_at__isnull=False).exists()
