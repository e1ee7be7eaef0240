"""The data sheet: for works council, data protection and anybody who wants to know; to read and to print."""

from __future__ import annotations

from collections.abc import Iterator

from babel.units import format_unit

from mentorsite.content.records.fields import Duration
from mentorsite.content.records.words import FORBIDDEN
from mentorsite.language import Language, say
from mentorsite.programme.audiences import EVERYONE
from mentorsite.programme.suppression import SMALLEST
from mentorsite.rules import N_
from mentorsite.site.data_sheet import data_sheet
from mentorsite.site.frame import Draft, Frame, Site, draft, in_each_language

BARE = "data-sheet/"


def data_sheet_pages(site: Site) -> Iterator[Draft]:
    """Make the data sheet, for everybody, in each language."""
    yield from in_each_language(site, lambda language: [_sheet(site, language)])


def _sheet(site: Site, language: Language) -> Draft:
    frame = Frame(
        site=site,
        language=language,
        bare=BARE,
        title=say(language, N_("Data sheet")),
        readers_line=say(language, N_("Visible to all colleagues")),
        crumbs=((say(language, N_("Who sees what")), "privacy/"),),
    )
    programme = site.common.programme
    return draft(
        frame,
        "datasheet",
        EVERYONE,
        sheets=data_sheet(),
        stretch=stretch_words(language, programme.retention.after_end),
        forbidden=FORBIDDEN,
        k=SMALLEST,
        reflection=programme.reflection,
    )


def stretch_words(language: Language, stretch: Duration) -> str:
    """Say a stretch of the calendar: `6 Monate`."""
    return str(format_unit(stretch.count, f"duration-{stretch.unit}", locale=language.locale))
