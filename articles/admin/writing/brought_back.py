"""What an earlier text could not bring back with it, said to whoever asked for that text."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import restoring
from articles.admin.writing import standing
from articles.models import Article


def tell(request: HttpRequest, article: Article, version: int) -> None:
    """Say what is missing from the save `version`, or stayed in spite of it."""
    if lost := restoring.pictures_lost(article, version):
        said = ngettext(
            "%(count)s picture of it was deleted since, and is left out.",
            "%(count)s pictures of it were deleted since, and are left out.",
            lost,
        )
        messages.warning(request, said % {"count": lost})
    if until := restoring.embargo_kept(article, version):
        said = _("The embargo stays as it is, until %(time)s: an earlier text doesn't end it.")
        messages.warning(request, said % {"time": standing.exact(until)})
