"""The page of merging: choose, see what changes, confirm; and names that go on finding."""

import pytest
from django.urls import reverse

from articles import merging_names, proposals
from articles.models import Source, Tag
from tests import make
from tests.desk import writing

pytestmark = pytest.mark.django_db
MADE = {"tag": make.tag, "author": make.author, "source": make.source}


def page_of(thing):
    return reverse(f"admin:articles_{thing._meta.model_name}_merge", args=[thing.pk])


def typed(thing, name=""):
    return {"winner_id": thing.pk, "winner_name": name or thing.names.get(language="ru").text}


@pytest.mark.parametrize("kind", MADE)
def test_it_shows_what_changes_and_changes_it_only_when_confirmed(kind, chief, sign_in):
    loser, winner = MADE[kind](slug="loser"), MADE[kind](slug="winner")
    part = {"tag": "tags", "author": "authors"}.get(kind)
    values = {part: [loser]} if part else {"chain": [(loser, "reference", 1)]}
    make.published(**values)
    client = sign_in(chief)

    shown = client.get(page_of(loser), typed(winner))
    plan = shown.context["plan"]
    assert (plan.articles, plan.editions, plan.totals) == (1, 1, [("ru", 1)])
    assert plan.addresses == ["loser"]
    loser.refresh_from_db()
    assert loser.merged_into is None

    done = client.post(page_of(loser), writing.fields(shown) | typed(winner))
    assert done.url == reverse(f"admin:articles_{kind}_change", args=[winner.pk])
    loser.refresh_from_db()
    assert loser.merged_into == winner


def test_the_name_may_be_typed_in_full(desk):
    loser, winner = make.tag("loser"), make.tag("winner")

    page = desk.get(page_of(loser), {"winner_id": "", "winner_name": "WINNER kk"})

    assert page.context["winner"] == winner


@pytest.mark.parametrize("name", ["", "нет такого", "loser ru"])
def test_a_choice_that_is_none_is_refused_in_words(name, desk):
    loser = make.tag("loser")
    make.tag("winner")

    page = desk.post(page_of(loser), {"winner_id": "", "winner_name": name})

    assert page.status_code == 200
    assert page.context["form"].errors["winner"]
    assert not Tag.objects.filter(merged_into__isnull=False).exists()


@pytest.mark.parametrize(("kind", "role"), [("author", "editor"), ("tag", "reporter")])
def test_who_may_not_change_it_may_not_merge_it(kind, role, request, sign_in):
    loser, winner = MADE[kind](), MADE[kind]()
    client = sign_in(request.getfixturevalue(role))

    answers = [client.get(page_of(loser)), client.post(page_of(loser), typed(winner))]

    assert [answer.status_code for answer in answers] == [403, 403]


@pytest.mark.parametrize("kind", MADE)
def test_what_was_merged_is_gone_from_lists_and_leads_to_the_winner(kind, chief, sign_in):
    loser, winner = MADE[kind](slug="loser"), MADE[kind](slug="winner")
    merging_names.merge(kind, loser, winner, by=chief)
    client = sign_in(chief)

    listed = client.get(f"/admin/articles/{kind}/").context["cl"].result_list
    old = client.get(f"/admin/articles/{kind}/{loser.pk}/change/")

    assert list(listed) == [winner]
    assert old.url == f"/admin/articles/{kind}/{winner.pk}/change/"
    assert client.get(page_of(loser)).status_code == 404


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("query", ["loser kk", "winner en"])
def test_every_name_in_every_language_finds_the_winner(kind, query, chief, sign_in):
    loser, winner = MADE[kind](slug="loser"), MADE[kind](slug="winner")
    merging_names.merge(kind, loser, winner, by=chief)

    url = f"/admin/articles/article/choices/{kind}s/"
    found = sign_in(chief).get(url, {"q": query}).json()["results"]

    assert [row["id"] for row in found] == [winner.pk]


def test_typing_an_old_name_gives_the_winner(chief):
    tag, other_tag = make.tag("loser"), make.tag("winner")
    source, other_source = make.source(ru="Акимат"), make.source(ru="Акимат области")
    merging_names.merge("tag", tag, other_tag, by=chief)
    merging_names.merge("source", source, other_source, by=chief)

    assert proposals.tag_named("Loser RU", "ru") == other_tag
    assert proposals.tag_named("loser", "ru") == other_tag
    assert proposals.source_named("акимат", "ru") == other_source
    assert (Tag.objects.count(), Source.objects.count()) == (2, 2)


def test_the_winner_may_take_an_old_name_for_its_own(chief, sign_in):
    loser, winner = make.tag("loser"), make.tag("winner")
    merging_names.merge("tag", loser, winner, by=chief)
    client, url = sign_in(chief), f"/admin/articles/tag/{winner.pk}/change/"
    form = writing.fields(client.get(url))
    field = next(name for name, value in form.items() if value == "winner ru")

    saved = client.post(url, form | {field: "loser ru"})

    assert saved.status_code == 302
    winner.refresh_from_db()
    assert (winner.name, winner.names.get(language="ru").text) == ("loser ru", "loser ru")
    assert proposals.find_tag("loser ru") == winner


def test_a_tag_is_made_with_its_names_in_each_language(desk):
    url = "/admin/articles/tag/add/"
    form = writing.fields(desk.get(url))
    languages = {value: name for name, value in form.items() if name.endswith("-language")}
    names = {languages[code].replace("-language", "-text"): f"Каток {code}" for code in languages}

    saved = desk.post(url, form | names)

    assert saved.status_code == 302
    tag = Tag.objects.get()
    assert {name.language for name in tag.names.all()} == {"ru", "kk", "en"}
    assert tag.is_confirmed
