"""axe finds nothing on any role's start page, nor with any dialog of the writing screen open."""

import pytest
from django.contrib.auth.models import Group

from accounts.models import User
from articles import library, noting, workflow
from tests import make
from tests.articles import picture_bytes
from tests.browser import desks
from tests.browser.test_accessibility import complaints

pytestmark = [pytest.mark.browser, pytest.mark.look]
ROLES = ("reporter", "editor", "chief", "administrator")
DIALOGS = {
    "link": ".cke_button__link",
    "picture": ".cke_button__newsroompicture",
    "gallery": ".cke_button__newsroomgallery",
    "embed": ".cke_button__newsroomembed",
    "typography": ".cke_button__newsroomtypeset",
    "preview": "button[name=_preview]",
    "keys": "[data-keys]",
}
CLOSE = "dialog[open] [data-act=close]"


def person(role, language):
    user = User.objects.create(
        username=role, email=f"{role}@desk.test", is_staff=True, interface_language=language
    )
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture(params=["ru", "kk"])
def language(request, newsroom):
    return request.param


@pytest.fixture
def people(language):
    return {role: person(role, language) for role in ROLES}


@pytest.fixture
def full_desk(people):
    """Something in every list of the start page, for everybody."""
    reporter, editor = people["reporter"], people["editor"]
    make.article(by=reporter)
    workflow.submit(waiting := make.article(by=reporter), by=reporter)
    workflow.submit(back := make.article(by=reporter), by=reporter)
    workflow.send_back(back, by=editor, note="Уточните дату.")
    changed = make.published(by=reporter)
    changed.headline = "Иначе"
    changed.save()
    workflow.record(changed, by=editor)
    noting.say(waiting, "@reporter, где цифры?", by=editor)
    library.add_picture(picture_bytes.encode(picture_bytes.image(480, 320)), "a.jpg", by=editor)


def test_the_start_page_of_each_role(at_desk, people, full_desk):
    found = {}
    for role, user in people.items():
        for width in (390, 1440):
            page = at_desk(user, width=width, bypass_csp=True)  # axe puts in a style of its own
            page.goto("/admin/")
            found[role, width] = complaints(page)
            page.close()

    assert {where: what for where, what in found.items() if what} == {}


def test_each_dialog_of_the_writing_screen(at_desk, people, full_desk, language):
    width = {"ru": 1440, "kk": 390}[language]
    page = at_desk(people["chief"], width=width, bypass_csp=True)
    article = make.article(language=language, headline='Дом "Абай"', body='<p>Раз - "два".</p>')
    desks.open_article(page, article)

    found = {}
    for name, opener in DIALOGS.items():
        if name == "keys" and width == 390:
            continue  # a phone has none
        page.click(opener)
        page.locator("dialog[open]").wait_for()
        page.wait_for_load_state("networkidle")
        found[name] = complaints(page, "dialog[open]")
        page.locator(CLOSE).first.click()
        page.locator("dialog[open]").wait_for(state="detached")

    assert {name: what for name, what in found.items() if what} == {}
