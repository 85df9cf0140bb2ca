from articles.models import NewsroomText, Page
from tests import make
from tests.desk import writing

RECORD = "/admin/articles/newsroom/1/change/"


def send(client, url, **typed):
    return client.post(url, writing.fields(client.get(url)) | typed)


def test_the_list_leads_straight_to_the_record(chief, sign_in):
    assert sign_in(chief).get("/admin/articles/newsroom/").url == RECORD


def test_the_record_is_written_per_language(
    chief, sign_in, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send(sign_in(chief), RECORD, **{"texts-1-name": "Тобыл таңы", "texts-1-owner": "ЖШС"})

    assert NewsroomText.objects.get(language="kk").name == "Тобыл таңы"
    assert "Тобыл таңы" in client.get("/kk/").content.decode()


def test_a_language_that_has_readers_stays_in_use(chief, sign_in):
    make.published(language="kk")
    browser = sign_in(chief)
    typed = writing.fields(browser.get(RECORD))
    del typed["texts-1-is_enabled"]

    response = browser.post(RECORD, typed)

    assert response.status_code == 200
    assert NewsroomText.objects.get(language="kk").is_enabled


def test_the_default_language_is_in_use(chief, sign_in):
    browser = sign_in(chief)
    typed = writing.fields(browser.get(RECORD)) | {"default_language": "en"}
    del typed["texts-2-is_enabled"]

    assert browser.post(RECORD, typed).status_code == 200


def test_a_page_is_written_in_the_editor_and_cleaned(chief, sign_in, client):
    typed = {"texts-0-title": "О нас", "texts-0-body": "<p onclick='x'>Мы</p><script>1</script>"}

    saved = send(sign_in(chief), "/admin/articles/page/add/", slug="about", position="1", **typed)

    assert saved.status_code == 302
    assert Page.objects.get().texts.get().body == "<p>Мы</p>"
    assert "Мы" in client.get("/ru/page/about/").content.decode()


def test_the_address_of_a_page_is_written_once(chief, sign_in):
    page = Page.objects.create(slug="about")
    page.texts.create(language="ru", title="О нас")

    send(sign_in(chief), f"/admin/articles/page/{page.pk}/change/", slug="other", position="5")

    page.refresh_from_db()
    assert (page.slug, page.position) == ("about", 5)
