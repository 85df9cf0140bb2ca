"""Files: renditions served by the application, static files by an allowlist."""

import pytest
from django.contrib.staticfiles import finders

from newsroom.finders import is_allowed
from newsroom.middleware import OF_DOCUMENTS
from newsroom.secret import installation_key

NAME = f"pictures/{'a' * 32}/16x9-480"


@pytest.mark.parametrize(
    ("extension", "kind"), [("jpeg", "image/jpeg"), ("webp", "image/webp"), ("avif", "image/avif")]
)
def test_a_rendition_is_served_as_what_its_name_says(client, settings, extension, kind):
    path = settings.MEDIA_ROOT / f"{NAME}.{extension}"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"<script>")

    response = client.get(f"/media/{NAME}.{extension}")

    assert response["Content-Type"] == kind
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not set(OF_DOCUMENTS) & set(response.headers)
    assert "immutable" in response["Cache-Control"]
    assert b"".join(response.streaming_content) == b"<script>"


@pytest.mark.parametrize(
    "name",
    [
        f"masters/{'a' * 32}.jpeg",
        f"{NAME}.html",
        f"{NAME}.svg",
        "../newsroom.sqlite3",
        f"pictures/../../{NAME}.jpeg",
        f"{NAME}.jpeg/x",
        "",
        f"{NAME}.jpeg\n",
        f"{NAME}.webp",
    ],
)
@pytest.mark.django_db
def test_nothing_else_can_be_asked_for(client, settings, name):
    master = settings.MEDIA_ROOT / "masters" / f"{'a' * 32}.jpeg"
    master.parent.mkdir(parents=True)
    master.write_bytes(b"x")

    assert client.get(f"/media/{name}").status_code in (404, 301, 302)


def test_of_the_editor_only_what_it_needs_is_served():
    assert finders.find("ckeditor/ckeditor/ckeditor.js")
    assert finders.find("admin/css/base.css")
    for path in ("plugins/iframe/x.js", "samples/index.html", "plugins/exportpdf/plugin.js"):
        assert not is_allowed(f"ckeditor/ckeditor/{path}")
        assert not finders.find(f"ckeditor/ckeditor/{path}")


def test_the_editors_files_are_few():
    listed = [
        path
        for finder in finders.get_finders()
        for path, _storage in finder.list(None)
        if path.startswith("ckeditor/")
    ]

    assert 40 < len(listed) < 90


def test_an_installation_keeps_one_private_key(tmp_path):
    path = tmp_path / "var" / "key"

    first = installation_key(path)

    assert len(first) >= 50
    assert installation_key(path) == first
    assert path.stat().st_mode & 0o777 == 0o600
