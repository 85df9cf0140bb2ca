"""Pictures of Word and LibreOffice: the HTML names files, the RTF beside it has their bytes."""

import pytest

from articles.models import Article, Picture
from tests import make
from tests.articles import picture_bytes
from tests.browser import writing

pytestmark = pytest.mark.browser
WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15"></head><body lang=RU><!--StartFragment-->
<p class=MsoNormal>Слова из Word.<o:p></o:p></p>
<p class=MsoNormal><span style='mso-no-proof:yes'><img width=64 height=36
src="file:///C:/Users/a/AppData/Local/Temp/msohtmlclip1/01/clip_image002.jpg"
v:shapes="_x0000_i1025"></span><o:p></o:p></p>
<p class=MsoNormal>Конец.<o:p></o:p></p><!--EndFragment--></body></html>"""
LIBREOFFICE = """<!DOCTYPE html><html><head>
<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<meta name="generator" content="LibreOffice 24.2.7.2 (Linux)"/></head><body lang="kk-KZ" dir="ltr">
<p style="line-height: 100%; margin-bottom: 0cm">Слова из LibreOffice.</p>
<p style="line-height: 100%; margin-bottom: 0cm"><img src="file:///tmp/lu4321abc.tmp/lu4321abc_tmp_1.png"
name="Image1" align="bottom" width="64" height="36" border="0"/></p>
<p style="line-height: 100%; margin-bottom: 0cm">Конец.</p></body></html>"""
ELSEWHERE = "Не взято"


def word_rtf(data, kind="jpegblip"):
    return (
        r"{\rtf1\ansi\deff0{\fonttbl{\f0 Calibri;}}\pard Word\par {\*\shppict{\pict{\*\picprop"
        r"\shplid1025{\sp{\sn shapeType}{\sv 75}}}\picscalex100\picscaley100\picw1693\pich953"
        rf"\picwgoal960\pichgoal540\{kind}\bliptag-1{{\*\blipuid 0a1b2c3d4e5f60718293a4b5c6d7e8f9}}"
        + "\n"
        + wrapped(data)
        + r"}}{\nonshppict{\pict\picw1693\pich953\wmetafile8\bliptag-1 0100090000}}\par }"
    )


def libreoffice_rtf(data):
    return (
        r"{\rtf1\ansi\deff3{\fonttbl{\f3 Liberation Serif;}}\pard LibreOffice\par "
        r"{\*\shppict{\pict{\*\picprop\shplid1025{\sp{\sn shapeType}{\sv 75}}}\picscalex100"
        r"\picscaley100\piccropl0\piccropr0\picw64\pich36\picwgoal960\pichgoal540\pngblip"
        + "\n"
        + wrapped(data)
        + r"}}{\nonshppict{\pict\picw1693\pich953\wmetafile8"
        + "\n0100090000}}\\par }"
    )


def wrapped(data):
    written = data.hex()
    return "\n".join(written[start : start + 128] for start in range(0, len(written), 128))


@pytest.fixture
def page(at_desk, editor):
    page = at_desk(editor)
    writing.open_editor(page, make.article(body=""))
    return page


def notices(page):
    return page.locator(".cke_notification_message")


@pytest.mark.parametrize(
    ("html", "rtf"),
    [
        (WORD, word_rtf(picture_bytes.jpeg())),
        (LIBREOFFICE, libreoffice_rtf(picture_bytes.png())),
    ],
    ids=["word", "libreoffice"],
)
def test_it_goes_to_the_library_and_stands_where_it_stood(page, html, rtf):
    writing.paste(page, html=html, rtf=rtf, text="Слова. Конец.")
    writing.holds(page, "data-picture")
    writing.save(page)

    body = Article.objects.get().body.replace("\n", "")
    figure = f'<figure data-picture="{Picture.objects.get().pk}"></figure>'
    assert body.index("Слова из") < body.index(figure) < body.index("Конец.")
    assert "file:" not in body


@pytest.mark.parametrize(
    "rtf",
    ["", word_rtf(b"\1\0\0\0", "emfblip"), word_rtf(picture_bytes.jpeg()) * 2, "{\\rtf1 {\\pict"],
    ids=["none", "drawing", "more than are named", "cut off"],
)
def test_what_cant_be_read_is_refused_in_words_and_the_text_is_there(page, rtf):
    writing.paste(page, html=WORD, rtf=rtf, text="Слова. Конец.")
    notices(page).filter(has_text=ELSEWHERE).wait_for()
    writing.save(page)

    assert Article.objects.get().body.replace("\n", "") == "<p>Слова из Word.</p><p>Конец.</p>"
    assert not Picture.objects.exists()
