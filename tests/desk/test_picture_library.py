from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from articles import picture_likes, workflow
from articles.licences import Late
from articles.models import Picture, PictureText
from tests import make

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/picture/"
DAY = timedelta(days=1)


def words(picture, **values):
    PictureText.objects.filter(picture=picture).update(**values)
    for text in picture.texts.all():
        text.save()


def shown(client, **query):
    page = client.get(LIST, query)
    assert page.status_code == 200, page
    return {tile.picture.pk for tile in page.context["tiles"]}


def test_it_is_searched_by_every_word_whatever_its_case(desk):
    found, other = make.picture(), make.picture()
    words(found, caption="Жёлтый ЭЛЕВАТОР", credit="Қазинформ")

    for query in ("жёлтый", "ЖЕЛТЫЙ элеватор", "қазинформ", "ҚАЗИНФОРМ элеватор"):
        assert shown(desk, q=query) == {found.pk}
    assert shown(desk, q="элеватор степь") == set()
    assert other.pk in shown(desk)


def test_it_is_searched_by_file_photographer_and_source(desk):
    source = make.source(ru="МИА «Казинформ»")
    made = make.picture(source=source, byline="Павел Шнайдер")
    make.picture()

    for query in (made.uploaded_name, "шнайдер", "казинформ"):
        assert shown(desk, q=query) == {made.pk}


def test_it_is_narrowed_to_a_source_a_credit_and_days(desk):
    source = make.source()
    today = timezone.localdate()
    made = make.picture(source=source, taken_on=today - DAY)
    words(made, credit="Ёлкин / Тобол")
    make.picture(taken_on=today)

    assert shown(desk, source=source.pk) == {made.pk}
    assert shown(desk, credit="ЕЛКИН") == {made.pk}
    assert shown(desk, taken_to=today - DAY) == {made.pk}
    assert shown(desk, taken_from=today - DAY, taken_to=today - DAY) == {made.pk}
    assert shown(desk, uploaded_to=today - DAY) == set()
    assert len(shown(desk, uploaded_from=today - DAY)) == 2


@pytest.mark.parametrize("query", [{"taken_from": "2026-99-99"}, {"source": "x"}, {"show": "x"}])
def test_what_makes_no_sense_narrows_nothing(desk, query):
    made = make.picture()

    assert shown(desk, **query) == {made.pk}


def test_it_shows_what_is_used_nowhere(desk):
    used, portrait, spare = make.picture(), make.picture(), make.picture()
    make.article(lead_picture=used)
    author = make.author()
    author.portrait = portrait
    author.save()

    assert shown(desk, show="unused") == {spare.pk}


def test_it_shows_what_lacks_words(desk):
    whole, creditless, altless = (make.picture() for _ in range(3))
    words(creditless, credit="")
    words(altless, alt="")

    assert shown(desk, show="creditless") == {creditless.pk}
    assert shown(desk, show="altless") == {altless.pk}
    assert shown(desk, show="wordless") == {creditless.pk, altless.pk}
    assert whole.pk not in shown(desk, show="wordless")


def test_it_shows_whose_licence_ends(desk):
    today = timezone.localdate()
    ended = make.picture(licence_ends_on=today - DAY)
    last_day = make.picture(licence_ends_on=today)
    make.picture(licence_ends_on=today + 31 * DAY)
    public = make.picture()
    make.published(lead_picture=public)
    Picture.objects.filter(pk=public.pk).update(licence_ends_on=today - DAY)

    assert shown(desk, show="ended") == {ended.pk, public.pk}
    assert shown(desk, show="ending") == {last_day.pk}
    assert shown(desk, show="public-ended") == {public.pk}
    assert desk.get(LIST).context["late"] == Late(public=1, planned=0)


def test_a_portrait_past_its_licence_is_seen_by_readers(desk):
    picture = make.picture(licence_ends_on=timezone.localdate() - DAY)
    author = make.author()
    author.portrait = picture
    author.save()

    assert shown(desk, show="public-ended") == {picture.pk}


def test_an_end_before_the_day_that_is_planned_is_said_in_the_library_and_at_the_start(desk):
    kept, ends = make.picture(), make.picture()
    for picture in (kept, ends):
        make.published(at=timezone.now() + 7 * DAY, lead_picture=picture)
    assert desk.get(LIST).context["late"] == Late(public=0, planned=0)
    last_day = timezone.localdate(timezone.now() + 7 * DAY, timezone=ZoneInfo("Asia/Almaty"))
    Picture.objects.filter(pk=kept.pk).update(licence_ends_on=last_day)
    Picture.objects.filter(pk=ends.pk).update(licence_ends_on=last_day - DAY)

    assert shown(desk, show="planned-ended") == {ends.pk}
    assert desk.get(LIST).context["late"] == Late(public=0, planned=1)
    assert "?show=planned-ended" in desk.get("/admin/").content.decode()


