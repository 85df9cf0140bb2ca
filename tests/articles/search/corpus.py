"""Eleven stories, an hour apart, and what finds them."""

from datetime import UTC, datetime, timedelta

from articles.search import finding
from articles.search.finding import Order, Question
from tests import make

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
STORIES = [
    # language, headline, deck, body; the first is the newest
    ("ru", "Полиция открыла участок в Рудном", "", "Сенаторы обсудили сервисную модель."),
    ("ru", "Мост через Тобол закрыт", "Полиция перекрыла движение", "Объезд по плотине."),
    ("ru", "Школьные обеды подорожали", "", "Родители и полиция спорят о ценах, ещё вчера."),
    ("kk", "Мектептерде сабақ басталды", "", "Полиция мектептерді тексерді."),
    ("en", "Police open a station", "", "Senators spoke of a service model for the police."),
    ("ru", "Паводок отступил", "", "Пресс-служба акимата сообщила о воде."),
    ("ru", "Сенат принял закон", "", "Закон о полиции приняли в двух чтениях."),
    ("ru", "Погода на неделю", "", "Ожидается снег."),
    ("kk", "Тобыл өзенінде су көтерілді", "", "Тұрғындар көшірілді."),
    ("en", "Bridge over the Tobol closed", "", "Drivers take the dam."),
    ("ru", "Акимат отчитался", "", "Модель полиции: сервисная, сказали сенаторы."),
]


def fill(**parts):
    """Publish the stories; the numbers of the list above, from 1, lead to articles."""
    return {
        number: make.published(
            language=language,
            headline=headline,
            deck=deck,
            body=f"<p>{body}</p>",
            at=NOON - timedelta(hours=number),
            **parts,
        )
        for number, (language, headline, deck, body) in enumerate(STORIES, 1)
    }


def found(stories, text, language="ru", order=Order.NEW, at=NOON, **asked):
    """The numbers of the stories that a question finds, in the answer's order."""
    answer = finding.find(Question(text, language, order, **asked), at)
    own = {article.pk: number for number, article in stories.items()}
    return [own[row.number] for row in answer.rows]
