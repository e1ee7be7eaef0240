"""From what was asked to the answer: which page lies behind which path.

A path is looked up among the addresses of pages; none ever reaches the file system.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass, replace
from traceback import extract_tb
from typing import Final
from urllib.parse import parse_qs

from mentorsite.diagnostics import Diagnostic, Severity
from mentorsite.language import Language, say, translated
from mentorsite.programme.audiences import EVERYONE
from mentorsite.report import message, summed_up
from mentorsite.resources import TEMPLATES
from mentorsite.rules import N_
from mentorsite.serve.answer import EVENTS, HTML, Answer, kind_of, moved, refusal
from mentorsite.serve.asked import Asked
from mentorsite.serve.doormat import doormat
from mentorsite.serve.doorway import is_from_here, turned_away
from mentorsite.serve.overlay import Bar, Sheet, bar_over, laid_over, language_at
from mentorsite.serve.preview import NOBODY_IN_PARTICULAR, Away, Preview
from mentorsite.site.frame import Frame, Site, draft, rendered
from mentorsite.site.templating import render

log = logging.getLogger("mentorsite.serve")

OWN: Final = ("serve.css", "serve.js")
"""The files of the bar."""
_WORDS: Final = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning")}


@dataclass(frozen=True, slots=True)
class Events:
    """Instead of an answer: somebody who wants to be told of whatever changes."""


@dataclass(frozen=True, slots=True)
class House:
    """The preview and who may look at it."""

    preview: Preview
    host: str = "127.0.0.1"
    """Where it listens, as asked for."""
    reader: str | None = None
    """Whose pages the root leads to; without one there is the doormat."""
    watched: bool = True
    """Whether changes are noticed by themselves; else the files are looked at for each page."""


def reply(house: House, asked: Asked) -> Answer | Events:
    """Answer a request."""
    if away := turned_away(asked, house.host):
        return away
    try:
        return _reply(house, asked)
    except Away:
        words = N_("The files are away right now. The page comes back with them.")
        return replace(_notice(house, 503, N_("Just a moment"), words), headers=(("Refresh", "2"),))
    except Exception as fault:
        # Whatever goes wrong on one page, the others are still there; the text of a fault may quote the author.
        log.error("%s on %s", type(fault).__name__, asked.path, exc_info=log.isEnabledFor(logging.DEBUG))
        return _stumbled(house, fault)


def _reply(house: House, asked: Asked) -> Answer | Events:
    match asked.path.split("/")[1:]:
        case [""]:
            return moved(f"/as/{house.reader}/") if house.reader else _doormat(house, None)
        case ["-", *rest]:
            return _own(house, asked, "/".join(rest))
        case ["assets", *_]:
            return _asset(house, asked.path.removeprefix("/"))
        case ["as", reader] if house.preview.knows(reader):
            return moved(f"/as/{reader}/")
        case ["as", reader, *rest] if house.preview.knows(reader):
            return _page(house, reader, "/".join(rest))
        case _:
            return _notice(house, 404, N_("Wrong turn. Happens to manatees too."), "")


# --- a reader's pages


def _page(house: House, reader: str, address: str) -> Answer:
    if not house.watched and kind_of(address) == HTML:
        house.preview.files.look()
    seen = house.preview.page(reader, address)
    if seen.page is not None and kind_of(address) != HTML:
        return Answer(200, seen.page.data, kind_of(address))
    if seen.page is None and not address.endswith("/") and house.preview.page(reader, f"{address}/").page:
        return moved(f"/as/{reader}/{address}/")
    site = house.preview.files.current().site
    bar = bar_over(site, reader, address, seen)
    if seen.page is None:
        return Answer(404, laid_over(_wrong_turn(site, reader, address), bar))
    return Answer(200, laid_over(seen.page.data, bar))


def _wrong_turn(site: Site, reader: str, address: str) -> bytes:
    """Make the site's page for a wrong turn so that its links work from where the reader is."""
    language = language_at(site, reader, address)
    frame = Frame(site, language, address, say(language, N_("Wrong turn")), at_root=True)
    words = [
        (each.code, say(each, N_("Wrong turn. Happens to manatees too.")), say(each, N_("To the start")))
        for each in site.languages
    ]
    return rendered(draft(frame, "404", EVERYONE, words=words)).data


def _asset(house: House, address: str) -> Answer:
    page = house.preview.page(NOBODY_IN_PARTICULAR, address).page
    return Answer(200, page.data, kind_of(address)) if page else refusal(404)


# --- the preview's own pages


def _own(house: House, asked: Asked, name: str) -> Answer | Events:
    if name in OWN:
        return Answer(200, (TEMPLATES / "serve" / name).read_bytes(), kind_of(name))
    if name in ("events", "findings.json") and not is_from_here(asked):
        return refusal(403)
    if name == "events":
        return Events() if asked.method == "GET" else Answer(200, kind=EVENTS)
    if name == "findings.json":
        return Answer(200, _findings(house, parse_qs(asked.query).get("lang", [""])[0]), kind_of(name))
    return _doormat(house, name.removesuffix("/"))


def _doormat(house: House, code: str | None) -> Answer:
    if not house.watched:
        house.preview.files.look()
    snapshot = house.preview.files.current()
    languages = {language.code: language for language in snapshot.site.languages}
    language = snapshot.site.languages[0] if not code else languages.get(code)
    if language is None:
        return _notice(house, 404, N_("Wrong turn. Happens to manatees too."), "")
    return Answer(200, laid_over(doormat(snapshot, snapshot.site, language), Bar(language, snapshot.version)))


def _notice(house: House, status: int, title: str, words: str) -> Answer:
    snapshot = house.preview.files.current()
    language = snapshot.site.languages[0]
    context = {
        "page": Sheet(language),
        "site": snapshot.site,
        "title": translated(language, title),
        "words": translated(language, words) if words else "",
    }
    return Answer(status, laid_over(render("serve/notice.html", context), Bar(language, snapshot.version)))


def _stumbled(house: House, fault: Exception) -> Answer:
    try:
        return _notice(house, 500, N_("This page cannot be made"), _cause(fault))
    except Exception:
        # Only where one of the bundled templates is being changed.
        return refusal(500)


def _cause(fault: Exception) -> str:
    """Say which template is at fault and where; else only the kind of fault, since its text may quote the author."""
    places = [(frame.filename, frame.lineno) for frame in extract_tb(fault.__traceback__)]
    if isinstance(name := getattr(fault, "filename", None), str):
        places.append((name, getattr(fault, "lineno", None)))
    inside = [f"templates/{name.rpartition('/templates/')[2]}:{line}" for name, line in places if "/templates/" in name]
    return inside[-1] if inside else type(fault).__name__


# --- findings


def _findings(house: House, code: str) -> bytes:
    site = house.preview.files.current().site
    language = next((each for each in site.languages if each.code == code), site.languages[0])
    found = [finding for finding in house.preview.findings() if finding.severity <= Severity.WARNING]
    shape = {
        "version": house.preview.files.news.findings,
        "title": summed_up(found, language) if found else "",
        "findings": [_said(finding, language) for finding in found],
    }
    return json.dumps(shape, ensure_ascii=False).encode()


def _said(finding: Diagnostic, language: Language) -> dict[str, str]:
    return {
        "place": f"content/{finding.path}:{finding.line}:{finding.column}",
        "severity": finding.severity.name.lower(),
        "word": translated(language, _WORDS[finding.severity]),
        "text": message(finding, language),
    }
