"""Many public articles at once, written straight into the reader's tables."""

from datetime import timedelta

from articles.models import Article, Edition, Listing, Revision, Story


def copies(article, number):
    """Add `number` articles, public or planned like `article`, each a minute older."""
    edition = article.latest_edition
    listings = list(edition.listings.all())
    stories = Story.objects.bulk_create(Story() for _ in range(number))
    articles = Article.objects.bulk_create(
        _article(article, story, i) for i, story in _each(stories)
    )
    revisions = Revision.objects.bulk_create(
        Revision(article=made, version=1, data="{}", by=article.owner, hash="-")
        for made in articles
    )
    editions = Edition.objects.bulk_create(
        _edition(edition, made, revision, minutes)
        for minutes, (made, revision) in enumerate(zip(articles, revisions, strict=True), 1)
    )
    Listing.objects.bulk_create(
        Listing(
            edition=made,
            number=made.article_id,
            kind=row.kind,
            key=row.key,
            language=row.language,
            published_at=made.published_at,
            public_from=made.public_from,
        )
        for made in editions
        for row in listings
    )


def _each(stories):
    return enumerate(stories, 1)


def _article(article, story, number):
    return Article(
        story=story,
        language=article.language,
        owner=article.owner,
        status=article.status,
        headline=f"{article.headline} {number}",
        section=article.section,
        published_at=article.published_at - timedelta(minutes=number),
    )


def _edition(edition, article, revision, minutes):
    moment = edition.published_at - timedelta(minutes=minutes)
    fields = {
        name: getattr(edition, name)
        for name in (
            "language",
            "form",
            "label",
            "deck",
            "body",
            "excerpt",
            "section_id",
            "place_id",
            "picture_id",
            "credits",
            "chain",
            "tags",
            "credit_line",
            "words",
        )
    }
    return Edition(
        article=article,
        revision=revision,
        story_id=article.story_id,
        headline=article.headline,
        slug=f"copy-{minutes}",
        public_from=moment,
        published_at=moment,
        **fields,
    )
