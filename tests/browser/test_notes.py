"""A note is said beside the text, and nothing typed in the text is touched by it."""

import re

import pytest

from articles.models import Note

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("language", "add", "answer", "resolve"),
    [
        ("ru", "Добавить заметку", "Ответить", "Закрыть вопрос"),
        ("kk", "Жазба қосу", "Жауап беру", "Мәселені жабу"),
    ],
)
def test_a_note_leaves_the_unsaved_text_alone(
    language, add, answer, resolve, screen, editor, sourced_article, reporter
):
    editor.interface_language = language
    editor.save()
    page = screen()
    page.locator("#id_headline").fill("Набрано и не сохранено")
    panel = page.locator("#notes")
    if not panel.evaluate("panel => panel.open"):
        panel.locator("summary").first.click()
    box = panel.locator("textarea[name=note]")

    box.press_sequentially("Источник верный, @ed")
    page.get_by_role("option", name="ed").wait_for()
    box.press("Enter")
    panel.get_by_role("button", name=add).click()
    panel.locator(".said-text", has_text="@ed").wait_for()
    panel.locator("textarea[name^=answer]").fill("Верный.")
    panel.get_by_role("button", name=answer).click()
    panel.locator(".said-answer", has_text="Верный.").wait_for()

    assert page.locator("#id_headline").input_value() == "Набрано и не сохранено"
    assert page.locator("[data-notes-count]").inner_text() == "1"
    panel.get_by_role("button", name=resolve).click()
    panel.locator(".notes-resolved").wait_for()
    assert page.locator("[data-notes-count]").is_hidden()
    assert [note.text for note in Note.objects.all()] == ["Источник верный, @ed", "Верный."]
    assert set(Note.objects.first().mentioned.all()) == {editor}


def test_typing_a_note_is_no_change_of_the_article(screen, sourced_article):
    page = screen()
    saved = page.locator(".bar-saved").first.inner_text()
    page.locator("#notes").evaluate("panel => { panel.open = true; }")

    page.locator("#notes textarea[name=note]").press_sequentially("Ещё не сказано")

    assert page.locator(".bar-saved").first.inner_text() == saved
    assert not page.locator(".bar-saved.is-unsaved").count()


def test_a_refused_note_stays_in_its_box(screen, reporter, sourced_article):
    page = screen()
    page.locator("#notes").evaluate("panel => { panel.open = true; }")
    box = page.locator("#notes textarea[name=note]")

    box.fill("@rita, глянь")  # a draft of somebody else: a reporter can't open it
    box.press("Control+Enter")

    page.locator("#notes .wrong").wait_for()
    assert re.search("rita", page.locator("#notes .wrong").inner_text())
    assert box.input_value() == "@rita, глянь"
    assert not Note.objects.exists()
