"""Pages for everybody: mentors, handbook, who sees what, the manatee, and a wrong turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from mentorsite import __version__
from mentorsite.content import markup
from mentorsite.content.passages import Passage
from mentorsite.content.records.circles import Circle
from mentorsite.content.records.common import HandbookPage, Mentor
from mentorsite.content.records.record import Record
from mentorsite.language import Language, say
from mentorsite.programme.audiences import EVERYONE, Audience, opens
from mentorsite.programme.common import language_of
from mentorsite.programme.demand import Range
from mentorsite.programme.summary import Summary
from mentorsite.resources import TEMPLATES
from mentorsite.rules import N_
from mentorsite.site.frame import Draft, Frame, Site, draft, in_each_language, names
from mentorsite.site.page import Page
from mentorsite.site.pages.home import Places, places_of, waiting
from mentorsite.site.pages.questionnaire import BARE, TITLE, questionnaire_page
from mentorsite.site.policy import policy
from mentorsite.site.search import Words
from mentorsite.site.skill_words import framework_title
from mentorsite.site.variant import body_html, common_addresses, file_address, linked, resolver


def common_pages(site: Site, summaries: Sequence[Summary]) -> Iterator[Draft | Page]:
    """Make everything that is for everybody."""
    places = {entry.mentor: entry for entry in places_of(site, summaries)}
    alone = waiting(site, summaries)
    drafts = in_each_language(site, lambda language: _in_language(site, language, places, alone))
    yield from (*drafts, _not_found(site))
    yield from _files(site)
    yield from assets(site)


def _in_language(site: Site, language: Language, places: dict[str, Places], alone: Range) -> Iterator[Draft]:
    yield _directory(site, language, places, alone)
    for person, mentor in site.common.offering:
        for audience in _of_mentor(site, person, mentor):
            yield _mentor(site, language, person, mentor, places.get(person), audience)
    for audience in _of_handbook(site):
        yield _handbook(site, language, audience)
    for entry in site.common.handbook:
        for audience in _of_page(site, entry):
            yield _handbook_page(site, language, entry, audience)
    yield from questionnaire_page(site, language)
    yield draft(_frame(site, language, "privacy/", N_("Who sees what")), "privacy", EVERYONE, policy=policy())
    yield draft(_frame(site, language, "manatee/", N_("Why a manatee?")), "manatee", EVERYONE)
    yield draft(_frame(site, language, "about/", N_("About this site")), "about", EVERYONE, version=__version__)


def _frame(site: Site, language: Language, bare: str, title: str, section: str = "") -> Frame:
    line = say(language, N_("Visible to all colleagues"))
    return Frame(
        site=site, language=language, bare=bare, title=say(language, title), section=section, readers_line=line
    )


EVERYBODY = Audience(EVERYONE)


def coordinators(site: Site, without: str = "") -> list[Audience]:
    """Make the audience of the coordinators, where there are any."""
    people = frozenset(site.common.programme.coordinators) & site.common.readers - {without}
    return [Audience(people, coordinator=True)] if people else []


def _of_page(site: Site, record: Record) -> list[Audience]:
    """List who gets a page: everybody, or the coordinators where its `visibility:` says so."""
    return next(([a] for a in (EVERYBODY, *coordinators(site)) if opens(record.circle, a, [])), [])


def _of_handbook(site: Site) -> list[Audience]:
    """List who gets a table of contents: everybody, and the coordinators where there is more for them."""
    closed = any(record.circle is Circle.PROGRAMME for record in (site.common.programme, *site.common.handbook))
    return [EVERYBODY, *(coordinators(site) if closed else ())]


def _of_mentor(site: Site, person: str, mentor: Mentor) -> list[Audience]:
    """List who gets a mentor's page: everybody, and whoever may read more of what is written there."""
    others = coordinators(site, without=person) if mentor.circle is Circle.PROGRAMME else []
    is_open = mentor.circle is Circle.COLLEAGUES and all(passage.kind == "shared" for passage in mentor.passages)
    return [EVERYBODY, *others, *([] if is_open else [Audience(frozenset({person}), owner=True)])]


def _files(site: Site) -> Iterator[Page]:
    """Take along the pictures of the handbook, each for whoever reads something that shows it."""
    common = site.common
    open_records = (common.programme, *common.handbook, *common.catalogue.values())
    pages = [(page, audience) for page in open_records for audience in _of_page(site, page)]
    offers = [(mentor, audience) for who, mentor in common.offering for audience in _of_mentor(site, who, mentor)]
    shown = [(linked(record, _passages(record, audience)), audience.readers) for record, audience in (*pages, *offers)]
    for file in common.attachments:
        readers = frozenset(reader for paths, some in shown if file.path in paths for reader in some)
        if readers:
            yield Page(file_address(file.path), file.data, EVERYONE if readers >= EVERYONE else readers)


def _directory(site: Site, language: Language, places: dict[str, Places], alone: Range) -> Draft:
    topics: dict[str, list[str]] = {}
    for person, mentor in site.common.offering:
        for topic in mentor.offers:
            topics.setdefault(_skill(site, language, topic), []).append(person)
    cards = [
        (p, mentor, [_skill(site, language, t) for t in mentor.offers], places[p]) for p, mentor in site.common.offering
    ]
    frame = _frame(site, language, "directory/", N_("Mentors"), "directory")
    free = sum(places[person].free for person, mentor in site.common.offering if not mentor.rests(site.today))
    listed = sorted(topics.items())
    return draft(frame, "directory", EVERYONE, cards=cards, topics=listed, today=site.today, free=free, waiting=alone)


def _skill(site: Site, language: Language, skill: str) -> str:
    return site.text(site.common.skills[skill], language) if skill in site.common.skills else skill


