"""The people of a made-up programme, and who accompanies whom."""

from __future__ import annotations

from dataclasses import dataclass

MENTEES_PER_MENTOR = 3
COORDINATORS = ("nadja-berg", "ines-pohl")
LEADS = 12
"""People to whom others report; none of them is a mentor."""


def _words(text: str) -> list[str]:
    return text.split()


_GIVEN = _words(
    "Ada Ben Cem Dora Emil Fatma Gregor Hanna Ivo Jana Kemal Lena Milan Nora Oskar Paula Quirin Rosa Samir Tilda Umut "
    "Vera Wenzel Xenia Yara Zoran Aylin Bruno Clara Dario Elif Finn"
)
_FAMILY = _words(
    "Adler Baker Costa Demir Eder Fuchs Gruber Haas Ito Jansen Kovac Lind Moser Nowak Okoro Pichler Quast Reiter "
    "Silva Tamm Unger Vogel Weiss Yilmaz Zeman Brandt Conte Dahl Egger Frank Graf"
)
_TEAMS = _words(
    "Web Platform Data Design Support Mobile Security Product Billing Search Docs Network Quality Sales Finance Field"
)
_OFFICES = (("Wien", "Europe/Vienna"), ("Leipzig", "Europe/Berlin"), ("Lisbon", "Europe/Lisbon"))


@dataclass(frozen=True, slots=True)
class Mentee:
    """Somebody who takes part, and with whom."""

    number: int
    id: str
    language: str
    mentors: tuple[str, ...]
    """One after the other; the last one accompanies today."""


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who takes part."""

    mentees: tuple[Mentee, ...]
    mentors: tuple[str, ...]


def people(mentees: int, languages: tuple[str, ...]) -> People:
    """Pair as many mentees with mentors; every fifth has changed to another mentor halfway."""
    mentors = tuple(person_id(number, "m") for number in range(max(2, -(-mentees // MENTEES_PER_MENTOR))))
    return People(tuple(_mentee(number, languages, mentors) for number in range(mentees)), mentors)


def _mentee(number: int, languages: tuple[str, ...], mentors: tuple[str, ...]) -> Mentee:
    place = number // MENTEES_PER_MENTOR
    both = (mentors[place], mentors[(place + 1) % len(mentors)])
    language = languages[number % len(languages)]
    return Mentee(number, person_id(number, "p"), language, both if number % 5 == 4 else both[:1])


def person_id(number: int, group: str) -> str:
    """Make an id that nobody else has: names come again, numbers do not."""
    given, family = _named(number, group)
    return f"{given}-{family}-{group}{number}".lower()


def _named(number: int, group: str) -> tuple[str, str]:
    shift = ord(group)
    return _GIVEN[(number + shift) % len(_GIVEN)], _FAMILY[(number // len(_GIVEN) + number + shift) % len(_FAMILY)]


def roster(known: People) -> str:
    """Write people.yaml."""
    leads = [person_id(number, "l") for number in range(LEADS)]
    lines = [_entry(person, person.replace("-", " ").title(), 0, None, "en") for person in COORDINATORS]
    lines += [_entry(lead, _full(number, "l"), number, None, "en") for number, lead in enumerate(leads)]
    for number, mentor in enumerate(known.mentors):
        lines.append(_entry(mentor, _full(number, "m"), number + 5, leads[0], "en"))
    for mentee in known.mentees:
        lead = leads[1 + mentee.number % (LEADS - 1)]
        lines.append(_entry(mentee.id, _full(mentee.number, "p"), mentee.number, lead, mentee.language))
    return "".join(lines)


def _full(number: int, group: str) -> str:
    return " ".join(_named(number, group))


def address(person: str) -> str:
    """Write somebody's e-mail address."""
    return f"{person}@bench.example"


def _entry(person: str, name: str, number: int, manager: str | None, language: str) -> str:
    office, zone = _OFFICES[number % len(_OFFICES)]
    facts = [f"name: {name}", f"email: {address(person)}", f"team: {_TEAMS[number % len(_TEAMS)]}", f"office: {office}"]
    facts += [f"manager: {manager}"] if manager else []
    facts += [f"language: {language}", f"time_zone: {zone}"]
    return f"{person}:\n" + "".join(f"  {fact}\n" for fact in facts)
