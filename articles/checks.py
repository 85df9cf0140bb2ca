"""System checks for the fences built round an editor that gets no more security fixes."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

FINDER = "newsroom.finders.AllowlistFinder"
POLICY = "newsroom.middleware.SecurityHeaders"


@register
def editor_is_fenced(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Fail unless CKEditor's files are an allowlist, its uploader is absent and the CSP is on."""
    faults = []
    if "django.contrib.staticfiles.finders.AppDirectoriesFinder" in settings.STATICFILES_FINDERS:
        faults.append("STATICFILES_FINDERS serves all of CKEditor's files.")
    if FINDER not in settings.STATICFILES_FINDERS:
        faults.append(f"STATICFILES_FINDERS lacks {FINDER}.")
    if apps.is_installed("ckeditor_uploader"):
        faults.append("ckeditor_uploader is installed; pictures come through the library.")
    if POLICY not in settings.MIDDLEWARE:
        faults.append(f"MIDDLEWARE lacks {POLICY}.")
    return [Error(fault, id="articles.E001") for fault in faults]
