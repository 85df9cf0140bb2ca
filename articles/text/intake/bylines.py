"""Lines by which somebody signs: a known name, a desk, "Text: …", "Photo: …"."""

import re
from collections.abc import Iterable, Iterator

from articles.text.intake.names import Directory, folded
from articles.text.intake.shapes import is_sentence
from articles.text.intake.values import IntakeByline, KnownAuthor

LONGEST_LINE = 120
LONGEST_NAME = 6
TEXT, PHOTO = "text", "photo"
TEXT_WORD = re.compile(
    r"автор\w*|текст|подготовил[аи]?|мәтін\w{0,2}|дайындаған\w*|жазған\w*|authors?|text|words|story"
    r"|reporting",
    re.IGNORECASE,
)
PHOTO_WORD = re.compile(
    r"фото\w*|сним(?:ок|ки)|сурет\w*|photo\w*|pictures?|image|images", re.IGNORECASE
)
BY_WORD = re.compile(r"by|written", re.IGNORECASE)
DESKS = {"редактор", "редакция", "editor", "newsroom", "editorial desk"}
LABEL = re.compile(r"(?P<label>[^\W\d]+(?: [^\W\d]+){0,3}) ?: ?(?P<names>.+)")
BY = re.compile(r"(?P<label>(?:(?:text|words|written|photos?|pictures?) )*by) (?P<names>.+)", re.I)
PHOTO_OF = re.compile(r"(?P<label>фото) (?P<names>[^\W\d].+)", re.IGNORECASE)
OF_THE_AUTHOR = {"фото автора", "фото: автора", "автордың фотосы", "photo by the author"}
SEPARATORS = re.compile(r", ?(?:и |және |and )?| (?:и|және|мен|бен|пен|and|&) | ?[/;|] ?")
PERSON = re.compile(r"(?:[А-ЯЁӘІҢҒҮҰҚӨҺ][\w-]*\.? ?){2,3}")

Bylines = tuple[IntakeByline, ...]
Authors = Directory[KnownAuthor]


def directory(authors: Iterable[KnownAuthor]) -> Authors:
    return Directory((author, author.names) for author in authors)


def read_bylines(line: str, authors: Authors) -> Bylines:
    """Whom the line names as its authors; empty where it is not a byline."""
    if len(line) > LONGEST_LINE:
        return ()
    return _labelled(line, authors) or _known(line, authors) or _desk(line)


def read_photo_credit(line: str, authors: Authors) -> Bylines:
    """Whom a "Photo: …" line credits; empty for any other line, a caption among them."""
    named = read_bylines(line, authors)
    return named if named and {byline.role for byline in named} == {PHOTO} else ()


def read_name(line: str) -> Bylines:
    """A byline proposed for two or three capitalised words: a person nobody knows yet."""
    is_person = PERSON.fullmatch(line) and not line.isupper()
    return (IntakeByline(None, line, TEXT),) if is_person else ()


def is_photo_by_author(line: str) -> bool:
    return folded(line) in OF_THE_AUTHOR


def _labelled(line: str, authors: Authors) -> Bylines:
    found = LABEL.fullmatch(line) or BY.fullmatch(line) or PHOTO_OF.fullmatch(line)
    if found is None or is_photo_by_author(line):
        return ()
    names = found["names"].strip()
    if len(names.split()) > 2 * LONGEST_NAME or (is_sentence(line) and names.count(" ") > 4):
        return ()
    roles = _roles(found["label"])
    return tuple(
        byline for role in roles for byline in _named(names.removesuffix("."), role, authors)
    )


def _roles(label: str) -> list[str]:
    """What the label says was done; empty for a label that isn't of a byline."""
    first, *others = label.split()
    if not (TEXT_WORD.fullmatch(first) or PHOTO_WORD.fullmatch(first) or BY_WORD.fullmatch(first)):
        return []
    words = [first, *others]
    kinds = ((TEXT, TEXT_WORD), (PHOTO, PHOTO_WORD))
    found = [role for role, kind in kinds if any(kind.fullmatch(word) for word in words)]
    return found or [TEXT]


def _named(names: str, role: str, authors: Authors) -> Iterator[IntakeByline]:
    parts = [names] if authors.named(names) else [part for part in SEPARATORS.split(names) if part]
    for part in parts:
        known = authors.find(part)
        yield IntakeByline(known.key if known else None, part, role)


def _known(line: str, authors: Authors) -> Bylines:
    """Bylines of a line that holds names of known authors, perhaps with their jobs."""
    line = line.strip(" .")
    parts = [line] if authors.named(line) else SEPARATORS.split(line)
    named = [(authors.named(part), part) for part in parts]
    jobs = [part for known, part in named if known is None]
    if named[0][0] is None or not all(part[:1].islower() for part in jobs):
        return ()
    return tuple(IntakeByline(known.key, part, TEXT) for known, part in named if known)


def _desk(line: str) -> Bylines:
    return (IntakeByline(None, line.strip("."), TEXT),) if folded(line) in DESKS else ()
