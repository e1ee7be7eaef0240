"""What was read from a person's files, as JSON: keys as they write them, values as the build understands them.

A level of a skill is a word here as everywhere else; the number stands in the file alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from mentorsite.content import markup
from mentorsite.content.markup import Task
from mentorsite.content.passages import Passage
from mentorsite.content.records.fields import Duration, Hours, Span
from mentorsite.content.records.record import Record
from mentorsite.content.records.skills import Assessment, Estimate, MentorView, Observed
from mentorsite.language import Language
from mentorsite.programme.common import Common
from mentorsite.programme.frameworks import traced
from mentorsite.programme.steps import MARKS
from mentorsite.site.skill_words import interest_word, level_word

Plain = Any
"""What JSON can say."""


@dataclass(frozen=True, slots=True)
class Speaking:
    """Whose words are used for what a file says in numbers."""

    common: Common
    language: Language


def facts_of(speaking: Speaking, record: Record) -> dict[str, Plain]:
    """Write down what a file says: its facts, its text, its tasks."""
    facts = written(record)
    if isinstance(record, Assessment | MentorView):
        facts["skills"] = {skill: _in_words(speaking, record, skill, look) for skill, look in record.skills.items()}
    day = getattr(record, "named", None) or getattr(record, "day", None)
    tasks = [_task(task) for passage in record.passages for task in passage.prose.tasks]
    return {
        "file": record.path,
        **({"day": day.isoformat()} if day else {}),
        "facts": facts,
        **({"text": list(texts_of(record.passages))} if record.passages else {}),
        **({"tasks": tasks} if tasks else {}),
    }


def written(model: BaseModel) -> dict[str, Plain]:
    """Take the keys that stand in a file, by the names they have there."""
    fields = type(model).model_fields
    return {
        field.alias or name: plain(getattr(model, name))
        for name, field in fields.items()
        if name in model.model_fields_set and not field.exclude
    }


def plain(value: object) -> Plain:
    """Turn a value into what JSON can say, in the form in which people write it."""
    match value:
        case BaseModel():
            return written(value)
        case Mapping():
            return {str(key): plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [plain(inner) for inner in value]
        case Span():
            return value.text
        case Duration():
            return f"{value.count} {value.unit}" + ("" if value.count == 1 else "s")
        case Hours():
            return f"{value.start:%H:%M}-{value.end:%H:%M}"
        case time():
            return f"{value:%H:%M}"
        case date():
            return value.isoformat()
        case ZoneInfo():
            return value.key
        case None | bool() | int() | str():
            return value
        case _:
            return str(value)


def texts_of(passages: Iterable[Passage]) -> Iterator[dict[str, str]]:
    """Write down the words of a body, section by section, and whose a block is."""
    for passage in passages:
        block = {} if passage.kind == "shared" else {"block": passage.kind, "person": passage.person or ""}
        for section in passage.prose.sections:
            yield {**block, "heading": section.heading, "words": markup.plain(section)}


def _task(task: Task) -> dict[str, Plain]:
    known = {"by": task.by, "done": task.done, "owners": list(task.owners)}
    return {"mark": MARKS[task.mark], "text": task.text, **{key: value for key, value in known.items() if value}}


def _in_words(
    speaking: Speaking, record: Assessment | MentorView, skill: str, look: Estimate | Observed
) -> dict[str, Plain]:
    """Say a level, an interest and a wish in the framework's words; what has none is left to the file."""
    framework, said = speaking.common.framework, written(look)
    numbers = {key: said.pop(key) for key in ("level", "interest", "target") if key in said}
    if framework is None or record.framework is None:
        return said
    trace = traced(framework, skill, record.framework)
    words = {
        key: interest_word(speaking.language, number, framework)
        if key == "interest"
        else level_word(speaking.language, trace.level(number), framework)
        for key, number in numbers.items()
    }
    return {**{key: word for key, word in words.items() if word}, **said}
