"""Copy as new from the writing screen, the reading screen and the list."""

from django.urls import reverse

from articles.models import Article
from tests import make
from tests.desk import writing


def test_the_button_saves_what_is_typed_and_opens_the_copy(editor, desk):
    article = make.article(by=editor)

    answer = writing.press(desk, "_copy", article, headline="Набрано сейчас")

    copied = Article.objects.exclude(pk=article.pk).get()
    assert answer.url == writing.address(copied)
    assert {each.headline for each in Article.objects.all()} == {"Набрано сейчас"}
    assert copied.owner == editor


def test_a_reporter_copies_what_others_published(editor, reporter, reporters_desk):
    article = make.published(by=editor)
    act = reverse("admin:articles_article_act", args=[article.pk])

    reporters_desk.post(act, {"_copy": "1"})

    copied = Article.objects.exclude(pk=article.pk).get()
    assert (copied.owner, copied.status) == (reporter, "draft")


def test_several_are_copied_from_the_list(editor, desk):
    chosen = [make.article(by=editor).pk for _ in range(2)]
    make.article(by=editor)

    desk.post("/admin/articles/article/", {"action": "copy_as_new", "_selected_action": chosen})

    assert Article.objects.count() == 5


def test_what_is_out_of_sight_is_not_copied(editor, reporters_desk):
    hidden = make.article(by=editor)
    act = reverse("admin:articles_article_act", args=[hidden.pk])

    assert reporters_desk.post(act, {"_copy": "1"}).status_code == 404
    assert Article.objects.count() == 1
