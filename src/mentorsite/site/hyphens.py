"""Soft hyphens for long words in headings: German compounds are wider than a phone, and browsers lack dictionaries.

Only what is drawn large gets them, and only on its way to a page: titles of documents, addresses, the index
of a search and what is copied keep their words as they were written.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TypeVar

from markupsafe import Markup
from pyphen import Pyphen  # type: ignore[import-untyped]  # it has no types of its own

SHORTEST = 16
"""Letters from which on a word gets soft hyphens."""
BESIDE = 4
"""Letters that stay together at either end: more than the patterns ask, since they split “Rü-ck-mel-dung”."""

_DICTIONARIES = {"de": "de_DE", "en": "en_GB"}
_LONG = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
_APART = re.compile(r"(<code\b.*?</code>|<[^>]*>|&[^;\s]+;)", re.DOTALL)
"""What is no running text in HTML: code, tags, characters by name."""

Text = TypeVar("Text", str, Markup)


def breakable(text: Text, lang: str) -> Text:
    """Put soft hyphens into the long words of a text, or of HTML that we have made."""
    if not _LONG.search(text):
        return text
    if isinstance(text, Markup):
        pieces = _APART.split(str(text))
        parts = (piece if at % 2 else _broken(piece, lang) for at, piece in enumerate(pieces))
        return Markup("".join(parts))  # noqa: S704 (it was Markup before)
    return _broken(text, lang)


def _broken(text: str, lang: str) -> str:
    return _LONG.sub(lambda found: _word(found[0], lang), text)


@lru_cache(4096)
def _word(word: str, lang: str) -> str:
    dictionary = _dictionary(_DICTIONARIES.get(lang, _DICTIONARIES["en"]))
    return str(dictionary.inserted(word, "\u00ad"))


@cache
def _dictionary(name: str) -> Pyphen:
    return Pyphen(lang=name, left=BESIDE, right=BESIDE)
