"""Which addresses can be shown inside a text, and how each is written."""

import pytest

from articles.text import embeds

FILM = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


@pytest.mark.parametrize(
    ("url", "address", "frame", "shape"),
    [
        (
            "https://youtu.be/dQw4w9WgXcQ?si=abc",
            FILM,
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
            "wide",
        ),
        (
            "https://m.youtube.com/watch?v=dQw4w9WgXcQ&t=1m5s",
            f"{FILM}&t=65",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=65",
            "wide",
        ),
        (
            "https://youtube.com/shorts/abcdefghijk",
            "https://www.youtube.com/shorts/abcdefghijk",
            "https://www.youtube-nocookie.com/embed/abcdefghijk",
            "tall",
        ),
        (
            "https://t.me/s/tobol_news/15?single",
            "https://t.me/tobol_news/15",
            "https://t.me/tobol_news/15?embed=1",
            "post",
        ),
        (
            "https://www.instagram.com/reel/C1a2b3c4d5/?igsh=x",
            "https://www.instagram.com/reel/C1a2b3c4d5/",
            "https://www.instagram.com/reel/C1a2b3c4d5/embed/",
            "post",
        ),
        (
            "https://www.instagram.com/reels/C1a2b3c4d5/",
            "https://www.instagram.com/reel/C1a2b3c4d5/",
            "https://www.instagram.com/reel/C1a2b3c4d5/embed/",
            "post",
        ),
        (
            "https://t.me/tobol_chat/4/1523",
            "https://t.me/tobol_chat/4/1523",
            "https://t.me/tobol_chat/1523?embed=1",
            "post",
        ),
        (
            "https://vimeo.com/123456789",
            "https://vimeo.com/123456789",
            "https://player.vimeo.com/video/123456789",
            "wide",
        ),
        (
            "https://www.openstreetmap.org/#map=15/53.2144/63.6246",
            "https://www.openstreetmap.org/?mlat=53.2144&mlon=63.6246#map=15/53.2144/63.6246",
            "https://www.openstreetmap.org/export/embed.html"
            "?bbox=63.61361%2C53.21074%2C63.63559%2C53.21806&marker=53.2144%2C63.6246",
            "map",
        ),
    ],
)
def test_a_known_address_has_one_spelling_and_a_frame(url, address, frame, shape):
    found = embeds.find(url)

    assert (found.address, found.frame, found.shape) == (address, frame, shape)
    assert found.frame.startswith(f"{found.provider.frame_host}/")
    assert embeds.find(found.address).address == address


def test_a_map_of_google_keeps_its_place():
    found = embeds.find("https://www.google.com/maps/embed?pb=!1m18!2s%D0%9A%D0%BE!5e0")

    assert found.provider.name == "Google Maps"
    assert found.frame == "https://www.google.com/maps/embed?pb=!1m18!2s%D0%9A%D0%BE!5e0"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "https://news.example/watch?v=dQw4w9WgXcQ",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
        "https://youtube.com:8443/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com/playlist?list=PL12345678",
        'https://www.youtube.com/watch?v=dQw4w9WgXcQ"onload=x',
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ\u0660",
        "https://www.youtube.com/embed/videoseries?list=PL12345678",
        "https://www.youtube.com/embed/live_stream?channel=UC12345678",
        "https://youtu.be/videoseries",
        "https://t.me/joinchat/12345",
        "https://t.me/addlist/123",
        "https://t.me/Proxy/123",
        "https://t.me/tobol_chat/4/15/1523",
        "https://www.instagram.com/reels/audio/",
        "https://t.me/tobol_news",
        "https://www.instagram.com/tobol/",
        "https://www.openstreetmap.org/#map=15/99/63",
        "https://www.openstreetmap.org/#map=99/53/63",
        "https://www.google.com/maps/embed?pb=x y",
        "https://www.google.com/search?q=!1m18!1m12",
        "https://[broken/",
    ],
)
def test_anything_else_is_nobodys(url):
    assert embeds.find(url) is None
