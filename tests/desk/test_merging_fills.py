"""What the winner of a merging lacks and the loser has is handed over, language by language."""

import pytest

from articles import merge_preview, merging_names
from articles.models import Author, Source
from tests import make

pytestmark = pytest.mark.django_db


def in_russian(thing):
    return thing.names.get(language="ru")


@pytest.fixture
def sources():
    loser = make.source(
        ru={"text": "Сенат", "cited": "пресс-службу Сената", "genitive": "Сената"},
        kk={"text": "Сенат", "description": "Парламент палатасы."},
    )
    winner = make.source(ru={"text": "Пресс-служба Сената", "genitive": "пресс-службы Сената"})
    return loser, winner


def test_a_form_that_the_winner_lacks_is_filled_and_its_own_stay(sources, chief, client):
    loser, winner = sources
    kazinform = make.source(ru="МИА «Казинформ»")
    merging_names.merge("source", loser, winner, by=chief)

    name = in_russian(winner)
    assert (name.text, name.genitive) == ("Пресс-служба Сената", "пресс-службы Сената")
    assert name.cited == "пресс-службу Сената"
    assert winner.names.get(language="kk").description == "Парламент палатасы."
    article = make.published(chain=[(kazinform, "republished", 1), (winner, "reference", 2)])
    page = client.get(article.get_absolute_url()).content.decode().replace("\xa0", " ")
    assert "МИА «Казинформ» со ссылкой на пресс-службу Сената." in page


def test_job_and_life_of_an_author_go_over_too(chief):
    loser = make.author(ru={"text": "А. Ким", "job": "корреспондент", "bio": "Пишет о воде."})
    winner = make.author(ru={"text": "Анна Ким", "job": "редактор"})

    merging_names.merge("author", loser, winner, by=chief)

    name = in_russian(winner)
    assert (name.job, name.bio) == ("редактор", "Пишет о воде.")


@pytest.mark.parametrize("who", ["loser", "winner"])
def test_an_author_who_writes_for_us_goes_on_being_offered(who, desk, chief):
    loser, winner = make.author(ru="А. Ким"), make.author(ru="Анна Ким")
    Author.objects.exclude(pk=(loser if who == "loser" else winner).pk).update(is_active=False)

    merging_names.merge("author", loser, winner, by=chief)

    found = desk.get("/admin/articles/article/choices/authors/", {"q": "Анна"}).json()["results"]
    assert [row["id"] for row in found] == [winner.pk]


def test_two_who_write_no_more_stay_so(chief):
    loser, winner = make.author(), make.author()
    Author.objects.update(is_active=False)

    merging_names.merge("author", loser, winner, by=chief)

    winner.refresh_from_db()
    assert not winner.is_active


def test_the_plan_names_what_is_filled(sources, chief, sign_in):
    loser, winner = sources
    plan = merge_preview.plan("source", loser, winner)

    filled = [(fill.language, fill.field, fill.value) for fill in plan.filled]
    assert sorted(filled) == [
        ("kk", "description", "Парламент палатасы."),
        ("ru", "cited", "пресс-службу Сената"),
    ]
    page = sign_in(chief).get(
        f"/admin/articles/source/{loser.pk}/merge/",
        {"winner_id": winner.pk, "winner_name": "Пресс-служба Сената"},
    )
    assert '<b lang="ru">пресс-службу Сената</b>' in page.content.decode()
    assert Source.objects.get(pk=winner.pk).names.get(language="ru").cited == ""


def test_the_plan_says_when_the_winner_is_offered_again(chief, sign_in):
    loser, winner = make.author(ru="А. Ким"), make.author(ru="Анна Ким")
    Author.objects.filter(pk=winner.pk).update(is_active=False)
    winner.refresh_from_db()

    assert merge_preview.plan("author", loser, winner).is_active_again
    page = sign_in(chief).get(
        f"/admin/articles/author/{loser.pk}/merge/",
        {"winner_id": winner.pk, "winner_name": "Анна Ким"},
    )
    assert "снова" in page.content.decode()
    assert not merge_preview.plan("author", make.author(), make.author()).is_active_again
