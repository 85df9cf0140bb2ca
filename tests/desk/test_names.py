import pytest
from django.core.exceptions import ValidationError

from articles import proposals
from articles.models import Clearing, NewsroomText, Section, Source, Tag
from tests import make
from tests.desk import writing


def send(client, url, **typed):
    return client.post(url, writing.fields(client.get(url)) | typed)


def test_a_new_section_gets_its_slug_from_its_name(chief, sign_in):
    names = {"names-0-text": "Общество", "names-1-text": "Қоғам", "names-2-text": "Society"}

    send(sign_in(chief), "/admin/articles/section/add/", position="3", **names)

    section = Section.objects.get()
    assert section.slug == "obshchestvo"
    assert {name.language: name.text for name in section.names.all()} == {
        "ru": "Общество",
        "kk": "Қоғам",
        "en": "Society",
    }


def test_a_slug_that_is_taken_gets_a_number(editor, sign_in):
    make.tag(slug="pogoda")

    send(sign_in(editor), "/admin/articles/tag/add/", **{"names-0-text": "Погода"})

    assert Tag.objects.filter(slug="pogoda-2", name="Погода", is_confirmed=True).exists()


def test_the_name_of_a_tag_has_no_comma(editor, sign_in):
    client = sign_in(editor)

    refused = send(client, "/admin/articles/tag/add/", **{"names-0-text": "Рудный, Лисаковск"})

    assert "Рудный, Лисаковск" in refused.content.decode()
    assert "не бывает запятой" in refused.content.decode()
    assert not Tag.objects.exists()


def test_a_proposed_tag_has_no_comma_either(db):
    with pytest.raises(ValidationError):
        proposals.tag_named("Рудный, Лисаковск", "ru")

    assert not Tag.objects.exists()


def test_a_section_needs_every_language(chief, sign_in):
    response = send(sign_in(chief), "/admin/articles/section/add/", **{"names-0-text": "Общество"})

    assert response.status_code == 200
    assert not Section.objects.exists()
    assert "Общество" in response.content.decode()


def test_a_source_needs_a_name_in_one_language(editor, sign_in):
    client = sign_in(editor)
    url = "/admin/articles/source/add/"

    refused = send(client, url, kind="agency")
    send(client, url, kind="agency", **{"names-2-text": "Reuters"})

    assert refused.status_code == 200
    assert Source.objects.get().slug == "reuters"


def test_the_panels_are_the_languages_in_use(chief, sign_in):
    NewsroomText.objects.filter(language="kk").update(is_enabled=False)
    section = make.section(kk="Қоғам")
    client = sign_in(chief)
    url = f"/admin/articles/section/{section.pk}/change/"

    send(client, url, **{"names-0-text": "Жизнь"})

    assert "Қоғам" not in client.get(url).content.decode()
    assert section.names.get(language="ru").text == "Жизнь"
    assert section.names.get(language="kk").text == "Қоғам"


def test_an_emptied_name_goes_away(editor, sign_in):
    source = make.source(kk="Қазинформ")
    position = [name.language for name in source.names.all()].index("kk")

    send(
        sign_in(editor),
        f"/admin/articles/source/{source.pk}/change/",
        **{f"names-{position}-text": ""},
    )

    assert not source.names.filter(language="kk").exists()
    assert source.names.count() == 2


@pytest.mark.parametrize("typed", ["Общество", "ОБЩЕСТВО"])
def test_two_sections_never_share_a_name(typed, chief, sign_in):
    make.section(ru="Общество")
    names = {"names-0-text": typed, "names-1-text": "Өзге", "names-2-text": "Other"}

    response = send(sign_in(chief), "/admin/articles/section/add/", **names)

    assert response.status_code == 200
    assert Section.objects.count() == 1


def test_a_tag_never_takes_the_name_that_another_was_typed_with(editor, sign_in):
    Tag.objects.create(name="Хоккей", slug="typed")

    response = send(sign_in(editor), "/admin/articles/tag/add/", **{"names-0-text": "хоккей"})

    assert response.status_code == 200
    assert Tag.objects.count() == 1


def test_a_language_is_not_for_choosing(editor, sign_in):
    response = send(
        sign_in(editor),
        "/admin/articles/source/add/",
        kind="agency",
        **{"names-0-text": "А", "names-1-text": "Б", "names-1-language": "ru"},
    )

    assert response.status_code == 200
    assert not Source.objects.exists()


def test_proposals_are_confirmed_from_the_list(editor, reporter, sign_in):
    tag = make.tag(is_confirmed=False)
    act = {"action": "confirm", "_selected_action": str(tag.pk)}

    sign_in(reporter).post("/admin/articles/tag/", act)
    tag.refresh_from_db()
    assert not tag.is_confirmed

    sign_in(editor).post("/admin/articles/tag/", act)
    tag.refresh_from_db()
    assert tag.is_confirmed
    assert Clearing.objects.filter(key="names").exists()
