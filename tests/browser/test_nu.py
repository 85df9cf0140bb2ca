"""The Nu validator finds no error in any public page."""

import json
import os
import subprocess

import pytest

from reader import front
from tests import make
from tests.browser.paper import LANGUAGES

pytestmark = [pytest.mark.nu, pytest.mark.look, pytest.mark.django_db]


def test_every_page_is_valid_html(client, paper, tmp_path, monkeypatch):
    for language in LANGUAGES:
        for name, address in paper.addresses(language).items():
            _keep(tmp_path, f"{language}-{name}", client.get(address), 200)
        _keep(tmp_path, f"{language}-404", client.get(f"/{language}/none/"), 404)
        _keep(tmp_path, f"{language}-410", client.get(paper.gone(language)), 410)
        monkeypatch.setattr(front, "front_page", None)
        client.raise_request_exception = False
        _keep(tmp_path, f"{language}-500", client.get(f"/{language}/"), 500)
        monkeypatch.undo()

    assert _errors(sorted(tmp_path.glob("*.html"))) == []


def test_the_desk_is_valid_html(client, editor, tmp_path):
    client.force_login(editor)
    tag, source = make.tag(), make.source()
    for language in LANGUAGES:
        editor.interface_language = language
        editor.save()
        story = make.published(language=language, tags=[tag], chain=[(source, "based", 1)])
        articles = "/admin/articles/article/"
        for address in (
            "/admin/",
            articles,
            f"{articles}{story.pk}/change/",
            f"{articles}take-in/",
        ):
            name = f"{language}{address.replace('/', '-')}"
            _keep(tmp_path, name, client.get(address), 200)

    assert _errors(sorted(tmp_path.glob("*.html"))) == []


def _keep(folder, name, response, status):
    assert response.status_code == status, name
    (folder / f"{name}.html").write_bytes(response.content)


def _errors(files):
    """What the validator says of these files: "file, line: message"."""
    command = ["java", "-jar", os.environ["VNU_JAR"], "--errors-only", "--format", "json"]
    run = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
    rows = json.loads(run.stderr)["messages"]
    return [
        f"{row['url'].rsplit('/', 1)[-1]}, {row.get('lastLine')}: {row['message']}" for row in rows
    ]
