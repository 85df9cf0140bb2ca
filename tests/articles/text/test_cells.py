"""Cells of an exported table: nothing in them runs, and every text comes back as it was."""

import csv
import io

import pytest

from articles.text import cells

FORMULAS = [
    "=1+1",
    "+7 701 000 00 00",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    '=HYPERLINK("http://evil.test","Открыть")',
    "  =1+1",
    "\u00a0=1+1",
    "'=1+1",
]
TEXTS = ["Пожар в Костанае", "12: Заголовок", "a=b", "1-2", "", " ", "«=»"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_could_be_a_formula_begins_with_an_apostrophe(text):
    assert cells.safe(text) == "'" + text


@pytest.mark.parametrize("text", TEXTS)
def test_any_other_text_stays_as_it_is(text):
    assert cells.safe(text) == text


@pytest.mark.parametrize("text", [*FORMULAS, *TEXTS, 'кавычки " и; запятые, \r\n и строки'])
def test_a_line_is_read_back_as_it_was_written(text):
    line = cells.row(["до", text, "после"])

    ((before, read, after),) = csv.reader(io.StringIO(line, newline=""), strict=True)
    assert read in (text, "'" + text)
    assert (before, after) == ("до", "после")
