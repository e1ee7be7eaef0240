"""The texts that lie in a copy: what is in it, who can read what, and what somebody wrote to others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mentorsite.content import markup
from mentorsite.language import Language, counted, day, say, together, translated
from mentorsite.programme.common import Common
from mentorsite.report import visible
from mentorsite.rights.given import Given
from mentorsite.rights.readers import FEEDBACK, ONLY, TEXT, Readable
from mentorsite.rules import N_
from mentorsite.site.frame import Site

_PARTS = {
    TEXT: N_("the text"),
    ONLY: N_("blocks “::: only”"),
    FEEDBACK: N_("feedback"),
}


@dataclass(frozen=True, slots=True)
class Leaflet:
    """Whom a text is for, and in which language."""

    common: Common
    today: date
    language: Language
    person: str

    def say(self, text: str, **values: object) -> str:
        """Say a sentence."""
        return say(self.language, text, **values)

    def name(self, person: str) -> str:
        """Name somebody as the site does."""
        return visible(Site(self.common, self.today).name(person))

    @property
    def as_of(self) -> str:
        """The day of the copy in words."""
        return self.say(N_("As of {day}."), day=day(self.language, self.today, "year"))


def introduction(leaflet: Leaflet, has_pages: bool, has_given: bool, left_out: Sequence[str]) -> str:
    """Say what lies in a copy, and what does not."""
    words = {
        "content/": N_("the files themselves, as they lie on this machine, and the entry in the roster"),
        "facts.json": N_("the same as a program reads it"),
        "who-can-read.txt": N_("who can read what of it, by name"),
        "site/": N_("the pages: open site/index.html") if has_pages else "",
        "feedback-given.txt": N_("what was written to others as feedback") if has_given else "",
    }
    listed = [f"{name}: {translated(leaflet.language, text)}" for name, text in words.items() if text]
    left = [leaflet.say(N_("Left out, since it is no ordinary file: {file}"), file=visible(path)) for path in left_out]
    paragraphs = [
        leaflet.say(N_("Everything here about {name}"), name=leaflet.name(leaflet.person)),
        leaflet.as_of,
        "\n".join([*listed, *left]),
        leaflet.say(
            N_(
                "What a mentor wrote in this person's folder is in here, too. What somebody sees as a mentor or "
                "coordinator is about other people, and stays out. Thoughts in a folder me/ are in here only if this "
                "was made on the machine where they lie. Earlier versions stand in git."
            )
        ),
    ]
    return _text(paragraphs)


def reading_list(leaflet: Leaflet, shown: Iterable[Readable], ends: Mapping[str, date], withheld: Sequence[str]) -> str:
    """List by file who can read what today, on the site and in git."""
    files: dict[str, list[Readable]] = {}
    for each in shown:
        files.setdefault(each.file, []).append(each)
    parts = [
        "\n".join([f"content/{visible(file)}", *(_line(leaflet, each, ends) for each in of_file)])
        for file, of_file in files.items()
    ]
    source = leaflet.common.programme.sources.get(leaflet.person)
    clones = [leaflet.name(person) for person in source.readers] if source else []
    in_git = (
        leaflet.say(N_("In the repository: {names}"), names=together(leaflet.language, clones))
        if clones
        else leaflet.say(N_("In git: whoever can clone the repository reads all of it."))
    )
    broken = leaflet.say(N_("On nobody else's pages, because of a mistake in them:"))
    hidden = ["\n".join([broken, *(f"- content/{visible(path)}" for path in withheld)])] if withheld else []
    heading = leaflet.say(N_("Who can read what of {name}"), name=leaflet.name(leaflet.person))
    return _text([heading, leaflet.as_of, in_git, *parts, *hidden])


def _line(leaflet: Leaflet, each: Readable, ends: Mapping[str, date]) -> str:
    parts = [translated(leaflet.language, _PARTS[part]) if part in _PARTS else visible(part) for part in each.parts]
    what = ", ".join(parts) or leaflet.say(N_("the picture"))
    return f"- {what}: {', '.join(_people(leaflet, each, ends)) or leaflet.say(N_('nobody (used for checks only)'))}"


def _people(leaflet: Leaflet, each: Readable, ends: Mapping[str, date]) -> Iterator[str]:
    """Name the readers, the person first; everybody stands for all of them."""
    if "*" in each.readers:
        yield leaflet.say(N_("all colleagues"))
        return
    for person in sorted(each.readers, key=lambda reader: (reader != leaflet.person, reader)):
        notes = [leaflet.say(N_("in part"))] if person in each.in_part else []
        if person in ends:
            notes.append(leaflet.say(N_("until {day}"), day=day(leaflet.language, ends[person], "year")))
        yield leaflet.name(person) + (f" ({', '.join(notes)})" if notes else "")


def given_words(leaflet: Leaflet, given: Sequence[Given]) -> str:
    """Write down feedback that somebody gave, conversation by conversation."""
    heading = counted(leaflet.language, "Feedback given, once", "Feedback given, {count} times", len(given))
    parts = [
        "\n".join([f"{leaflet.name(each.mentee)}, {day(leaflet.language, each.day, 'year')}", *_words(each)])
        for each in sorted(given, key=lambda each: (each.mentee, each.day))
    ]
    return _text([heading.format(count=len(given)), leaflet.as_of, *parts])


def _words(given: Given) -> Iterator[str]:
    for passage in given.passages:
        for section in passage.prose.sections:
            yield from (line for line in (section.heading, markup.plain(section)) if line)


def _text(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"
