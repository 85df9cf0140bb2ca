"""The desk's and the public's rows."""

from articles.models.address import Address
from articles.models.article import Article
from articles.models.attribution import Attribution
from articles.models.author import Author, AuthorName, Credit
from articles.models.channel_post import ChannelPost
from articles.models.correction import Correction
from articles.models.edition import FOREVER, Edition
from articles.models.front import FrontSlot
from articles.models.listing import Listing, ListKind, ListTotal, day_key
from articles.models.month import MonthChange
from articles.models.newsroom import Newsroom, NewsroomText, Page, PageText
from articles.models.note import Note
from articles.models.picture import (
    EarlierPictureUse,
    Picture,
    PictureText,
    PictureUse,
    Rendition,
)
from articles.models.picture_index import PictureBand, Resemblance, RetiredKey
from articles.models.place import Place, PlaceName
from articles.models.preview import Preview
from articles.models.redaction import Redaction
from articles.models.related import RelatedArticle
from articles.models.revision import Revision
from articles.models.search import DeskEntry, SearchEntry, SearchWord
from articles.models.section import Section, SectionName
from articles.models.source import Source, SourceName
from articles.models.story import Story
from articles.models.story_template import StoryTemplate
from articles.models.tag import Tag, TaggedArticle, TagName
from articles.models.trail import (
    Autosave,
    Clearing,
    Event,
    OutboxMessage,
    Presence,
    RefusedText,
)

__all__ = [
    "FOREVER",
    "Address",
    "Article",
    "Attribution",
    "Author",
    "AuthorName",
    "Autosave",
    "ChannelPost",
    "Clearing",
    "Correction",
    "Credit",
    "DeskEntry",
    "EarlierPictureUse",
    "Edition",
    "Event",
    "FrontSlot",
    "ListKind",
    "ListTotal",
    "Listing",
    "MonthChange",
    "Newsroom",
    "NewsroomText",
    "Note",
    "OutboxMessage",
    "Page",
    "PageText",
    "Picture",
    "PictureBand",
    "PictureText",
    "PictureUse",
    "Place",
    "PlaceName",
    "Presence",
    "Preview",
    "Redaction",
    "RefusedText",
    "RelatedArticle",
    "Rendition",
    "Resemblance",
    "RetiredKey",
    "Revision",
    "SearchEntry",
    "SearchWord",
    "Section",
    "SectionName",
    "Source",
    "SourceName",
    "Story",
    "StoryTemplate",
    "Tag",
    "TagName",
    "TaggedArticle",
    "day_key",
]
