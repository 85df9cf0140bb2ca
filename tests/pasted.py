"""Real clipboards of several programs, and what should be left of each."""

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "paste"
ORIGINS = sorted(
    file.name
    for file in FOLDER.iterdir()
    if file.suffix in {".html", ".txt"} and ".expected" not in file.name
)
BLOCK = re.compile(
    r"\s*(</?(?:p|h2|h3|ul|ol|li|table|thead|tbody|tr|td|th|blockquote|figure|figcaption|br)\b[^>]*>)\s*"
)
TAG = re.compile(r"<[^>]+>")


def clipboard(name):
    return (FOLDER / name).read_text(encoding="utf-8")


def expected(name):
    file = FOLDER / f"{name.rsplit('.', 1)[0]}.expected.html"
    return one_spelling(file.read_text(encoding="utf-8"))


def one_spelling(html):
    """HTML without the spaces that nobody sees."""
    plain = html.replace("&nbsp;", " ").replace("\xa0", " ")
    return BLOCK.sub(r"\1", " ".join(plain.split())).replace("><", ">\n<")
