from hypothesis import given
from hypothesis import strategies as st

from articles.text.diff import Row, Span, compare

FIRST = "Сенаторы обсудили вопросы полиции."
SECOND = "В Костанае открыли новую школу на триста мест."
THIRD = "Хоккеисты выиграли третий матч подряд."


def kinds(rows):
    return [row.kind for row in rows]


def joined(rows, side):
    other = {"old": "added", "new": "removed"}[side]
    return ["".join(s.text for s in getattr(row, side)) for row in rows if row.kind != other]


def marked(spans):
    return "".join(f"[{span.text}]" if span.changed else span.text for span in spans)


def test_equal_texts_are_all_the_same():
    assert compare([FIRST], [FIRST]) == [
        Row("same", (Span(FIRST, False),), (Span(FIRST, False),)),
    ]


def test_two_empty_texts_have_no_rows():
    assert compare([], []) == []


def test_a_changed_word_is_marked_in_its_paragraph():
    rows = compare([FIRST, SECOND], [FIRST, SECOND.replace("триста", "пятьсот")])

    assert kinds(rows) == ["same", "changed"]
    assert marked(rows[1].old) == "В Костанае открыли новую школу на [триста] мест."
    assert marked(rows[1].new) == "В Костанае открыли новую школу на [пятьсот] мест."


def test_a_changed_mark_leaves_its_word_unmarked():
    (row,) = compare(["Да, он здесь."], ["Да — он здесь!"])

    assert marked(row.old) == "Да[,] он здесь[.]"
    assert marked(row.new) == "Да[ —] он здесь[!]"


def test_only_the_changed_sentence_is_compared_by_word():
    (row,) = compare([f"{FIRST} {SECOND} {THIRD}"], [f"{FIRST} {SECOND[:-1]} и сад. {THIRD}"])

    assert marked(row.new) == f"{FIRST} {SECOND[:-1]}[ и сад]. {THIRD}"


def test_a_new_paragraph_is_added_and_an_old_one_removed():
    assert kinds(compare([FIRST], [FIRST, SECOND])) == ["same", "added"]
    assert kinds(compare([FIRST, SECOND], [SECOND])) == ["removed", "same"]


def test_unlike_paragraphs_are_not_made_into_one():
    assert kinds(compare([FIRST], [THIRD])) == ["removed", "added"]


def test_rewritten_paragraphs_find_each_other_past_new_ones():
    new = [THIRD, FIRST.replace("полиции", "дорог"), SECOND.replace("новую", "старую")]

    rows = compare([FIRST, SECOND], new)

    assert kinds(rows) == ["added", "changed", "changed"]
    assert marked(rows[1].new) == "Сенаторы обсудили вопросы [дорог]."


def test_a_moved_paragraph_is_not_lost():
    rows = compare([FIRST, SECOND, THIRD], [THIRD, FIRST, SECOND])

    assert kinds(rows) == ["added", "same", "same", "removed"]


def test_too_many_rewritten_paragraphs_are_listed_unpaired():
    old = [f"Абзац номер {n} из длинного текста" for n in range(310)]
    new = [f"{text} другой" for text in old]

    rows = compare(old, new)

    assert kinds(rows) == ["removed"] * 310 + ["added"] * 310


WORDS = st.sampled_from(
    ["Сенат", "сенат", "и", "в", "полиция", ",", ".", "!", " ", " ", "«", "\n", ""]
)
TEXTS = st.lists(st.lists(WORDS, max_size=12).map("".join) | st.text(max_size=5), max_size=6)


@given(TEXTS, TEXTS)
def test_the_rows_hold_both_texts_whole(old, new):
    rows = compare(old, new)

    assert joined(rows, "old") == old
    assert joined(rows, "new") == new


@given(TEXTS, TEXTS)
def test_what_is_not_marked_is_in_both_texts(old, new):
    for row in compare(old, new):
        if row.kind in ("same", "changed"):
            common = ["".join(s.text for s in spans if not s.changed) for spans in row[1:]]
            assert common[0] == common[1]
