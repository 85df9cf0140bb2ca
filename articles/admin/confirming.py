"""What was only typed or taken from a text waits for a yes: tags and sources."""

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import changes


@admin.action(description=_("Confirm what is selected"), permissions=["change"])
def confirm(model_admin: Any, request: HttpRequest, queryset: Any) -> None:
    done = model_admin.model.objects.filter(pk__in=queryset.values("pk"), is_confirmed=False)
    with transaction.atomic():
        count = done.update(is_confirmed=True)
        changes.clear([changes.NAMES])
    said = ngettext("%(count)s confirmed.", "%(count)s confirmed.", count)
    messages.success(request, said % {"count": count})


@admin.display(description=_("state"), ordering="is_confirmed")
def confirmed_state(thing: Any) -> Any:
    """A word with a dot, as everywhere at the desk."""
    if thing.is_confirmed:
        key, word = "confirmed", gettext("confirmed")
    else:
        key, word = "proposed", gettext("proposed")
    return format_html('<span class="state state-{}">{}</span>', key, word)
