"""What the picture library costs: an upload of 24 megapixels, and finding likes among 100,000.

    .venv/bin/python bench/pictures.py [PICTURES]

Fills an installation in a temporary folder, on SQLite, and on PostgreSQL too where DATABASE_URL
names a server on which databases may be created. "waited" is the longest time for which another
thread of the same process, as that of another request, was kept from running meanwhile. Times by
the clock mean little while the machine does other work, which is why its load stands beside them.
"""

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]
PICTURES, COPIES = 100_000, 100
RUNS, LOOKUPS = 5, 20
SIZE = (6000, 4000)
TICK = 0.005
MEASURE = "from bench import pictures; pictures.measure({})"


def main(pictures: int = PICTURES) -> None:
    from bench.backup import Installation, server

    with tempfile.TemporaryDirectory() as folder:
        for kind in ["SQLite", "PostgreSQL"] if server() else ["SQLite"]:
            print(f"{kind}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
            place: Any = Installation(kind, Path(folder) / kind, "library")
            try:
                place.manage("migrate", "--no-input", "-v0")
                command = [sys.executable, "manage.py", "shell", "-v0", "-c"]
                told = [*command, MEASURE.format(pictures)]
                subprocess.run(told, cwd=ROOT, env=place.environment, check=True)
            finally:
                place.drop()


def measure(pictures: int) -> None:
    """Everything, one after the other. Runs inside of manage.py."""
    from tests import make

    fill(pictures)
    uploads(photograph(), make.superuser())
    likes(pictures)
    library_list()


def fill(pictures: int) -> None:
    """Put rows in, one in a hundred nearly like an earlier one, and have them compared.

    By what the update from an older release does once.
    """
    from django.apps import apps
    from django.db import transaction

    from articles.models import Picture, Resemblance
    from tests import make

    values = {"extension": "jpeg", "width": 640, "height": 427, "files": make.FILES}
    by = make.superuser()
    rows = (
        Picture(key=f"{n:032x}", sha256=f"{n:064x}", likeness=look, uploaded_by=by, **values)
        for n, look in enumerate(looks(pictures))
    )
    Picture.objects.bulk_create(rows, batch_size=1000)
    name = "articles.migrations.0010_alike_pictures_are_written_down"
    with transaction.atomic():
        seconds, _none = timed(lambda: import_module(name).fill(apps, None))
    print(
        f"{pictures} pictures compared by the migration: {seconds:.1f} s;"
        f" {Resemblance.objects.count()} are like another one",
        flush=True,
    )


def looks(count: int) -> Iterator[str]:
    """Likenesses of soft shapes and fine texture; of every hundredth, a bit or two is changed."""
    from PIL import Image

    from articles.pictures import likeness

    chance, look = random.Random(53), "1" * 16
    for number in range(count):
        if number % COPIES == 0:
            bits = 1 << chance.randrange(64) | 1 << chance.randrange(64)
            yield f"{int(look or '0', 16) ^ bits:016x}"
            continue
        soft = Image.frombytes("L", (6, 5), chance.randbytes(30))
        fine = Image.frombytes("L", (9, 8), chance.randbytes(72))
        look = likeness.of(Image.blend(soft.resize((9, 8), Image.Resampling.BICUBIC), fine, 0.25))
        yield look


def photograph() -> bytes:
    """Shapes, gradients and the grain of a sensor: about as hard to encode as a photograph."""
    from PIL import Image, ImageDraw, ImageFilter

    random.seed(7)
    image = Image.linear_gradient("L").resize(SIZE).convert("RGB")
    draw = ImageDraw.Draw(image)
    for _ in range(400):
        x, y, r = random.randrange(SIZE[0]), random.randrange(SIZE[1]), random.randrange(20, 500)
        draw.ellipse((x - r, y - r, x + r, y + r), tuple(random.randrange(256) for _ in range(3)))
    image = image.filter(ImageFilter.GaussianBlur(3))
    grain = Image.effect_noise(SIZE, 18).convert("RGB")
    file = BytesIO()
    Image.blend(image, grain, 0.12).save(file, "JPEG", quality=92)
    return file.getvalue()


def uploads(data: bytes, by: Any) -> None:
    """Take a photograph in as an upload does, and make its AVIF files as the worker does."""
    from articles import library

    texts = {"ru": {"credit": "Тобол"}}
    walls, works, waits = [], [], []
    for _ in range(RUNS):
        neighbour = Neighbour()
        neighbour.start()
        work = time.process_time()
        wall, picture = timed(lambda: library.add_picture(data, "photo.jpg", by=by, texts=texts))
        works.append(time.process_time() - work)
        neighbour.over = True
        walls.append(wall)
        waits.append(neighbour.longest)
    work = time.process_time()
    afterwards, _none = timed(lambda: library.add_avif(picture))
    work = time.process_time() - work
    print(
        f"{SIZE[0]} x {SIZE[1]}, {len(data) / 1e6:.1f} MB, median of {RUNS}: taken in with JPEG and"
        f" WebP files in {median(walls):.2f} s, of the processor {median(works):.2f} s;"
        f" waited {median(waits) * 1000:.0f} ms\n"
        f"AVIF afterwards: {afterwards:.2f} s, of the processor {work:.2f} s",
        flush=True,
    )


class Neighbour(threading.Thread):
    """Another request: it wants to run every few milliseconds, and notes its longest wait."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.longest, self.over = 0.0, False

    def run(self) -> None:
        while not self.over:
            begun = time.perf_counter()
            time.sleep(TICK)
            self.longest = max(self.longest, time.perf_counter() - begun - TICK)


def likes(pictures: int) -> None:
    """Ask what an upload asks, write down what it writes, and ask for a table of sixty."""
    from django.db import transaction

    from articles import picture_likes
    from articles.admin.picture_check import MOST
    from articles.models import Picture, PictureBand
    from articles.pictures import likeness

    rows = list(Picture.objects.exclude(likeness="").order_by("?")[:MOST])
    shared = [
        PictureBand.objects.filter(band__in=likeness.bands(row.likeness)).count() for row in rows
    ]
    asked = [timed(lambda row=row: picture_likes.alike_in_library(row))[0] for row in rows]
    kept = []
    for row in rows[:LOOKUPS]:
        with transaction.atomic():
            kept.append(timed(lambda row=row: (picture_likes.begin(), picture_likes.keep(row)))[0])
    table, _found = timed(lambda: picture_likes.twins(rows))
    print(
        f"Looking for its like among {pictures}: {median(asked) * 1000:.0f} ms, longest"
        f" {max(asked) * 1000:.0f} ms; {median(shared):.0f} share a band with it\n"
        f"Writing down what it is like: {median(kept) * 1000:.0f} ms\n"
        f"The likes of {len(rows)} for the table of words: {table * 1000:.0f} ms",
        flush=True,
    )


def library_list() -> None:
    """Open the library's list, whole and narrowed to what looks alike, as a browser does."""
    from django.test import Client

    from tests import make

    warnings.filterwarnings("ignore", "No directory at")  # WhiteNoise speaks of static files
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(make.superuser())
    for query in ("", "?show=alike", "?show=unconfirmed"):
        walls = []
        for _ in range(RUNS):
            wall, page = timed(lambda query=query: client.get(f"/admin/articles/picture/{query}"))
            walls.append(wall)
            if page.status_code != 200:
                sys.exit(f"The list answered {page.status_code}")
        print(f"The list {query or 'whole'}: {median(walls) * 1000:.0f} ms", flush=True)


def timed(act: Callable[[], Any]) -> tuple[float, Any]:
    """How many seconds by the clock it took, and what it returned."""
    begun = time.perf_counter()
    made = act()
    return time.perf_counter() - begun, made


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
