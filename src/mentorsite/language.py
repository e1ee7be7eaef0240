"""Words and dates in a reader's language: catalogues and CLDR through Babel.

English texts are the message ids; German stands in `locale/de/LC_MESSAGES/mentorsite.po`.
Placeholders are written `{name}` in both.
"""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache, lru_cache
from typing import Literal

from babel.core import Locale, get_global
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.localedata import exists
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from mentorsite.diagnostics import Diagnostic
from mentorsite.resources import LOCALES
from mentorsite.rules import MESSAGES

REMEMBERED = 4096
"""Dates in words that are kept: pages say the same ones again and again."""

NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site, as it is spoken where the programme is."""

    code: str
    """de or en: the part of the address, and the value of `lang`."""
    locale: str
    """The same with a territory, where CLDR knows it: de_AT says Jänner."""


@cache
def spoken(code: str, time_zone: str | None = None) -> Language:
    """Find a language as spoken in the territory of a time zone."""
    # 001 is the world: English dates as most of it writes them.
    territory = get_global("zone_territories").get(time_zone or "", "001")
    return Language(code, f"{code}_{territory}" if exists(f"{code}_{territory}") else code)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    source = LOCALES / code / "LC_MESSAGES" / "mentorsite.po"
    if not source.is_file():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translated(language: Language, text: str) -> str:
    """Find the words for an English text; placeholders stay."""
    return _catalogue(language.code).gettext(text)


def counted(language: Language, one: str, many: str, count: int) -> str:
    """Find the words for a count; placeholders stay."""
    return _catalogue(language.code).ngettext(one, many, count)


def say(language: Language, text: str, **values: object) -> str:
    """Find the words for an English text and fill in its placeholders."""
    return translated(language, text).format(**values)


def chosen(language: Language, texts: Mapping[str, str]) -> str:
    """Choose a text in a language; in any other one it has, where it lacks that."""
    return texts.get(language.code) or texts.get("") or next(iter(texts.values()), "")


def worded(finding: Diagnostic, language: Language) -> str:
    """Say a finding in a language, remedy included."""
    return say(language, MESSAGES[finding.message].text, **dict(finding.values))


@lru_cache(REMEMBERED)
def day(language: Language, value: date, style: Literal["long", "short", "year", "weekday"] = "long") -> str:
    """Write a day: long `20. August`, short `20. Aug.`, year `20. August 2026`, weekday `Donnerstag, 20. August`."""
    if style == "year":
        return _together(format_date(value, "long", locale=language.locale))
    written = _together(format_skeleton("MMMd" if style == "short" else "MMMMd", value, locale=language.locale))
    return f"{weekday(language, value)}, {written}" if style == "weekday" else written


_AFTER_DAY = re.compile(r"(?<=\d) (?=\D)|(?<=\d\.) (?=\D)")


def _together(text: str) -> str:
    """Keep the number of a day at its month: the blank between them does not break."""
    return _AFTER_DAY.sub(NO_BREAK, text)


@lru_cache(REMEMBERED)
def month(language: Language, value: date, style: Literal["long", "short", "letter", "year"] = "long") -> str:
    """Write a month: long `August`, short `Aug.`, letter `A`, year `August 2026`."""
    pattern = {"long": "LLLL", "short": "LLL", "letter": "LLLLL", "year": "LLLL y"}[style]
    return str(format_date(value, pattern, locale=language.locale))


@lru_cache(REMEMBERED)
def weekday(language: Language, value: date, *, short: bool = False) -> str:
    """Write a day of the week."""
    return str(format_date(value, "ccc" if short else "cccc", locale=language.locale)).rstrip(".")


@lru_cache(REMEMBERED)
def span(language: Language, first: date, last: date) -> str:
    """Write a soft date in words: a day, a month, a quarter or a year, by its first and last day."""
    if first == last:
        return day(language, first)
    if first.month == last.month:
        return month(language, first, "year")
    if (last.month - first.month) == 2:
        return str(format_skeleton("yQQQQ", first, locale=language.locale))
    return str(first.year)


@lru_cache(REMEMBERED)
def clock(language: Language, value: time) -> str:
    """Write a time of day."""
    return str(format_time(value, "short", locale=language.locale))


def language_name(language: Language, code: str) -> str:
    """Name a language in another one: `en` is `Englisch` in German; a code that CLDR does not know stays as it is."""
    return str(Locale.parse(language.locale).languages.get(code, code))


def together(language: Language, items: Iterable[str]) -> str:
    """Join names by commas and the last by `and`."""
    return str(format_list(list(items), locale=language.locale))
