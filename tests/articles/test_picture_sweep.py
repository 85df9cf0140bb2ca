import os
import time

import pytest
from django.core.management import call_command

from articles import library, picture_files
from tests.articles import media, picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)

OLD = "0" * 32


def age(hours):
    moment = time.time() - hours * 3600
    for path in media.path(".").rglob("*"):
        os.utime(path, (moment, moment))


def test_what_a_killed_upload_left_is_removed(reporter):
    picture = library.add_picture(picture_bytes.jpeg(), "a.jpg", by=reporter)
    picture_files.write(f"masters/{OLD}.jpeg", b"master")
    picture_files.write(f"pictures/{OLD}/1x1-240.jpeg", b"square")
    media.path(f"pictures/{picture.key}/1x1-240.jpeg.part").write_bytes(b"half")
    age(hours=2)

    call_command("sweep_pictures")

    assert media.stored() == media.known(picture)
    assert not media.path(f"pictures/{OLD}").exists()


def test_an_upload_that_is_being_written_is_left_alone():
    picture_files.write(f"masters/{OLD}.jpeg", b"master")
    age(hours=0.5)

    call_command("sweep_pictures")

    assert media.stored() == {f"masters/{OLD}.jpeg"}


def test_without_a_media_folder_there_is_nothing_to_do(capsys):
    call_command("sweep_pictures")

    assert capsys.readouterr().out == "0 removed.\n"
