"""How long comparing two texts of 2,400 words takes.

./run manage shell -c "from bench import compare_texts; compare_texts.main()"
"""

import random
import time
from collections.abc import Iterator
from statistics import median

from articles.demo import stories
from articles.text import diff, sanitise

WORDS = [
    word
    for story in stories.read()
    for word in sanitise.plain_text(story.get("ru", {}).get("body", "")).split()
    if word.isalpha()
]
LENGTH, REPEATS = 2_400, 9


def sentence(dice: random.Random) -> str:
    return " ".join(dice.choices(WORDS, k=dice.randint(8, 16))).capitalize() + "."


def text(dice: random.Random, sentences: int) -> list[str]:
    """Paragraphs of so many sentences each."""
    found: list[str] = []
    while sum(len(paragraph.split()) for paragraph in found) < LENGTH:
        found.append(" ".join(sentence(dice) for _ in range(sentences)))
    return found


def rewritten(dice: random.Random, paragraph: str, part: float) -> str:
    """The paragraph with a part of its words exchanged."""
    return " ".join(dice.choice(WORDS) if dice.random() < part else w for w in paragraph.split())


def cases() -> Iterator[tuple[str, list[str], list[str]]]:
    """What people do to a text, and what they seldom do."""
    dice = random.Random(1)
    old, one = text(dice, 4), text(dice, 210)[:1]
    yield "a word in fifty", old, [rewritten(dice, p, 0.02) for p in old]
    yield "a third of the words", old, [rewritten(dice, p, 0.33) for p in old]
    yield "paragraphs in another order", old, dice.sample(old, len(old))
    yield "another text", old, text(dice, 4)
    yield "one paragraph, a third of the words", one, [rewritten(dice, one[0], 0.33)]
    yield "one paragraph, another text", one, text(dice, 210)[:1]


def main() -> None:
    for name, old, new in cases():
        took = []
        for _ in range(REPEATS):
            begun = time.process_time()
            diff.compare(old, new)
            took.append((time.process_time() - begun) * 1000)
        print(f"{name:40} median {median(took):6.1f} ms, most {max(took):6.1f} ms")
