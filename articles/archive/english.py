"""English words in the few forms they have."""

VOWELS = "aeiou"
HISSES = ("s", "x", "z", "ch", "sh")


def plural(spec: str) -> tuple[str, str]:
    """A noun and its plural."""
    word, _, irregular = spec.partition("/")
    if irregular:
        return word, irregular
    if word.endswith(HISSES):
        return word, f"{word}es"
    if word.endswith("y") and word[-2] not in VOWELS:
        return word, f"{word[:-1]}ies"
    return word, f"{word}s"


def verb(spec: str) -> dict[str, str]:
    """A verb's base, past and -ing; what is irregular stands after a slash, in this order."""
    base, *irregular = spec.split("/")
    past = irregular[0] if irregular else f"{base}d" if base.endswith("e") else f"{base}ed"
    ing = irregular[1] if len(irregular) > 1 else _ing(base, past)
    return {"base": base, "past": past, "ing": ing}


def with_article(word: str) -> str:
    return f"{'an' if word[0] in VOWELS else 'a'} {word}"


def _ing(base: str, past: str) -> str:
    if base.endswith("e"):
        return f"{base[:-1]}ing"
    is_doubled = past == f"{base}{base[-1]}ed"
    return f"{base}{base[-1]}ing" if is_doubled else f"{base}ing"
