"""Two changes of one text: what one side changed is merged, what both changed collides."""

from hypothesis import given
from hypothesis import strategies as st

from articles.text import merge

BASE = ["Совет принял бюджет на год.", "Школы получат больше денег.", "Мост закроют в мае."]


def merged(theirs, ours, base=BASE):
    return merge.sequences(base, theirs, ours)


def text(pieces):
    return [item for piece in pieces for item in piece.merged]


def collisions(pieces):
    return [piece for piece in pieces if piece.side == "collision"]


def test_neighbouring_paragraphs_are_two_paragraphs():
    theirs = ["Совет принял бюджет на два года.", *BASE[1:]]
    ours = [BASE[0], "Школы получат меньше денег.", BASE[2]]

    pieces = merged(theirs, ours)

    assert collisions(pieces) == []
    assert text(pieces) == [theirs[0], ours[1], BASE[2]]


def test_one_paragraph_changed_by_both_collides_and_the_rest_is_merged():
    theirs = ["Совет отклонил бюджет на год.", *BASE[1:], "Их новый абзац."]
    ours = ["Совет принял бюджет на три года.", *BASE[1:]]

    pieces = merged(theirs, ours)

    assert collisions(pieces) == [
        merge.Piece("collision", (BASE[0],), (theirs[0],), (ours[0],)),
    ]
    assert text(pieces)[-1] == "Их новый абзац."


def test_the_same_change_made_twice_is_one():
    both = [BASE[0], BASE[2]]

    pieces = merged(both, both)

    assert (collisions(pieces), text(pieces)) == ([], both)


def test_a_paragraph_rewritten_from_scratch_collides_with_a_small_change_of_it():
    theirs = ["Совет принял бюджет на два года.", *BASE[1:]]
    ours = ["Совершенно иное начало материала!", *BASE[1:]]

    assert [piece.base for piece in collisions(merged(theirs, ours))] == [(BASE[0],)]


def test_a_paragraph_taken_out_collides_with_a_change_of_it():
    theirs = BASE[1:]
    ours = ["Совет принял бюджет на три года.", *BASE[1:]]

    (collision,) = collisions(merged(theirs, ours))

    assert (collision.theirs, collision.ours) == ((), (ours[0],))


def test_two_new_paragraphs_in_one_place_collide_and_in_two_places_do_not():
    at_the_end = merged([*BASE, "Они"], [*BASE, "Мы"])
    apart = merged(["Они", *BASE], [*BASE, "Мы"])

    assert [(p.base, p.theirs, p.ours) for p in collisions(at_the_end)] == [((), ("Они",), ("Мы",))]
    assert text(apart) == ["Они", *BASE, "Мы"]


def test_a_new_paragraph_stands_before_the_changed_one_that_follows_it():
    theirs = ["Вставка.", *BASE]
    ours = ["Совет принял бюджет на три года.", *BASE[1:]]

    assert text(merged(theirs, ours)) == ["Вставка.", *ours]


def test_a_whole_value_is_taken_from_whoever_changed_it():
    sides = [merge.whole(*values).side for values in ("aaa", "aba", "aab", "abb", "abc")]

    assert sides == ["same", "theirs", "ours", "both", "collision"]


paragraphs = st.lists(st.sampled_from(["а б в г", "а б в д", "е ж з", "и", "к л", "м н о п"]))


@given(base=paragraphs, theirs=paragraphs, ours=paragraphs)
def test_nothing_of_either_side_is_lost(base, theirs, ours):
    pieces = merge.sequences(base, theirs, ours)

    assert [item for piece in pieces for item in piece.base] == base
    assert [item for piece in pieces for item in piece.theirs] == theirs
    assert [item for piece in pieces for item in piece.ours] == ours


@given(base=paragraphs, changed=paragraphs)
def test_one_sided_changes_never_collide(base, changed):
    assert text(merge.sequences(base, changed, base)) == changed
    assert text(merge.sequences(base, base, changed)) == changed


def test_without_a_base_all_that_differs_collides():
    theirs = [BASE[0], "Было изъято.", BASE[2]]
    ours = [BASE[0], "Было набрано.", BASE[2], "Абзац лишь здесь."]

    pieces = merge.apart(theirs, ours)

    assert collisions(pieces) == [
        merge.Piece("collision", (), (theirs[1],), (ours[1],)),
        merge.Piece("collision", (), (), (ours[3],)),
    ]


@given(st.lists(st.sampled_from("абвгд")), st.lists(st.sampled_from("абвгд")))
def test_without_a_base_each_side_stays_whole(theirs, ours):
    pieces = merge.apart(theirs, ours)

    assert [item for piece in pieces for item in piece.theirs] == theirs
    assert [item for piece in pieces for item in piece.ours] == ours
