"""Draw the demo's pictures: turn each SVG in articles/demo/pictures into a WebP beside it.

    python tools/draw-pictures.py             # all of them
    python tools/draw-pictures.py dombra library

The SVG files are the sources, on a canvas of 1200 × 800 units; the WebP files, 2400 × 1600
pixels, are what the demo uploads and are kept in the repository too, so the site itself needs
none of this. It needs `playwright` and Debian's Chromium on the PATH. Each file gets the best
quality of QUALITIES that keeps it within LIMIT bytes; a drawing that fits at none is an error.
"""

import argparse
import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

FOLDER = Path(__file__).parent.parent / "articles" / "demo" / "pictures"
WIDTH, HEIGHT, SCALE = 1200, 800, 2
LIMIT = 114_000
QUALITIES = range(80, 40, -4)


@contextmanager
def canvas() -> Iterator[Page]:
    """Open an empty page of the drawing's size at twice the density of the screen."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        sys.exit("Chromium isn't on the PATH: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        size: ViewportSize = {"width": WIDTH, "height": HEIGHT}
        yield browser.new_page(viewport=size, device_scale_factor=SCALE)
        browser.close()


def draw(page: Page, source: Path) -> Image.Image:
    """Return the drawing as pixels."""
    svg = source.read_text(encoding="utf-8")
    page.set_content(f"<style>*{{margin:0}}svg{{display:block}}</style>{svg}")
    return Image.open(io.BytesIO(page.screenshot(type="png"))).convert("RGB")


def packed(image: Image.Image, name: str) -> bytes:
    """Return the WebP file: the best quality that keeps within LIMIT."""
    for quality in QUALITIES:
        file = io.BytesIO()
        image.save(file, "WEBP", quality=quality, method=6)
        if file.tell() <= LIMIT:
            return file.getvalue()
    sys.exit(f"{name} doesn't fit into {LIMIT} bytes: draw it with less texture")


def main() -> None:
    """Draw the pictures named on the command line, or all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("keys", nargs="*", help="pictures to draw; all when none is named")
    keys = parser.parse_args().keys or sorted(path.stem for path in FOLDER.glob("*.svg"))
    with canvas() as page:
        for key in keys:
            source = FOLDER / f"{key}.svg"
            source.with_suffix(".webp").write_bytes(packed(draw(page, source), key))


if __name__ == "__main__":
    main()