def _mentor(
    site: Site, language: Language, person: str, mentor: Mentor, places: Places | None, audience: Audience
) -> Draft:
    line = say(language, N_("Visible to all colleagues"))
    crumbs = ((say(language, N_("Mentors")), "directory/"),)
    frame = Frame(
        site,
        language,
        f"directory/{person}/",
        site.name(person),
        "directory",
        line,
        crumbs=crumbs,
        written=mentor.path if audience.owner else None,
    )
    topics, lang = (
        [_skill(site, language, topic) for topic in mentor.offers],
        mentor.lang or language_of(site.common, person),
    )
    return draft(
        frame,
        "mentor",
        audience.readers,
        [Words(", ".join(topics) + "\n" + text_of(mentor, audience), lang)],
        person=person,
        entry=site.common.people[person],
        mentor=mentor,
        places=places,
        topics=topics,
        body=body(site, frame, mentor, audience),
        lang=lang,
        today=site.today,
    )


def body(site: Site, frame: Frame, record: Record, audience: Audience = EVERYBODY, shift: int = 0) -> str:
    """Render what an audience may read of the body of a file that is for everybody, unless it says otherwise.

    It stands right below the page's title; where another heading is between them, `shift` is 1.
    """
    files = frozenset(file.path for file in site.common.attachments)
    resolve = resolver(frame, record, common_addresses(site.common), files)
    passages = _passages(record, audience)
    private = [audience.owner and (p.kind == "only" or record.circle <= Circle.PAIR) for p in passages]
    notes = [_only(site, frame, audience) if alone else "" for alone in private]
    texts = [body_html(frame, record, passage.prose, resolve, shift=shift) for passage in passages]
    return "".join(note + text for note, text in zip(notes, texts, strict=True))


def text_of(record: Record, audience: Audience) -> str:
    """Quote what an audience may read of a body, for a search."""
    return "\n".join(markup.plain(passage.prose) for passage in _passages(record, audience))


def _only(site: Site, frame: Frame, audience: Audience) -> str:
    owner = site.first_name(next(iter(audience.readers)))
    return f'<p class="quiet-text">{escape(say(frame.language, N_("Only {name} can read this."), name=owner))}</p>\n'


def _passages(record: Record, audience: Audience) -> tuple[Passage, ...]:
    is_open = opens(record.circle, audience, [])
    return tuple(p for p in record.passages if audience.owner or (is_open and p.kind == "shared"))


def _handbook(site: Site, language: Language, audience: Audience) -> Draft:
    pages = [entry for entry in site.common.handbook if opens(entry.circle, audience, [])]
    entries = [(f"handbook/{entry.id}/", handbook_title(site, language, entry)) for entry in pages]
    framework = site.common.framework
    entries += [("skills/", framework_title(language, framework))] if framework else []
    entries += [(BARE, say(language, TITLE))] if site.common.programme.reflection.is_offered else []
    entries += [("pulse-form/", say(language, N_("Five sentences on the programme")))]
    entries += [("programme/method/", say(language, N_("How these numbers are made")))]
    frame = _frame(site, language, "handbook/", N_("Handbook"), "handbook")
    programme = site.common.programme
    promise, lang = body(site, frame, programme, audience, shift=1), _lang(site, programme)
    words = [Words(text_of(programme, audience), lang)]
    return draft(frame, "handbook", audience.readers, words, entries=entries, promise=promise, lang=lang)


def handbook_title(site: Site, language: Language, entry: HandbookPage) -> str:
    """Name a handbook page: its title, else its first heading, else its id."""
    headings = (s.heading for p in entry.passages for s in p.prose.sections if s.heading)
    return site.text(entry.title, language) or next(headings, entry.id)


def _handbook_page(site: Site, language: Language, entry: HandbookPage, audience: Audience) -> Draft:
    people = names(site, language, sorted(audience.readers - EVERYONE))
    everybody = say(language, N_("Visible to all colleagues"))
    line = say(language, N_("Visible to {names}"), names=people) if people else everybody
    crumbs = ((say(language, N_("Handbook")), "handbook/"),)
    title = handbook_title(site, language, entry)
    frame = Frame(site, language, f"handbook/{entry.id}/", title, "handbook", line, crumbs=crumbs, written=entry.path)
    text, lang = body(site, frame, entry, audience), _lang(site, entry)
    words = [Words(text_of(entry, audience), lang, titled=language.code not in entry.title)]
    return draft(frame, "handbook-page", audience.readers, words, body=text, lang=lang)


def _lang(site: Site, record: Record) -> str:
    return record.lang or site.common.languages[0]


def _not_found(site: Site) -> Draft:
    """Make the page for a wrong turn; it stands at the root and speaks every language of the site."""
    language = site.languages[0]
    frame = Frame(site, language, "404.html", say(language, N_("Wrong turn")), at_root=True, anywhere=True)
    words = [
        (each.code, say(each, N_("Wrong turn. Happens to manatees too.")), say(each, N_("To the start")))
        for each in site.languages
    ]
    return draft(frame, "404", EVERYONE, words=words)


def assets(site: Site) -> Iterator[Page]:
    """Take along style, script, fonts and drawings; the project's own files go before the bundled ones."""
    folders = [TEMPLATES / "assets", *([site.templates / "assets"] if site.templates else [])]
    files = {
        f.relative_to(folder).as_posix(): f
        for folder in folders
        if folder.is_dir()
        for f in sorted(folder.rglob("*"))
        if f.is_file()
    }
    yield from (Page(f"assets/{name}", file.read_bytes(), EVERYONE) for name, file in sorted(files.items()))
