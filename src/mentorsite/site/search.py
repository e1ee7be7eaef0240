"""What a search finds: entries of pages, kept with the readers of each page, and the index of one reader.

An entry is made of the page that somebody may open, after everything else was dropped from it; it
goes with that page's audience and no further.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

EXCERPT = 600
"""Signs of somebody's own words that an entry holds at most."""

_IN_INDEX = ("address", "title", "title_lang", "where", "lang", "text")
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_DATES = re.compile(r"(?<!\S)(?:by|done):\s?[\dQq-]+")
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


@dataclass(frozen=True, slots=True)
class Words:
    """Somebody's own words on a page, or on the part of it that has an anchor."""

    text: str
    lang: str
    """The language that they are written in."""
    title: str = ""
    """That of the part; the page's where there is none."""
    anchor: str = ""
    titled: bool = False
    """Whether the title is in their own words as well."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page, or one part of a page, as a search finds it."""

    address: str
    """On the site, with its anchor."""
    language: str
    """Of the page."""
    title: str
    title_lang: str
    where: str
    """The titles of the pages above."""
    lang: str
    """Of the text."""
    text: str
    """How somebody's own words begin, or nothing."""


@dataclass(frozen=True, slots=True)
class Open:
    """What the same readers may open."""

    readers: tuple[str, ...]
    """In order; `*` alone for everybody."""
    entries: tuple[Entry, ...]


def entry(address: str, language: str, title: str, above: Iterable[str], words: Words) -> Entry:
    """Make the entry of a page, or of one of its parts."""
    return Entry(
        address=f"{address}#{words.anchor}" if words.anchor else address,
        language=language,
        title=_bare(words.title or title),
        title_lang=words.lang if words.titled else language,
        where=" › ".join(_bare(name) for name in above),
        lang=words.lang,
        text=excerpt(words.text),
    )


def excerpt(text: str) -> str:
    """Take the beginning of a text, to the end of a word, its paragraphs in one line; dates of steps are left out."""
    paragraphs = (" ".join(_DATES.sub("", line).split()) for line in _bare(text).splitlines())
    line = " · ".join(paragraph for paragraph in paragraphs if paragraph)
    if len(line) <= EXCERPT:
        return line
    return line[:EXCERPT].rpartition(" ")[0].removesuffix(" ·") or line[:EXCERPT]


def _bare(text: str) -> str:
    return text.replace(_SOFT_HYPHEN, "")


def open_to(found: Iterable[tuple[frozenset[str], Iterable[Entry]]]) -> tuple[Open, ...]:
    """Put together what the same readers may open."""
    entries: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for readers, some in found:
        entries[tuple(sorted(readers))].extend(some)
    return tuple(Open(readers, tuple(listed)) for readers, listed in sorted(entries.items()) if listed)


def by_reader(found: Iterable[Open]) -> dict[str, list[Entry]]:
    """Sort entries by reader; what everybody may open stands at `*` alone."""
    entries: dict[str, list[Entry]] = defaultdict(list)
    for each in found:
        for reader in each.readers:
            entries[reader].extend(each.entries)
    return entries


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """List entries from A to Z, each address once."""
    return sorted({listed.address: listed for listed in entries}.values(), key=_in_order)


def _in_order(listed: Entry) -> tuple[str, str, str]:
    """Order by title, the same title by address: days that stand in titles follow each other."""
    title = alphabetical(listed.title)
    return re.split(r"\d", title, maxsplit=1)[0] or title, listed.where, listed.address


@lru_cache(8192)
def alphabetical(text: str) -> str:
    """Write a title as the alphabet sorts it: small letters without accents, ß as ss, nothing before the first."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return re.sub(r"^\W+", "", "".join(sign for sign in letters if not unicodedata.combining(sign)))


def initial(title: str) -> str:
    """The letter below which a title stands; digits stand together."""
    first = alphabetical(title)[:1]
    return "0–9" if first.isdigit() else first.upper() or "…"


def index(language: str, entries: Iterable[Entry]) -> bytes:
    """Write the index that the script of the search page reads."""
    pages = [{name: getattr(listed, name) for name in _IN_INDEX} for listed in entries]
    return json.dumps({"language": language, "pages": pages}, ensure_ascii=False, separators=(",", ":")).encode()
