"""What is dropped, or set apart by its style alone, never glues the words round it."""

import pytest

from articles.text.sanitise import clean, plain_text

DROPPED = {
    "button": "<button>x</button>",
    "svg": '<svg viewBox="0 0 1 1"><title>икона</title><path d="M0"/></svg>',
    "video": "<video controls><source src=a.mp4>Нет.</video>",
    "iframe": "<iframe src=//x><!-- </b></iframe>",
    "select": "<select><option>а<option>б</select>",
    "textarea": "<textarea>a </b> b</textarea>",
    "math": "<math><mi>x</mi></math>",
    "nested": "<object><object>x</object>y</object>",
    "input": "<input value=1>",
    "embed": "<embed src=a>",
}
APART = {
    '<span style="display:block">Раз</span><span style="display:block">два</span>': (
        "<p>Раз</p><p>два</p>"
    ),
    '<div><span style="color:red; DISPLAY: Flex">Раз</span>два</div>': "<p>Раз</p><p>два</p>",
    '<p>Раз <b style="display:block">два</b> три</p>': (
        "<p>Раз</p><p><strong>два</strong></p><p>три</p>"
    ),
    '<a href="/ru/1/" style="display: list-item">Раз</a><time style="display:grid">два</time>': (
        '<p><a href="/ru/1/">Раз</a></p><p>два</p>'
    ),
    '<span style="display:block;font-weight:700">Раз</span>два': (
        "<p><strong>Раз</strong></p><p>два</p>"
    ),
    '<h2>Раз<span style="display:block">два</span></h2>': "<h2>Раз два</h2>",
    '<span style="display:block"><p>Раз</p><p>два</p></span>': "<p>Раз</p><p>два</p>",
    '<p>Раз<span style="display:inline">два</span></p>': "<p>Раздва</p>",
    "Раз<xmp><!-- </p> <xmp></xmp>два": "<p>Раз два</p>",
    "<app-a>Раз</app-a><app-a>два</app-a>": "<p>Раз два</p>",
    '<app-a style="display:block">Раз</app-a><app-a>два</app-a>': "<p>Раз</p><p>два</p>",
    "<app-a><p>Раз</p></app-a><app-a><p>два</p></app-a>": "<p>Раз</p><p>два</p>",
    "<p>Вырос <x-hint>НДС</x-hint>, сказал он.</p>": "<p>Вырос НДС, сказал он.</p>",
}


@pytest.mark.parametrize("dropped", DROPPED.values(), ids=DROPPED)
def test_words_round_what_is_dropped_stay_apart(dropped):
    html = f"<p>Раз{dropped}два</p>"

    assert clean(html) == "<p>Раз два</p>"
    assert plain_text(html) == "Раз два"


@pytest.mark.parametrize("dropped", DROPPED.values(), ids=DROPPED)
def test_no_space_comes_before_a_comma_for_what_is_dropped(dropped):
    assert clean(f"<p>На <b>сайте{dropped}</b>, вчера.</p>") == (
        "<p>На <strong>сайте</strong>, вчера.</p>"
    )


@pytest.mark.parametrize(
    "unseen", ["<script>x</script>", "<style>x</style>", "<wbr>", "<!-- x -->"]
)
def test_what_nobody_saw_leaves_a_word_whole(unseen):
    assert clean(f"<p>Раз{unseen}два</p>") == "<p>Раздва</p>"


@pytest.mark.parametrize(("html", "expected"), APART.items())
def test_what_a_style_or_an_unknown_tag_sets_apart_stays_apart(html, expected):
    assert clean(html) == expected
    assert clean(expected) == expected
    assert plain_text(html).split() == plain_text(expected).split()
