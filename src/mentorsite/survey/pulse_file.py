"""The file of a wave, content/pulse/<wave>.md: totals of groups, written so that no few people follow from a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mentorsite.content.documents import parse
from mentorsite.content.reading import Source, read_file
from mentorsite.content.records import read_record
from mentorsite.content.records.fields import Span
from mentorsite.content.records.pulse import GROUPS, Group, Pulse, Who
from mentorsite.diagnostics import errors
from mentorsite.programme.suppression import SMALLEST
from mentorsite.rules import N_
from mentorsite.survey.export import CannotImport


@dataclass(frozen=True, slots=True)
class Known:
    """What the file of a wave says already."""

    groups: Mapping[Who, Group]
    body: str


def path_of(wave: Span) -> str:
    """Name the file of a wave, below content/."""
    return f"pulse/{wave.text.lower()}.md"


def known(content: Path, wave: Span) -> Known | None:
    """Read the file of a wave; None where there is none.

    Errors: CannotImport if it is at fault.
    """
    path = path_of(wave)
    if not (content / path).exists():
        return None
    source = read_file(content / path, path)
    record, found = read_record(parse(source)) if isinstance(source, Source) else (None, [])
    if not isinstance(source, Source) or not isinstance(record, Pulse) or errors(found):
        raise CannotImport(N_("{file} has a fault that must go first. “mentorsite check” shows where."), file=path)
    held = ((who, record.groups.of(who)) for who in GROUPS)
    return Known({who: group for who, group in held if group}, source.text.partition("\n---")[2].partition("\n")[2])


def together(path: str, before: Known | None, new: Mapping[Who, Group], *, replace: bool) -> dict[Who, Group]:
    """Put new groups beside those that are known.

    Errors: CannotImport if a group stands there already, or if few people would follow from what changes.
    """
    held = dict(before.groups) if before else {}
    for who, group in new.items():
        if who in held and not replace:
            raise CannotImport(N_("{file} has this group already. Use --replace to count it anew."), file=path)
        if who in held and _tells_of_few(held[who], group):
            raise CannotImport(
                N_(
                    "Only few answers differ from those in {file}, so that whoever knows both would know these. "
                    "Nothing was written. Count late answers in the next wave."
                ),
                file=path,
            )
    joined = {**held, **new}
    return {who: joined[who] for who in GROUPS if who in joined}


def _tells_of_few(before: Group, after: Group) -> bool:
    """Tell whether the two differ by fewer than five people, in all or in one item."""
    pairs = [(before.answers[item], tally) for item, tally in after.answers.items() if item in before.answers]
    moved = [sum(abs(a - b) for a, b in zip(*pair, strict=True)) for pair in pairs]
    return any(0 < count < SMALLEST for count in (*moved, abs(before.answered - after.answered)))


def write(content: Path, wave: Span, groups: Mapping[Who, Group], body: str) -> None:
    """Write the file in one move."""
    file = content / path_of(wave)
    file.parent.mkdir(exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    beside.write_text("\n".join(lines(wave, groups)) + "\n" + body, encoding="utf-8", newline="\n")
    beside.replace(file)


def lines(wave: Span, groups: Mapping[Who, Group]) -> Iterator[str]:
    """Write the front matter of a wave."""
    yield from ("---", f"wave: {wave.text}", "form: pulse@1", "groups:")
    for who, group in groups.items():
        yield f"  {who}:"
        yield from _numbers(group)
        yield "    answers:"
        yield from (f"      {item}: [{', '.join(map(str, tally))}]" for item, tally in group.answers.items())
    yield "---"


def _numbers(group: Group) -> Iterable[str]:
    if group.invited is not None:
        yield f"    invited: {group.invited}"
    yield f"    answered: {group.answered}"
