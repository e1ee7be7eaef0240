"""Words by which a question about a goal is worth asking, in German and English; in doubt nobody is asked."""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:[-'’*][^\W_]+)*")
_QUOTED: Final = re.compile(r"„[^“”]*[“”]|“[^”]*”|\"[^\"]*\"|«[^»]*»|»[^«]*«|‚[^‘’]*[‘’]|`[^`]*`")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NUMBERS: Final = _listed(
    "ein eine einen einem einer eins zwei drei vier fünf sechs sieben acht neun zehn zwölf zwanzig dreißig hundert "
    "einmal zweimal dreimal täglich wöchentlich monatlich jede jeden jedem jedes jeder "
    "a an one two three four five six seven eight nine ten twelve twenty thirty hundred "
    "once twice daily weekly monthly every each first second third"
)
_VAGUE: Final = _listed(
    "besser bessere besseres mehr öfter stärker sicherer souveräner selbstbewusster selbstsicherer mutiger sichtbarer "
    "effizienter effektiver strukturierter organisierter gelassener produktiver kreativer "
    "verbessern optimieren stärken ausbauen vertiefen weiterentwickeln "
    "better more stronger improve improving enhance strengthen deepen grow"
)
_ENOUGH: Final = 6
"""With so many words, something is usually said of how or where."""

_NOUNS: Final = _listed(
    "vortrag vorträge kurs kurse workshop workshops seminar seminare schulung schulungen weiterbildung coaching "
    "feedback thema themen konzept folien englisch deutsch zeitmanagement selbstvertrauen selbstbewusstsein konflikte "
    "gespräch gespräche recherche skills communication confidence presentation presentations course courses slides "
    "topic topics agenda leadership teamwork certification management"
)
_ENDINGS: Final = (
    *("heit", "keit", "schaft", "tät", "ismus", "kommunikation", "präsentation", "motivation"),
    *("vortrag", "kurs", "workshop", "seminar", "schulung", "bildung", "management", "folien"),
)
"""Of longer words that are names of things in any sentence."""
_SMALL: Final = _listed(
    "der die das den dem des ein eine einen einem einer für zu zum zur mit von vom und oder in im am auf über bei "
    "mein meine meinen meiner mehr bessere besserer besseres gute guter gutes neue neuer neues "
    "the a an of for with and or in on my our new good better more"
)

_IMPOSED: Final = re.compile(
    r"(?:^|[.!?:;]\s+)(?:du (?:musst|sollst)|you (?:must|have to|are to|are expected to))\b"
    r"|\bauf anweisung (?:von|der|des|meine[rs]?)\b",
    re.IGNORECASE,
)
_PAID: Final = re.compile(
    r"\b(?:zielvereinbarung(?:en|s\w*)?|zielvorgaben?|bonus|boni|bonuszahlung\w*|leistungsprämien?|gehaltserhöhung\w*"
    r"|gehaltssprung|gehaltsstufen?|leistungsbeurteilung\w*|bonuses|pay rises?|pay raises?"
    r"|salary (?:increase|raise|rise)s?|(?:my|annual) (?:performance (?:review|rating)|appraisal)"
    r"|target agreements?)(?![-\w])",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"\b(?:kein\w*|nicht|ohne|statt|no|not|without|never|instead of|than)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)

_MANY: Final = (
    r"(?:[2-9]|\d{2,3}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|mehrere|two|three|four|five|six|seven"
    r"|eight|nine|ten|twelve|several)"
)
_MANY_WEEKS: Final = r"(?:[5-9]|\d{2,3}|fünf|sechs|sieben|acht|neun|zehn|zwölf|five|six|seven|eight|nine|ten|twelve)"
_LONG: Final = re.compile(
    rf"\b(?:{_MANY} (?:monate|quartale|jahre)|{_MANY_WEEKS} wochen|ein (?:ganzes |halbes )?jahr|ein quartal) lang\b"
    rf"|\bfor (?:{_MANY} (?:months|quarters|years)|{_MANY_WEEKS} weeks)\b"
    r"|\bfor (?:a|one|half a) (?:whole )?(?:year|quarter)(?=[.!]?$)",
    re.IGNORECASE,
)


def words_in(text: str) -> list[str]:
    """List the words of a text in small letters."""
    return [word.casefold() for word in _WORD.findall(text)]


def is_vague(text: str) -> bool:
    """Tell whether a few words only wish for more of something, with nothing to count in them."""
    words = words_in(text)
    counts = any(character.isdigit() for character in text) or not _NUMBERS.isdisjoint(words)
    return not counts and len(words) < _ENOUGH and not _VAGUE.isdisjoint(words) and not _QUOTED.search(text)


def has_no_verb(text: str) -> bool:
    """Tell whether all words are names of things and small words between them; one unknown word may be the verb."""
    words = words_in(text)
    bare = _WORD.sub("", text).strip(" ,.&/+-–—")
    things = [word for word in words if _is_thing(word)]
    return not bare and bool(things) and all(word in _SMALL or _is_thing(word) for word in words)


def _is_thing(word: str) -> bool:
    return word in _NOUNS or word.endswith(_ENDINGS)


def takes_long(text: str) -> bool:
    """Tell whether a text speaks of more than four weeks on end."""
    return _LONG.search(_QUOTED.sub(" ", text)) is not None


def sounds_imposed(text: str) -> bool:
    """Tell whether a text speaks to its owner as an order would."""
    return _IMPOSED.search(_QUOTED.sub(" ", text)) is not None


def sounds_paid(text: str) -> bool:
    """Tell whether a text ties itself to pay or appraisal; what denies that is left alone, and so are quotations."""
    own = _QUOTED.sub(" ", text)
    return any(not _DENIED.search(own[: match.start()]) for match in _PAID.finditer(own))
