"""How the programme is doing: for coordinators, in numbers about many; the rules behind them and the form for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mentorsite.content.records.pulse import GROUPS
from mentorsite.language import Language, chosen, say
from mentorsite.programme.audiences import EVERYONE, Audience
from mentorsite.programme.closing import LAST_DAY
from mentorsite.programme.health import GAP_STEP, health
from mentorsite.programme.pulse import form, waves
from mentorsite.programme.summary import Summary
from mentorsite.programme.suppression import SMALLEST
from mentorsite.rules import N_
from mentorsite.site.frame import Draft, Frame, Site, draft, in_each_language
from mentorsite.site.pages.common import body, coordinators
from mentorsite.site.pages.home import Coordination, coordination_of

TITLE = N_("How is the programme doing?")
PULSE_TITLE = N_("The pulse of the programme")
METHOD_TITLE = N_("How these numbers are made")
FORM_TITLE = N_("Five sentences on the programme")
FORM = "pulse-form/"
METHOD = "programme/method/"


def programme_pages(site: Site, summaries: Sequence[Summary]) -> Iterator[Draft]:
    """Make the coordinators' pages about the whole programme, and what everybody may know of them."""
    coordination = coordination_of(site, summaries)
    drafts = in_each_language(site, lambda language: _in_language(site, language, summaries, coordination))
    yield from drafts


def _in_language(
    site: Site, language: Language, summaries: Sequence[Summary], coordination: Coordination
) -> Iterator[Draft]:
    for audience in coordinators(site):
        yield _programme(site, language, summaries, coordination, audience)
        yield _pulse(site, language, audience)
    everybody = say(language, N_("Visible to all colleagues"))
    crumbs = ((say(language, N_("Handbook")), "handbook/"),)
    method = Frame(site, language, METHOD, say(language, METHOD_TITLE), "handbook", everybody, crumbs=crumbs)
    yield draft(method, "programme-method", EVERYONE, k=SMALLEST, step=GAP_STEP, closing=LAST_DAY)
    sheet = Frame(site, language, FORM, say(language, FORM_TITLE), "handbook", everybody, crumbs=crumbs)
    groups = [(who, [chosen(language, item.words(who)) for item in form().items]) for who in GROUPS]
    yield draft(sheet, "pulse-form", EVERYONE, groups=groups, answers=_answers(language), k=SMALLEST)


def _answers(language: Language) -> tuple[str, ...]:
    return form().answers[language.code]


def _programme(
    site: Site, language: Language, summaries: Sequence[Summary], coordination: Coordination, audience: Audience
) -> Draft:
    told = waves(site.common.pulse)
    return draft(
        _frame(site, language, "programme/", TITLE),
        "programme",
        audience.readers,
        health=health(site.common, summaries, site.today),
        months=coordination.months,
        pairs_over=coordination.pairs_over,
        free=sum(places.free for places in coordination.places),
        waiting=len(coordination.seekers),
        voices=next(((wave, v) for wave in told for v in wave.groups if v.who == "mentees"), None),
        sentences=_sentences(language),
        trainings=site.common.trainings,
    )


def _sentences(language: Language) -> dict[str, dict[str, str]]:
    """The sentences of the form, by group and item."""
    return {who: {item.id: chosen(language, item.words(who)) for item in form().items} for who in GROUPS}


def _pulse(site: Site, language: Language, audience: Audience) -> Draft:
    frame = _frame(site, language, "programme/pulse/", PULSE_TITLE, crumbs=((say(language, TITLE), "programme/"),))
    told = waves(site.common.pulse)
    texts = {wave.record.path: body(site, frame, wave.record, audience, shift=1) for wave in told}
    return draft(
        frame,
        "programme-pulse",
        audience.readers,
        waves=told,
        texts=texts,
        sentences=_sentences(language),
        lang=site.common.languages[0],
        k=SMALLEST,
    )


def _frame(site: Site, language: Language, bare: str, title: str, crumbs: tuple[tuple[str, str], ...] = ()) -> Frame:
    line = say(language, N_("Visible to the coordinators"))
    return Frame(site, language, bare, say(language, title), "home", line, crumbs=crumbs)
