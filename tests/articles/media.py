"""What lies in the media folder, and what ought to."""

from pathlib import Path

from django.conf import settings

from articles.models import Picture


def path(name):
    return Path(settings.MEDIA_ROOT) / name


def stored():
    """The names of all files there are."""
    root = Path(settings.MEDIA_ROOT)
    return {str(file.relative_to(root)) for file in root.rglob("*") if file.is_file()}


def known(picture):
    """The names of the files that the database knows of a picture."""
    return {picture.master_name, *(row.name for row in picture.renditions.all())}


def snapshot(picture):
    return (Picture.objects.values().get(pk=picture.pk), known(picture), stored())
