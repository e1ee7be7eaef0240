"""Questions to oneself: a page for everybody that is answered, scored and shown in the reader's browser alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from mentorsite.language import Language, say
from mentorsite.programme.audiences import EVERYONE
from mentorsite.rules import N_
from mentorsite.site.frame import Draft, Frame, Site, draft
from mentorsite.site.questionnaire import Instrument, instruments, taken_along, texts

BARE = "reflection-questions/"
TITLE = N_("Questions to myself")

WORDS = {
    "title": TITLE,
    "towards": N_("The band lies towards “{pole}”."),
    "between": N_("The band lies between the middle and “{pole}”."),
    "around": N_("The band lies around the middle."),
    "takeAlong": N_("Questions to take along"),
    "hollow": N_("The hollow bands were kept earlier: {days}."),
    "same": N_("About the same as on {day}."),
    "moved": N_("Further towards “{pole}” than on {day}."),
    "kept": N_("Kept in this browser: {days}."),
    "nothing": N_("Nothing is kept in this browser."),
    "unable": N_("This browser does not want to keep anything. Printing works."),
    "forgotten": N_("Forgotten. Nothing is kept in this browser any more."),
    "copied": N_("Copied."),
    "selected": N_("The text is selected: copy it with Ctrl+C or ⌘C."),
}
"""What the script of the page says; `{pole}` and `{day}` are filled in by it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One questionnaire in one language, as it stands on the page."""

    id: str
    title: str
    instruction: str
    answers: tuple[str, ...]
    statements: tuple[tuple[int, str], ...]


def questionnaire_page(site: Site, language: Language) -> Iterator[Draft]:
    """Make the page, where the programme offers it."""
    reflection, code = site.common.programme.reflection, language.code
    if reflection.is_offered:
        yield draft(
            _frame(site, language),
            "questionnaire",
            EVERYONE,
            sheets=[_sheet(instrument, code) for instrument in instruments()],
            short=texts().disclaimer.short[code],
            long=texts().disclaimer.long[code],
            agreement=site.text(reflection.agreement, language),
            agreement_lang=code if code in reflection.agreement else site.common.languages[0],
            questions=_questions(language),
        )


def _frame(site: Site, language: Language) -> Frame:
    line = say(language, N_("The page is visible to all colleagues, your answers to nobody but you"))
    crumbs = ((say(language, N_("Handbook")), "handbook/"),)
    return Frame(site, language, BARE, say(language, TITLE), "handbook", line, crumbs=crumbs)


def _sheet(instrument: Instrument, code: str) -> Sheet:
    statements = sorted(instrument.items, key=lambda statement: statement.n)
    return Sheet(
        id=instrument.id,
        title=instrument.title[code],
        instruction=instrument.instruction[code],
        answers=instrument.response_scale.labels[code],
        statements=tuple((one.n, one.de if code == "de" else one.en) for one in statements),
    )


def _questions(language: Language) -> str:
    """Write what the script needs; its own placeholders stay as they are."""
    words = {name: say(language, text, pole="{pole}", day="{day}", days="{days}") for name, text in WORDS.items()}
    taken = taken_along(language.code, language.locale.replace("_", "-"), words)
    return json.dumps(taken, ensure_ascii=False, separators=(",", ":"))
