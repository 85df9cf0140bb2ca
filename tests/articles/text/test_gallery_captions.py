"""The captions of a gallery's pictures: in one grammar, and followed by whatever reads bodies."""

import pytest

from articles.text import blackout, blocks, figures, merge, typography
from articles.text.sanitise import clean, plain_text

BRIDGE, RIVER = (
    f'<figcaption data-of="{number}">{words}</figcaption>'
    for number, words in ((2, "Мост"), (3, "Река"))
)
WHOLE = "<figcaption>Два дня</figcaption>"


def gallery(*captions, numbers="2,3"):
    return f'<figure data-gallery="{numbers}">{"".join(captions)}</figure>'


KEPT = [
    gallery(),
    gallery(WHOLE),
    gallery(RIVER),
    gallery(BRIDGE, RIVER, WHOLE),
    gallery(WHOLE, BRIDGE),
]
CLEANED = {
    '<figure data-gallery="2, 3"><figcaption data-of=2><b>Мост</b> <a href="/ru/1/">наш</a><br>'
    "</figcaption><figcaption>Два<i> дня</i></figcaption></figure>": gallery(
        '<figcaption data-of="2">Мост наш</figcaption>', WHOLE
    ),
    gallery('<figcaption data-of="2"> </figcaption>', BRIDGE): gallery(BRIDGE),
    gallery(WHOLE.replace(">", ' data-of="x">', 1)): gallery(WHOLE),
}
STRAY = {
    gallery('<figcaption data-of="4">Мост</figcaption>'): f"{gallery()}<p>Мост</p>",
    gallery(BRIDGE, BRIDGE): f"{gallery(BRIDGE)}<p>Мост</p>",
    gallery(WHOLE, WHOLE): f"{gallery(WHOLE)}<p>Два дня</p>",
    f'<figure data-picture="2">{BRIDGE}</figure>': '<figure data-picture="2"></figure><p>Мост</p>',
    f"<p>а</p>{BRIDGE}": "<p>а</p><p>Мост</p>",
}


@pytest.mark.parametrize("html", KEPT)
def test_each_picture_may_have_one(html):
    assert clean(html) == html


@pytest.mark.parametrize(("html", "expected"), CLEANED.items())
def test_they_are_words_alone(html, expected):
    assert clean(html) == expected
    assert clean(expected) == expected


@pytest.mark.parametrize(("html", "expected"), STRAY.items())
def test_one_of_no_picture_here_becomes_a_paragraph(html, expected):
    assert clean(html) == expected
    assert clean(expected) == expected


def test_their_words_are_read_a_line_each():
    assert plain_text(f"{gallery(BRIDGE, RIVER, WHOLE)}<p>в</p>") == "Мост\nРека\nДва дня\nв"


def test_they_are_known_by_their_pictures():
    assert figures.captions(gallery(WHOLE, RIVER)) == {"": "Два дня", "3": "Река"}
    assert figures.picture_ids(gallery(WHOLE, RIVER)) == [2, 3]


def test_they_may_say_whose_they_are():
    labelled = figures.labelled(gallery(BRIDGE, WHOLE), "Снимок")

    assert plain_text(labelled) == "Снимок 2: Мост\nДва дня"


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        ({2}, gallery(RIVER, WHOLE, numbers="3")),
        ({4}, gallery(BRIDGE, RIVER, WHOLE)),
        ({0, 3}, gallery(BRIDGE, WHOLE, numbers="2")),
        ({2, 3}, ""),
    ],
)
def test_they_go_with_their_pictures(gone, left):
    assert figures.without(gallery(BRIDGE, RIVER, WHOLE), gone) == left


def test_a_phrase_is_taken_out_of_them():
    hidden, count = blackout.Phrases(["мост"], "ru").hide(gallery(BRIDGE, RIVER))

    assert (clean(hidden), count) == (gallery(BRIDGE.replace("Мост", "[изъято]"), RIVER), 1)


def test_they_are_typeset_for_readers():
    quoted = '<figcaption data-of="2">Мост "наш" - старый</figcaption>'

    assert "Мост «наш»\u00a0— старый" in typography.typeset_html(gallery(quoted), "ru")


def test_a_gallery_with_its_captions_is_one_block_to_be_merged():
    before, theirs, ours = (
        blocks.blocks(f"<p>До.</p>\n{one}<p>{end}.</p>")
        for one, end in [
            (gallery(BRIDGE), "После"),
            (gallery(BRIDGE, RIVER), "После"),
            (gallery(BRIDGE), "Потом"),
        ]
    )

    merged = [item for piece in merge.sequences(before, theirs, ours) for item in piece.merged]

    assert merged == ["<p>До.</p>", gallery(BRIDGE, RIVER), "<p>Потом.</p>"]
