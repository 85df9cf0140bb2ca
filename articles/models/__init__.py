"""The desk's and the public's rows."""

from articles.models.address import Address
from articles.models.article import Article, Story
from articles.models.attribution import Attribution
from articles.models.author import Author, AuthorName, Credit
from articles.models.correction import Correction
from articles.models.edition import FOREVER, Edition
from articles.models.front import FrontSlot
from articles.models.listing import Listing, ListKind, ListTotal, day_key
from articles.models.newsroom import Newsroom, NewsroomText, Page, PageText
from articles.models.picture import Picture, PictureText, Rendition
from articles.models.place import Place, PlaceName
from articles.models.revision import Revision
from articles.models.section import Section, SectionName
from articles.models.source import Source, SourceName
from articles.models.tag import Tag, TaggedArticle, TagName
from articles.models.trail import Autosave, Clearing, Event, OutboxMessage

__all__ = [
    "FOREVER",
    "Address",
    "Article",
    "Attribution",
    "Author",
    "AuthorName",
    "Autosave",
    "Clearing",
    "Correction",
    "Credit",
    "Edition",
    "Event",
    "FrontSlot",
    "ListKind",
    "ListTotal",
    "Listing",
    "Newsroom",
    "NewsroomText",
    "OutboxMessage",
    "Page",
    "PageText",
    "Picture",
    "PictureText",
    "Place",
    "PlaceName",
    "Rendition",
    "Revision",
    "Section",
    "SectionName",
    "Source",
    "SourceName",
    "Story",
    "Tag",
    "TagName",
    "TaggedArticle",
    "day_key",
]
