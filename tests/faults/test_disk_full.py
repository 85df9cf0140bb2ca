"""The disk of the pictures runs full while several people upload."""

import io
import json
import os
import random
import shutil
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path

import pytest
from PIL import Image

from articles.models import Picture, PictureText, Rendition
from tests import make
from tests.faults.server import Server

DISK_BYTES = 50 * 1024 * 1024
RESERVE_BYTES = 30 * 1024 * 1024
SIZE = 1400, 933
ROUNDS = 2
UPLOADERS = ("ed", "charlie")
UPLOAD = "/admin/articles/picture/upload/"
MOUNT = f'mount -t tmpfs -o size={DISK_BYTES} tmpfs "$0" && exec "$@"'


class Reader(threading.Thread):
    """Asks for pages and a picture without a pause, and counts the answers by their status."""

    def __init__(self, visitor, paths):
        super().__init__(daemon=True)
        self.visitor, self.paths, self.is_over = visitor, paths, False
        self.served, self.refused = 0, []

    def run(self):
        while not self.is_over:
            for path in self.paths:
                status = self.visitor.get(path).status
                self.served += status == HTTPStatus.OK
                self.refused += [(path, status)] * (status != HTTPStatus.OK)


@pytest.fixture
def server(installation):
    """A server to which the media folder is a disk of 50 MB: a mount that nobody else sees."""
    media = installation.var / "media"
    media.mkdir()
    alone = ["unshare", "--mount", *(["--map-root-user"] if os.geteuid() else [])]
    if not _may_mount(alone, media):
        pytest.skip("no mount of its own is to be had here: it takes Linux, unshare and the right")
    serving = Server(installation, before=[*alone, "sh", "-c", MOUNT, str(media)])
    serving.start()
    yield serving
    serving.kill()


def test_everybody_is_told_and_nothing_is_half_written(server, figures):
    """A disk of 50 MB full in the middle of uploads."""
    disk = Path(f"/proc/{server.process.pid}/root{server.installation.var}/media")
    people = [server.sign_in(name) for name in UPLOADERS]
    first = _upload(people[0], 0)
    pages = _publish_with(Picture.objects.get(pk=first["id"]))
    (disk / "reserve").write_bytes(bytes(RESERVE_BYTES))
    reader = Reader(server.visitor(), pages)
    reader.start()

    answers = _fill(people)
    free = shutil.disk_usage(disk).free
    page = people[0].post(UPLOAD, [], [("file", "x.jpg", _photo(99))])
    half = _unfinished(disk)
    (disk / "reserve").unlink()
    after = _upload(people[0], 100)
    reader.is_over = True
    reader.join()

    kept, told = _named(answers, "id"), _named(answers, "refused")
    figures(kept=len(kept), refused_in_words=len(told), bytes_free_then=free)
    figures(readers_served=reader.served, readers_refused=len(reader.refused))
    figures(half_written=len(half), stored_at_once_after_freeing="id" in after)
    assert kept
    assert len(told) >= len(UPLOADERS)
    assert all("photo" in sentence for sentence in told)
    assert page.status == HTTPStatus.OK
    assert not half
    assert not reader.refused
    assert "id" in after
    assert not _unfinished(disk)


def _publish_with(picture):
    """Publish a story with the picture; return where readers meet it."""
    for language in make.LANGUAGES:
        words = {"caption": "Снег", "alt": "Улица в снегу", "credit": "Анна"}
        PictureText.objects.update_or_create(picture=picture, language=language, defaults=words)
    story = make.published(lead_picture=picture)
    file = f"/media/{picture.renditions.filter(format='webp').first().name}"
    return ["/ru/", story.get_absolute_url(), "/ru/latest/", "/ru/feed.xml", file]


def _fill(people):
    """Have everybody upload at once until each was refused a few times; return all answers."""

    def upload(turn):
        person, answers, seed = people[turn], [], 1 + turn
        while len(_named(answers, "refused")) < ROUNDS:
            answers.append(_upload(person, seed))
            seed += len(people)
        return answers

    with ThreadPoolExecutor(len(people)) as pool:
        return [answer for answers in pool.map(upload, range(len(people))) for answer in answers]


def _upload(person, seed):
    """What the upload's script gets to know of one file; a server error ends the test here."""
    files = [("file", f"photo-{seed}.jpg", _photo(seed))]
    answer = person.post(UPLOAD, [("keep", "1")], files, Accept="application/json")
    assert answer.status == HTTPStatus.OK, answer.text[:2000]
    return json.loads(answer.text)


def _named(answers, name):
    return [answer[name] for answer in answers if name in answer]


def _photo(seed):
    """A photograph that hardly packs: noise, another for each seed."""
    noise = random.Random(seed).randbytes(SIZE[0] * SIZE[1] * 3)
    file = io.BytesIO()
    Image.frombytes("RGB", SIZE, noise).save(file, "JPEG", quality=90)
    return file.getvalue()


def _unfinished(disk):
    """Files that are empty or temporary, that no row names, or that a row names in vain."""
    there = {path.relative_to(disk).as_posix(): path for path in disk.rglob("*") if path.is_file()}
    there.pop("reserve", None)
    named = {picture.master_name for picture in Picture.objects.all()}
    named |= {row.name for row in Rendition.objects.select_related("picture")}
    empty = {name for name, path in there.items() if path.stat().st_size == 0}
    return empty | (named ^ set(there))


def _may_mount(alone, folder):
    if not shutil.which(alone[0]):
        return False
    tried = [*alone, "mount", "-t", "tmpfs", "tmpfs", str(folder)]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0
