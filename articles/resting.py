"""What rests on a draft, and keeps it from being deleted."""

from django.utils.translation import gettext as _

from articles.models import Article


def on(article: Article) -> list[str]:
    """What keeps a draft from being deleted, a sentence each."""
    found = [
        _("Its version in another language rests on it: %(headline)s. Delete that one first.")
        % {"headline": headline}
        for headline in article.translations.values_list("headline", flat=True)
    ]
    if article.redactions.exists():
        found.append(_("Words were taken out of its record, and that act is kept for ever."))
    if article.front_slots.exists():
        found.append(_("It has a place on the front page: take it off there first."))
    return found
