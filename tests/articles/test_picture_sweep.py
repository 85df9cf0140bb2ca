import os
import time
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles import library, picture_files, picture_sweep
from articles.models import Picture
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

    aside = f".swept/{timezone.now().date()}"
    assert media.stored() == media.known(picture) | {
        f"{aside}/masters/{OLD}.jpeg",
        f"{aside}/pictures/{OLD}/1x1-240.jpeg",
    }
    assert not media.path(f"pictures/{OLD}").exists()


def test_an_upload_that_is_being_written_is_left_alone():
    picture_files.write(f"masters/{OLD}.jpeg", b"master")
    age(hours=0.5)

    call_command("sweep_pictures")

    assert media.stored() == {f"masters/{OLD}.jpeg"}


def test_without_a_media_folder_there_is_nothing_to_do(capsys):
    call_command("sweep_pictures")

    assert capsys.readouterr().out == "0 set aside.\n"


@pytest.mark.parametrize("of_another_newsroom", [False, True])
def test_a_fresh_or_another_database_costs_no_file(reporter, of_another_newsroom):
    for number in range(21):
        picture_files.write(f"masters/{number:032x}.jpeg", b"master")
        picture_files.write(f"pictures/{number:032x}/1x1-240.jpeg", b"square")
    if of_another_newsroom:
        library.add_picture(picture_bytes.jpeg(), "a.jpg", by=reporter)
    age(hours=2)
    before = media.stored()

    with pytest.raises(CommandError):
        call_command("sweep_pictures")

    assert media.stored() == before


def test_a_single_file_is_kept_where_the_library_is_empty():
    picture_files.write(f"masters/{OLD}.jpeg", b"master")
    age(hours=2)

    assert picture_sweep.sweep() == (0, 1)

    assert media.stored() == {f"masters/{OLD}.jpeg"}


def test_of_a_large_library_one_in_twenty_may_be_left_over(reporter):
    for number in range(25):
        picture_files.write(f"masters/{number:032x}.jpeg", b"master")
    Picture.objects.bulk_create(
        Picture(key=f"f{number:031x}", width=1, height=1, uploaded_by=reporter)
        for number in range(475)
    )
    for number in range(475):
        picture_files.write(f"masters/f{number:031x}.jpeg", b"master")
    age(hours=2)

    assert picture_sweep.sweep() == (25, 0)


def test_what_was_set_aside_goes_after_two_weeks(reporter):
    library.add_picture(picture_bytes.jpeg(), "a.jpg", by=reporter)
    today = timezone.now().date()
    days = {days: today - timedelta(days=days) for days in (14, 15)}
    for day in days.values():
        picture_files.write(f".swept/{day}/masters/{OLD}.jpeg", b"master")
    picture_files.write(".swept/mine/a.jpeg", b"somebody's own")

    picture_sweep.sweep()

    swept = {name for name in media.stored() if name.startswith(".swept/")}
    assert swept == {f".swept/{days[14]}/masters/{OLD}.jpeg", ".swept/mine/a.jpeg"}
