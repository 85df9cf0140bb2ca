import pytest

from articles.text.typography import typeset


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('Книга "Абай жолы"', "Книга «Абай жолы»"),
        ('"Книга "Абай жолы" вышла"', "«Книга „Абай жолы“ вышла»"),
        ('"Книга "Абай жолы""', "«Книга „Абай жолы“»"),
        ('""Абай жолы" вышла"', "«„Абай жолы“ вышла»"),
        ("“Слово”, „слово“", "«Слово», «слово»"),
        ("«Книга «Абай жолы» вышла»", "«Книга „Абай жолы“ вышла»"),
        ("«Книга „Абай жолы“»", "«Книга „Абай жолы“»"),
        ('("Тобол")', "(«Тобол»)"),
        ('"…рано", бизнес-"ангел"', "«…рано», бизнес-«ангел»"),
        ('"Мектеп 5"', "«Мектеп 5»"),
        ('Экран 5" из "Стекла"', 'Экран 5" из «Стекла»'),
    ],
)
def test_it_sets_the_quotes_of_russian_and_kazakh(language, typed, printed):
    assert typeset(typed, language).replace("\u00a0", " ") == printed


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@pytest.mark.parametrize(
    "text", ['"Книга', 'Книга"', 'об"явление "ок"', '" слово "', 'экран 5", 6"', '"а" б"']
)
def test_it_leaves_alone_quotes_that_do_not_pair(text, language):
    assert typeset(text, language) == text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"Go," he said', "“Go,” he said"),
        ('"He said "go" now"', "“He said ‘go’ now”"),
        ("“He said “go” now”", "“He said ‘go’ now”"),
        ("She isn't 'sure'", "She isn’t ‘sure’"),
        ("'It's the readers' day,' he said", "‘It’s the readers’ day,’ he said"),
        ("the readers' letters", "the readers’ letters"),
        ("'Tis the '90s, the 1990's", "’Tis the ’90s, the 1990’s"),
        ("rock 'n' roll", "rock ’n’ roll"),
        ("5' 10\" tall", "5' 10\" tall"),
        ("'unpaired", "'unpaired"),
        ("the «Тобол» paper", "the «Тобол» paper"),
    ],
)
def test_it_sets_the_quotes_of_english(typed, printed):
    assert typeset(typed, "en") == printed


def test_it_keeps_an_apostrophe_in_a_russian_name():
    assert typeset("О'Нил и Д’Артаньян", "ru").replace("\u00a0", " ") == "О'Нил и Д’Артаньян"
