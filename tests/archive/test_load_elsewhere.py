"""Where an archive is, no other is loaded and none of another recipe goes on."""

import pytest
from django.core.management import CommandError, call_command

from articles.archive import plan
from articles.archive.plan import LoadRefused
from articles.models import Article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("articles", "options", "why"),
    [
        (61, (), "an archive of 60 articles"),
        (60, ("--until", "2020-01-01"), "an archive up to"),
    ],
)
def test_another_archive_is_made_elsewhere(archive, articles, options, why):
    with pytest.raises(CommandError, match=why):
        call_command("load_archive", str(articles), *options)

    assert Article.objects.count() == 60


def test_an_archive_of_another_recipe_is_not_continued(archive, load, monkeypatch):
    monkeypatch.setattr(plan, "RECIPE", plan.RECIPE + 1)

    with pytest.raises(LoadRefused, match="another recipe"):
        load()
