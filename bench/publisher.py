"""Publishes a story a second where it is told so on standard input: go, stop, end.

At the end it takes them back and says how many they were.
"""

import os
import select
import sys
import time

EVERY_SECONDS = 1.0


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django

    django.setup()
    from articles import workflow
    from bench.publishing import editor, story

    published, works, following = [], False, 0.0
    while True:
        ready = select.select([sys.stdin], [], [], 0.05)[0]
        word = sys.stdin.readline().strip() if ready else ""
        if word == "end" or (ready and not word):
            break
        works = {"go": True, "stop": False}.get(word, works)
        if works and time.monotonic() >= following:
            following = time.monotonic() + EVERY_SECONDS
            article = story(len(published))
            workflow.publish(article, by=editor())
            published.append(article)
    for article in published:
        article.refresh_from_db()
        workflow.withdraw(article, by=editor(), reason="Только для измерения.")
    sys.stdout.write(f"{len(published)}\n")


if __name__ == "__main__":
    main()
