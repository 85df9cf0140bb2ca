"""Search without a database: what texts and questions are made of, and how they are compared.

Stores keep `document` and `marks`, ask for what `parse` returns, and order by `score`.
"""

from articles.text.search.asking import Asked, Query, parse
from articles.text.search.mending import mended, proposal, retyped
from articles.text.search.passages import Part, matches_phrases, snippet
from articles.text.search.ranking import marks, score
from articles.text.search.readings import document, lexemes
from articles.text.search.words import Token, spelled, tokens

VERSION = 1
"""Raised with every change of what a text is indexed under: stores are rebuilt then."""

__all__ = [
    "VERSION",
    "Asked",
    "Part",
    "Query",
    "Token",
    "document",
    "lexemes",
    "marks",
    "matches_phrases",
    "mended",
    "parse",
    "proposal",
    "retyped",
    "score",
    "snippet",
    "spelled",
    "tokens",
]
