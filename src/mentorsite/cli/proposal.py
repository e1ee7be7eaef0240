"""What `suggest mentors` and `match` print: text for a terminal, and a proposal in Markdown.

Whoever runs a command is not always the mentee. So why a mentor is missing is said only as far as
all colleagues may know it; everything else stands on the mentee's own page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from mentorsite.language import Language, counted, day, say, together
from mentorsite.programme.cohorts import Aside, Fate, LeftOver, Proposal, Proposed
from mentorsite.programme.matching import NO_ROOM, Meeting, Suggestions
from mentorsite.programme.sides import Seeker
from mentorsite.rules import N_
from mentorsite.site.frame import Site
from mentorsite.site.reasons import reasons_against, reasons_for, topic_names

WISHES = {
    1: N_("The first wish."),
    2: N_("The second wish."),
    3: N_("The third wish."),
}
FATES: Mapping[Fate, str] = {
    "taken": N_("{mentor}: the places went to others in this round"),
    "resting": N_("{mentor}: taking a break"),
    "no-free-place": N_("{mentor}: all places taken"),
    "not-in-directory": N_("{mentor}: not in the directory"),
    "out-of-question": N_("{mentor}: does not fit; why, only {mentee} can read"),
}
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~]")


# --- suggest mentors


def suggestion_lines(site: Site, language: Language, seeker: Seeker, found: Suggestions) -> Iterator[str]:
    """Say who could accompany a mentee from today on, and why."""
    mentee, today = site.name(seeker.mentee), day(language, site.today, "year")
    yield say(language, N_("Mentors for {mentee}, from {day}"), mentee=mentee, day=today)
    for met in found.fitting:
        yield from _suggestion(site, language, met)
    if not found.fitting:
        yield from ("", say(language, N_("Nobody fits just now.")))
    yield from _without_room(site, language, found)
    # Always the same sentence, so that it gives nothing away where it stands.
    text = N_(
        "Whoever else is missing does not fit. The reasons stand on the page {page}, which only {mentee} can read."
    )
    yield from ("", say(language, text, page=page_of(seeker.mentee), mentee=site.first_name(seeker.mentee)))


def _suggestion(site: Site, language: Language, met: Meeting) -> Iterator[str]:
    total = met.points.total
    points = counted(language, "one point", "{count} points", total).format(count=total)
    yield from ("", f"{site.name(met.mentor)} ({met.mentor}): {points}")
    for line in reasons_for(site, language, met):
        yield f"  {line.points:>3}  {line.words}"


def _without_room(site: Site, language: Language, found: Suggestions) -> Iterator[str]:
    known = [(entry.mentor, [r for r in entry.reasons if r in NO_ROOM]) for entry in found.excluded]
    said = [f"{site.name(mentor)} ({reasons_against(language, reasons)})" for mentor, reasons in known if reasons]
    if said:
        yield from ("", say(language, N_("No room now: {mentors}."), mentors=together(language, said)))


def page_of(mentee: str) -> str:
    """Name the page on which a mentee reads about mentors."""
    return f"mentees/{mentee}/mentors/"


# --- match


def proposal_lines(site: Site, language: Language, proposal: Proposal) -> Iterator[str]:
    """Write a proposal as Markdown."""
    begins = day(language, proposal.day, "year")
    yield "# " + say(language, N_("A proposal for pairs from {day}"), day=begins)
    text = N_(
        "Nothing is decided by it. The mentees' wishes went before, in their own order; mentors took in the order of "
        "points. A pair begins with the line that the mentee commits, once the two have talked."
    )
    yield from ("", say(language, text))
    yield from ("", "## " + say(language, N_("Pairs")))
    for pair in proposal.proposed:
        yield from _pair(site, language, pair, proposal.day)
    if not proposal.proposed:
        yield from ("", say(language, N_("None in this round.")))
    if proposal.left_over:
        yield from ("", "## " + say(language, N_("Without a mentor for now")))
    for left in proposal.left_over:
        yield from _left_over(site, language, left)
    yield from _aside(site, language, proposal.aside, begins)


def _pair(site: Site, language: Language, pair: Proposed, begins: date) -> Iterator[str]:
    yield from ("", "### " + say(language, N_("{mentee} with {mentor}"), **_names(site, pair.mentee, pair.mentor)))
    yield from ("", " ".join(_reasons(site, language, pair)))
    file = f"content/mentees/{pair.mentee}/mentee.md"
    text = N_("To commit, in {file}:") if pair.first_pair else N_("To commit, in {file}, as one more below “pairs:”:")
    yield from ("", say(language, text, file=f"`{file}`"), "", "```yaml")
    if pair.first_pair:
        yield "pairs:"
    yield from (f"  - {{mentor: {pair.mentor}, from: {begins}}}", "```")


def _reasons(site: Site, language: Language, pair: Proposed) -> Iterator[str]:
    yield say(language, WISHES.get(pair.wish, N_("Wish number {number}.")), number=pair.wish)
    if pair.topics:
        topics = together(language, map(_plain, topic_names(site, language, pair.topics)))
        yield say(language, N_("In common: {topics}."), topics=topics)


def _left_over(site: Site, language: Language, left: LeftOver) -> Iterator[str]:
    mentee = _plain(site.first_name(left.mentee))
    yield from ("", "### " + _plain(site.name(left.mentee)), "")
    for mentor, fate in left.wishes:
        yield "- " + say(language, FATES[fate], mentor=_plain(site.name(mentor)), mentee=mentee)
    if not left.wishes:
        text = N_("{mentee} has ranked nobody yet. The page {page} helps with that.")
        yield say(language, text, mentee=mentee, page=f"`{page_of(left.mentee)}`")
    yield from ("", _what_helps(site, language, left, mentee))


def _what_helps(site: Site, language: Language, left: LeftOver, mentee: str) -> str:
    others = together(language, [_plain(site.name(mentor)) for mentor in left.others])
    if others:
        text = N_(
            "What helps now: talk with {mentee}. There is room, and it would fit, with: {mentors}. A name that "
            "{mentee} adds to “wishes:” counts in the next round."
        )
    else:
        text = N_(
            "What helps now: talk with {mentee}. Nobody who fits has room, so ask around who would like to accompany "
            "somebody, or whether one more topic or way of talking would do."
        )
    return say(language, text, mentee=mentee, mentors=others)


def _aside(site: Site, language: Language, aside: Iterable[Aside], begins: str) -> Iterator[str]:
    listed = list(aside)
    if not listed:
        return
    yield from ("", "## " + say(language, N_("With a mentor already")), "")
    for entry in listed:
        mentors = together(language, [_plain(site.name(mentor)) for mentor in entry.mentors])
        yield f"- {_plain(site.name(entry.mentee))}: {mentors}"
    text = N_("Should one of these pairs end before {day}, “until:” goes into its line first.")
    yield from ("", say(language, text, day=begins))


def _names(site: Site, mentee: str, mentor: str) -> dict[str, str]:
    return {"mentee": _plain(site.name(mentee)), "mentor": _plain(site.name(mentor))}


def _plain(words: str) -> str:
    """Keep Markdown from taking signs in a name for its own."""
    return _MARKUP.sub(lambda sign: "\\" + sign[0], words)
