"""The server's entry: `newsroom.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django = get_wsgi_application()

from django.urls import reverse  # noqa: E402 - once there are settings

from newsroom.readers import ReadersHandler  # noqa: E402
from reader.cache.front import PageCache  # noqa: E402

application = PageCache(django, ReadersHandler())

reverse("admin:index")  # has the map of addresses read, for which the first to ask would wait
