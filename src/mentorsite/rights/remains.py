"""What is about to be removed, and what nobody but people can remove: in words, line by line."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from mentorsite.language import Language, counted, say
from mentorsite.programme.common import Common
from mentorsite.report import visible
from mentorsite.rights.forget import Plan
from mentorsite.rights.traces import Trace
from mentorsite.rules import N_

_FEW = 3
"""Files that are named while somebody is asked; all of them stand in the list at the end."""


def intentions(plan: Plan, language: Language) -> Iterator[str]:
    """Say what would be removed; without text of anybody's."""
    yield say(language, N_("A copy for the person first: {command}"), command=f"mentorsite export {plan.person}")
    yield say(language, N_("This would be removed:"))
    for path in plan.paths:
        yield f"- content/{visible(path)}"
    if plan.files:
        yield "  " + counted(language, "{count} file", "{count} files", plan.files).format(count=plan.files)
    yield from (f"- {line}" for line in _of_roster(plan, language))
    for output in plan.outputs:
        text = N_("{count} files in {folder} and what the last build remembers")
        yield "- " + say(language, text, count=len(output.files), folder=visible(output.out.name))


def _of_roster(plan: Plan, language: Language) -> Iterator[str]:
    match plan.fate:
        case "removed":
            yield say(language, N_("the entry in content/people.yaml"))
        case "reduced":
            count, first = len(plan.needed_by), [f"content/{visible(path)}" for path in plan.needed_by[:_FEW]]
            text = counted(
                language,
                "of the entry in content/people.yaml all but the name, with “active: false”: one file of others would "
                "be wrong without it, {files}",
                "of the entry in content/people.yaml all but the name, with “active: false”: {count} files of others "
                "would be wrong without it, such as {files}",
                count,
            )
            yield text.format(count=count, files=", ".join(first))
        case "by-hand":
            yield say(language, N_("not the entry in content/people.yaml: it cannot be taken out line by line"))


def checklist(plan: Plan, common: Common, language: Language) -> list[str]:
    """List what remains, one line to each, to be ticked off."""
    lines = [
        *(say(language, text) for text in _ALWAYS[:2]),
        *_in_git(plan, common, language),
        *(say(language, text) for text in _ALWAYS[2:]),
        *_in_roster(plan, language),
        *(_trace(each, language) for each in plan.traces if each.path != "people.yaml" or plan.fate == "by-hand"),
    ]
    return [f"[ ] {line}" for line in lines]


_ALWAYS = (
    N_("Commit and push what has been removed."),
    N_("Build every site again, and publish it: until then lists and other people's pages still name the person."),
    N_("Clones and forks on other machines, and folders me/ there."),
    N_("CI: artefacts, caches and logs of earlier builds."),
    N_("Published copies of the site on servers, and their logs."),
    N_("Backups of all of these."),
    N_("The HR tool: “people sync --all” brings back whoever still works there."),
    N_("Mail, chats, calendars, and files that were downloaded or printed."),
    N_("The person's own browser: answers that they chose to keep there can be forgotten on the page itself."),
)


def _in_git(plan: Plan, common: Common, language: Language) -> Iterator[str]:
    paths = " ".join(f"--path {visible(shlex.quote(f'content/{path}'))}" for path in plan.paths)
    if paths:
        command = f"git filter-repo --invert-paths {paths}"
        yield say(
            language, N_("Git history keeps every earlier version. After agreeing with all: {command}"), command=command
        )
    else:
        yield say(language, N_("Git history keeps every earlier version of the roster."))
    if plan.is_repository or plan.person in common.programme.sources:
        yield say(language, N_("The person's own repository on its server, and “sources:” in content/programme.md."))


def _in_roster(plan: Plan, language: Language) -> Iterator[str]:
    if plan.fate == "reduced":
        yield say(
            language,
            N_("The name in content/people.yaml: once other files need it no more, run this again: {command}"),
            command=f"mentorsite forget {plan.person}",
        )


def _trace(trace: Trace, language: Language) -> str:
    where = f"content/{visible(trace.path)}"
    if not trace.lines:
        return say(language, N_("{file}: its name"), file=where)
    text = counted(language, "{file}: one line", "{file}: {count} lines", trace.lines)
    return text.format(file=where, count=trace.lines) + (
        ", " + say(language, N_("and its name")) if trace.in_name else ""
    )
