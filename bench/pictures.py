"""What an upload of a 24-megapixel photograph costs, and whether other requests wait for it.

./run manage shell -c "from bench import pictures; pictures.main()"

Asks nothing of the database. "waited" is the longest time for which another thread of the same
process, as that of another request, was kept from running while the files were made.
"""

import random
import statistics
import tempfile
import threading
import time
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from articles.pictures import Recipe, Rights, check_and_strip, likeness, make_renditions

RUNS = 5
SIZE = (6000, 4000)
TICK = 0.005


def photograph() -> bytes:
    """Shapes, gradients and the grain of a sensor: about as hard to encode as a photograph."""
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


def upload(data: bytes) -> bytes:
    """Check, strip, make JPEG and WebP files and write them, as an upload does."""
    master = check_and_strip(data, "photo.jpg")
    with tempfile.TemporaryDirectory() as folder:
        for file in make_renditions(master.data, Recipe(rights=Rights(credit="Тобол"))):
            name = f"{file.ratio}-{file.width}.{file.format}"
            (Path(folder) / name).write_bytes(file.data)
    return master.data


def afterwards(master: bytes) -> None:
    list(make_renditions(master, formats=["avif"]))


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


def main() -> None:
    data = photograph()
    print(f"{SIZE[0]} x {SIZE[1]}, {len(data) / 1e6:.1f} MB, median of {RUNS}")
    walls, works, waits, master = [], [], [], b""
    for _ in range(RUNS):
        neighbour = Neighbour()
        neighbour.start()
        wall, work = time.perf_counter(), time.process_time()
        master = upload(data)
        walls.append(time.perf_counter() - wall)
        works.append(time.process_time() - work)
        neighbour.over = True
        waits.append(neighbour.longest)
    print(
        f"JPEG and WebP: {statistics.median(walls):.2f} s, of the processor "
        f"{statistics.median(works):.2f} s; waited {statistics.median(waits) * 1000:.0f} ms"
    )
    work = time.process_time()
    afterwards(master)
    print(f"AVIF afterwards: {time.process_time() - work:.2f} s of the processor")
    known = [(n, f"{random.getrandbits(64):016x}") for n in range(100_000)]
    begun = time.perf_counter()
    likeness.nearest(known[0][1], known)
    print(f"Looking for its like among 100,000: {time.perf_counter() - begun:.3f} s")
