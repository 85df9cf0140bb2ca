"""How one sees that a deed is done."""

from articles.models import Article, Note, Picture


def is_in(state):
    return lambda article: article.status == state


def is_written(article):
    return article.headline == "Новый заголовок" or not article.credits.exists()


def is_gone(row):
    return not type(row)._default_manager.filter(pk=row.pk).exists()


def is_merged(row):
    return row.merged_into_id is not None


def is_begun_from(article):
    """Whether a copy or a version of it was begun: another article with its headline."""
    return Article.objects.filter(headline=article.headline).exclude(pk=article.pk).exists()


def is_uploaded(row):
    return Picture.objects.filter(uploaded_name="knocked.jpg").exists()


def is_resolved(article):
    return Note.objects.filter(article=article, resolved_at__isnull=False).exists()


def is_revoked(article):
    return article.previews.filter(revoked_at__isnull=False).exists()
