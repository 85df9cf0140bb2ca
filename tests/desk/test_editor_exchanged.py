"""The editor may be exchanged by one setting: no migration, and the screen still works."""

import pytest
from django.core.management import call_command

from articles.models import Article, PageText
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _plain(settings):
    settings.EDITOR_WIDGET = "django.forms.Textarea"


def test_no_migration_is_needed():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_the_screen_writes_with_a_plain_box(desk):
    article = make.article()
    page = desk.get(writing.address(article)).content.decode()

    writing.press(desk, "_save", article, body="<p>Просто<script>x</script></p>")

    assert "ckeditor" not in page
    assert Article.objects.get().body == "<p>Просто</p>"


def test_every_field_of_html_asks_the_setting():
    for field in (Article._meta.get_field("body"), PageText._meta.get_field("body")):
        assert type(field.formfield().widget).__name__ == "Textarea"
