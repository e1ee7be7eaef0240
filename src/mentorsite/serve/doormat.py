"""The preview's first page: some people to look through the eyes of, and the list of all the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from mentorsite.language import Language, say
from mentorsite.programme.audiences import pair_reader
from mentorsite.rules import N_
from mentorsite.serve.overlay import Sheet
from mentorsite.serve.preview import NOBODY_IN_PARTICULAR
from mentorsite.serve.snapshot import Snapshot
from mentorsite.site.frame import Site
from mentorsite.site.templating import render

_ROLES = {"mentee": N_("Mentee"), "mentor": N_("Mentor"), "other": N_("Coordination"), "": N_("Colleague")}
_PARTS = {"mentee": N_("Mentees"), "mentor": N_("Mentors"), "other": N_("Coordination"), "": N_("Colleagues")}
_LOOKS = {
    "mentee": N_("Own goals, steps and conversations."),
    "mentor": N_("The desk: whom they accompany, and what comes next."),
    "other": N_("The programme as a whole: pairs, wishes and sums."),
}
"""What there is to see for whoever has no sentence in the programme."""


@dataclass(frozen=True, slots=True)
class Card:
    """One person to look as."""

    reader: str
    name: str
    role: str
    """mentee, mentor, other (coordination), or empty."""
    role_words: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Readers with the same part in the programme."""

    words: str
    cards: tuple[Card, ...]


def doormat(snapshot: Snapshot, site: Site, language: Language) -> bytes:
    """Make the page in one language."""
    context = {
        "page": Sheet(language),
        "site": site,
        "title": say(language, N_("Through whose eyes?")),
        "cards": tuple(cards(snapshot, site, language)),
        "groups": tuple(groups(snapshot, site, language)),
        "nobody": NOBODY_IN_PARTICULAR,
        "others": [other for other in site.languages if other != language],
    }
    return render("serve/doormat.html", context)


def cards(snapshot: Snapshot, site: Site, language: Language) -> Iterator[Card]:
    """Show whom the programme chose; else the coordinators, two mentors and three mentees."""
    chosen = [entry for entry in site.common.programme.doormat if entry.person in site.common.readers]
    for entry in chosen:
        yield _card(snapshot, site, language, entry.person, site.text(entry.sentence, language))
    if not chosen:
        for role, most in (("other", None), ("mentor", 2), ("mentee", 3)):
            people = (person for person in site.common.active if role_of(snapshot, site, person) == role)
            for person in islice(people, most):
                yield _card(snapshot, site, language, person, say(language, _LOOKS[role]))


def groups(snapshot: Snapshot, site: Site, language: Language) -> Iterator[Group]:
    """List all readers by their part in the programme, in the order of the roster."""
    everybody = [_card(snapshot, site, language, person) for person in site.common.active]
    everybody.append(Card(NOBODY_IN_PARTICULAR, say(language, N_("Somebody without a part")), "", ""))
    for role, words in _PARTS.items():
        members = tuple(card for card in everybody if card.role == role)
        if members:
            yield Group(say(language, words), members)
    own = [mentee for mentee in snapshot.marks if mentee in site.common.programme.sources]
    if own:
        pairs = (Card(pair_reader(mentee), site.name(mentee), "mentee", "") for mentee in own)
        yield Group(say(language, N_("Members of a repository")), tuple(pairs))


def _card(snapshot: Snapshot, site: Site, language: Language, person: str, sentence: str = "") -> Card:
    role = role_of(snapshot, site, person)
    return Card(person, site.name(person), role, say(language, _ROLES[role]), sentence)


def role_of(snapshot: Snapshot, site: Site, person: str) -> str:
    """Name somebody's first part in the programme."""
    if person in site.common.programme.coordinators:
        return "other"
    if person in snapshot.marks:
        return "mentee"
    mentor = site.common.mentors.get(person)
    return "mentor" if mentor and mentor.stage in ("mentor", "resting") else ""
