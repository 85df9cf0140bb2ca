"""Cut the reader's fonts down to the letters of Russian, Kazakh and English.

    python tools/subset-fonts.py LITERATA.ttf LITERATA-ITALIC.ttf ONEST.ttf static/reader/fonts

The three sources are the whole variable fonts (Literata with the axes opsz and wght, its
italic, Onest with wght) as their projects publish them; the last argument is the folder that
receives the files. Needs `fonttools` and `brotli`, which the site itself does not. Every
letter of LETTERS is looked up in every file that was written: a missing one is an error.
"""

import argparse
import io
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

LATIN = "".join(map(chr, range(0x20, 0x7F))) + "ÄÇÉÑÖÜäáçèéíñóöúüßĞğİıŞşŪū"
RUSSIAN = "".join(map(chr, range(0x410, 0x450))) + "Ёё"
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
PUNCTUATION = "\u00a0\u202f«»„“”‘’–—…№₸§©°·•×−½"
LETTERS = LATIN + RUSSIAN + KAZAKH + PUNCTUATION
ARROWS = "←→↑↓↗"
THIN_SPACE, NARROW_NO_BREAK_SPACE = 0x2009, 0x202F

# name -> (letters, axes kept, layout features kept)
CUTS: dict[str, tuple[str, dict, list[str]]] = {
    "literata": (LETTERS, {"opsz": (14, 36), "wght": (400, 700)}, ["kern", "rvrn"]),
    "literata-italic": (LETTERS, {"opsz": 18, "wght": (400, 700)}, ["kern", "rvrn"]),
    "onest": (LETTERS + ARROWS, {"wght": (400, 600)}, ["kern", "tnum"]),
}
LIMIT = 120_000


def with_narrow_space(font: TTFont) -> TTFont:
    """Give U+202F the thin space's glyph where the font has none of its own."""
    for table in font["cmap"].tables:
        if table.isUnicode() and THIN_SPACE in table.cmap:
            table.cmap.setdefault(NARROW_NO_BREAK_SPACE, table.cmap[THIN_SPACE])
    return font


def cut(source: Path, letters: str, axes: dict, features: list[str]) -> bytes:
    """Return a woff2 of `source` with these letters, axes and layout features only."""
    options = subset.Options(layout_features=features, hinting=False)
    options.drop_tables += ["MVAR", "VVAR", "vhea", "vmtx"]
    font = with_narrow_space(TTFont(source))
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters)
    cutter.subset(font)
    plain = io.BytesIO()
    font.save(plain)
    font = instancer.instantiateVariableFont(TTFont(plain), axes)
    font.flavor = "woff2"
    packed = io.BytesIO()
    font.save(packed)
    return packed.getvalue()


def missing(packed: bytes, letters: str) -> str:
    """Return the letters that the font has no glyph for, or an empty one for."""
    font = TTFont(io.BytesIO(packed))
    glyphs, drawn = font.getBestCmap(), font["glyf"]
    return "".join(
        letter
        for letter in letters
        if ord(letter) not in glyphs
        or not (letter.isspace() or drawn[glyphs[ord(letter)]].numberOfContours)
    )


def main() -> None:
    """Write the three files and report their sizes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in (*CUTS, "folder"):
        parser.add_argument(name, type=Path)
    paths = vars(parser.parse_args())
    total = 0
    for name, (letters, axes, features) in CUTS.items():
        packed = cut(paths[name], letters, axes, features)
        if lost := missing(packed, letters):
            sys.exit(f"{name}: no glyph for {lost!r}")
        (paths["folder"] / f"{name}.woff2").write_bytes(packed)
        total += len(packed)
        sys.stdout.write(f"{name}.woff2: {len(packed):,} bytes, {len(letters)} characters\n")
    sys.stdout.write(f"together: {total:,} of {LIMIT:,} bytes\n")
    if total > LIMIT:
        sys.exit("The fonts are too heavy.")


if __name__ == "__main__":
    main()