def test_a_plan_that_was_dropped_is_no_matter(desk):
    ends = make.picture()
    article = make.published(at=timezone.now() + 7 * DAY, lead_picture=ends)
    Picture.objects.filter(pk=ends.pk).update(licence_ends_on=timezone.localdate())

    workflow.withdraw(article, by=make.superuser())

    assert shown(desk, show="planned-ended") == set()


def test_it_shows_what_looks_alike_as_an_upload_does_side_by_side(desk):
    first, other = make.picture(likeness="1" * 16), make.picture(likeness="e" * 16)
    make.picture(likeness="0f" * 8)
    make.picture()
    near, twin = make.picture(likeness="1" * 10 + "f" * 2 + "1" * 4), make.picture()
    Picture.objects.filter(pk=twin.pk).update(sha256=other.sha256)
    twin.refresh_from_db()
    picture_likes.keep(twin)

    page = desk.get(LIST, {"show": "alike"})

    told = [(tile.picture.pk, tile.alike.pk) for tile in page.context["tiles"]]
    assert told == [
        (twin.pk, other.pk), (other.pk, twin.pk), (near.pk, first.pk), (first.pk, near.pk)
    ]  # fmt: skip


def test_it_says_which_picture_another_one_looks_like(desk):
    looks = {"likeness": "1" * 16}
    first, second, nameless = (make.picture(**looks, languages=["kk"]) for _ in range(3))
    words(first, caption="Көпір")
    words(nameless, caption="")
    make.picture()

    page = desk.get(LIST).content.decode()

    link = '<a href="/admin/articles/picture/{}/change/"'
    assert page.count("Похоже на №") == 3
    assert f'Похоже на № {first.pk}: {link.format(first.pk)} lang="kk">Көпір</a>' in page
    assert f"Похоже на № {second.pk}:" in page


def test_what_looks_alike_is_told_in_as_many_queries_for_eight_as_for_four(
    desk, django_assert_num_queries
):
    def alike():
        return [make.picture(likeness="1" * 16) for _ in range(4)]

    alike()
    desk.get(LIST, {"show": "alike"})
    with django_assert_num_queries(16) as few:
        desk.get(LIST, {"show": "alike"})
    alike()

    with django_assert_num_queries(len(few)):
        desk.get(LIST, {"show": "alike"})


def test_a_reporter_finds_her_own(reporters_desk, reporter):
    mine = make.picture(by=reporter)
    make.picture()

    assert shown(reporters_desk, show="mine") == {mine.pk}


def test_it_asks_as_many_queries_for_forty_as_for_four(desk, django_assert_num_queries):
    source = make.source()
    for _ in range(4):
        make.article(lead_picture=make.picture(source=source))
    desk.get(LIST)
    with django_assert_num_queries(16) as few:
        desk.get(LIST)
    for _ in range(20):
        make.picture(source=source)

    with django_assert_num_queries(len(few)):
        desk.get(LIST)


def test_the_writing_screen_finds_pictures_by_folded_words(desk):
    found = make.picture()
    words(found, caption="Жёлтый элеватор")

    answer = desk.get("/admin/articles/article/choices/pictures/", {"q": "ЖЕЛТЫЙ"}).json()

    assert [row["id"] for row in answer["results"]] == [found.pk]


def test_the_writing_screen_marks_what_may_not_be_shown_any_more(desk):
    today = timezone.localdate()
    ended = make.picture(licence_ends_on=today - DAY)
    make.picture(licence_ends_on=today + DAY)

    answer = desk.get("/admin/articles/article/choices/pictures/").json()

    marked = {row["id"] for row in answer["results"] if row["warning"]}
    assert marked == {ended.pk}


CHOICES = "/admin/articles/article/choices/pictures/"


def offered(client, **query):
    return [row["id"] for row in client.get(CHOICES, query).json()["results"]]


def test_the_writing_screen_narrows_as_the_library_does(desk):
    today = timezone.localdate()
    source = make.source(ru="Казинформ")
    made = make.picture(source=source, taken_on=today - 9 * DAY)
    words(made, credit="Ёлкин / Тобол")
    ended = make.picture(licence_ends_on=today - DAY)

    for query in (
        {"q": "казинформ"},
        {"source": "КАЗИН"},
        {"credit": "елкин"},
        {"taken_to": str(today - 8 * DAY)},
        {"licence": "holds"},
    ):
        assert offered(desk, **query) == [made.pk], query
    assert set(offered(desk)) == {made.pk, ended.pk}
    assert offered(desk, taken_from=str(today)) == []


def test_the_writing_screen_goes_on_after_the_first_page(desk):
    numbers = [make.picture(languages=[]).pk for _ in range(30)][::-1]

    first, second = (desk.get(CHOICES, {"page": page}).json() for page in (0, 1))

    assert [row["id"] for row in first["results"]] == numbers[:24]
    assert [row["id"] for row in second["results"]] == numbers[24:]
    assert (first["more"], second["more"]) == (True, False)


@pytest.mark.parametrize("page", ["x", "-1", "9" * 30])
def test_an_odd_page_breaks_nothing(desk, page):
    assert desk.get(CHOICES, {"page": page}).status_code == 200
