"""Search finds what it should, by the sets that were written before it (docs/search.md)."""

import pytest

from bench import search_corpus, search_quality

RU_BAR, KK_BAR = 0.95, 0.9


@pytest.fixture(scope="module")
def index():
    kept = {}

    def of(language):
        if language not in kept:
            kept[language] = search_corpus.Index(language)
        return kept[language]

    return of


def every_family(name):
    return [family for section in search_corpus.families(name).values() for family in section]


@pytest.mark.parametrize(("language", "bar"), [("ru", RU_BAR), ("kk", KK_BAR)])
def test_forms_of_words_it_was_not_tuned_on_meet(language, bar):
    families = every_family(f"{language}-judging")

    everything = search_quality.forms(families, language)
    untold = search_quality.forms(search_quality.unlisted(families), language)

    assert everything.families >= 95
    assert min(everything.to_base, everything.any_two) >= bar
    assert min(untold.to_base, untold.any_two) >= bar


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_judging_and_tuning_sets_have_no_word_in_common(language):
    judging, tuning = (
        {word for family in every_family(f"{language}-{part}") for word in family}
        for part in ("judging", "tuning")
    )

    assert not judging & tuning


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_different_words_seldom_fall_together(language):
    families = every_family(f"{language}-judging") + every_family(f"{language}-tuning")

    assert len(families) >= 150
    assert len(search_quality.merged(families, language)) <= 2


@pytest.mark.parametrize(
    ("language", "recall", "ndcg"), [("ru", 0.95, 0.94), ("kk", 0.95, 0.94), ("en", 0.96, 0.96)]
)
def test_judged_queries_find_their_stories_best_first(index, language, recall, ndcg):
    got = search_quality.answers(index(language), search_corpus.judged(language))

    assert got.recall >= recall
    assert got.ndcg >= ndcg
    assert got.mended >= 0.95


def test_the_judged_set_is_as_large_as_promised(index):
    queries = [query for language in ("ru", "kk", "en") for query in search_corpus.judged(language)]
    stories = [key for language in ("ru", "kk", "en") for key in search_corpus.archive(language)]

    assert len(queries) >= 150
    assert len(stories) >= 400
    for language in ("ru", "kk", "en"):
        there = index(language).stories
        wanted = {key for query in search_corpus.judged(language) for key in query.worth}
        assert wanted <= there.keys()


def test_each_text_of_the_archive_is_one_of_a_kind():
    for language in ("ru", "kk", "en"):
        headlines = [story.headline for story in search_corpus.archive(language)]
        assert len(headlines) == len(set(headlines))


def test_gains_are_counted_as_the_books_do():
    worth = {"about": 2, "mentions": 1}

    assert search_quality.ndcg(worth, ["about", "mentions"]) == 1
    assert 0 < search_quality.ndcg(worth, ["mentions", "about"]) < 1
    assert search_quality.ndcg(worth, ["other"] * 10 + ["about"]) == 0
    assert search_quality.recalled(worth, ["about"]) == 0.5
    assert search_quality.recalled({}, []) == 1
    assert search_quality.recalled({}, ["other"]) == 0
