import pytest

from articles.models import FrontSlot, Page, PageText
from tests import make


def found(client, path, word):
    response = client.get(f"/admin/{path}/", {"q": word})
    return [str(row.pk) for row in response.context["cl"].result_list]


@pytest.mark.parametrize("made", [make.section, make.place, make.author, make.source])
@pytest.mark.parametrize("word", ["полиция", "ПОЛИЦИЯ", "берёз", "берез"])
def test_it_finds_a_name_in_any_case(made, word, chief, sign_in):
    thing = made(ru="Полиция у Березы")
    made(ru="Погода")

    answer = found(sign_in(chief), f"articles/{thing._meta.model_name}", word)

    assert answer == [str(thing.pk)]


def test_it_finds_a_tag_by_its_name_in_another_language(editor, sign_in):
    tag = make.tag("police")
    tag.names.filter(language="kk").update(text="Әділет", folded="әділет")

    assert found(sign_in(editor), "articles/tag", "ӘДІЛЕТ") == [str(tag.pk)]


def test_every_word_must_be_found(editor, sign_in):
    make.source(ru="Пресс-служба полиции")

    client = sign_in(editor)

    assert len(found(client, "articles/source", "полиции служба")) == 1
    assert found(client, "articles/source", "полиции сената") == []


def test_it_finds_pictures_by_their_words(editor, sign_in):
    picture = make.picture()
    make.picture()
    words = picture.texts.get(language="ru")
    words.caption = "Хоккей в Рудном"
    words.save()

    assert found(sign_in(editor), "articles/picture", "хоккей") == [str(picture.pk)]


def test_it_finds_people_pages_and_slots(administrator, editor, sign_in):
    administrator.first_name = "Айгерім"
    administrator.save(update_fields=["first_name"])
    page = Page.objects.create(slug="about")
    PageText.objects.create(page=page, language="ru", title="О редакции")
    article = make.published(headline="Полиция отчиталась")
    slot = FrontSlot.objects.create(article=article, language="ru", by=editor)
    client = sign_in(administrator)

    assert found(client, "accounts/user", "АЙГЕРІМ") == [str(administrator.pk)]
    assert found(client, "articles/page", "О РЕДАКЦИИ") == [str(page.pk)]
    assert found(client, "articles/frontslot", "полиция") == [str(slot.pk)]


@pytest.mark.parametrize("word", ["(", "[а", "\\", "%", "_", "'", "a!b&("])
def test_odd_signs_are_only_letters(word, administrator, sign_in):
    client = sign_in(administrator)
    make.picture()

    assert found(client, "articles/picture", word) == []
    assert found(client, "articles/tag", word) == []


def test_choosing_by_name_finds_and_labels_by_name(chief, sign_in):
    place = make.place(kind="region", ru="Костанайская область")
    asked = {
        "term": "КОСТАНАЙ",
        "app_label": "articles",
        "model_name": "place",
        "field_name": "parent",
    }

    answer = sign_in(chief).get("/admin/autocomplete/", asked).json()

    assert answer["results"] == [{"id": str(place.pk), "text": "Костанайская область"}]
