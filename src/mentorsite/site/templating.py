"""Templates to bytes: the only place that knows Jinja.

Sandboxed, everything escaped, undefined names are errors. Templates show; they do not decide.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemBytecodeCache, FileSystemLoader, PrefixLoader, StrictUndefined, pass_context
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from mentorsite import language as words
from mentorsite.content.records.fields import as_span
from mentorsite.language import Language
from mentorsite.programme.beginning import first_steps, is_beginning
from mentorsite.resources import TEMPLATES
from mentorsite.site import charts, programme_words, skill_charts, skill_words, training_words
from mentorsite.site import words as sentences
from mentorsite.site.hyphens import breakable
from mentorsite.urls import is_safe

BLOCKS = "parts/components.html"
"""What every template knows as `ui`."""


def render(template: str, context: Mapping[str, Any], own: Path | None = None) -> bytes:
    """Render a template; a project's own folder of templates goes before the bundled one."""
    environment = _environment(own)
    # The building blocks are made once for a page, not by each part that uses them.
    blocks = environment.get_template(BLOCKS).make_module(dict(context))
    return environment.get_template(template).render(context, ui=blocks).encode()


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, asked once for each attribute of each type: its answer depends on nothing else."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._granted: set[tuple[type, str]] = set()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Read an attribute if the sandbox grants it; methods are looked at each time."""
        key = (type(obj), attribute)
        if key in self._granted:
            value = getattr(obj, attribute)
            if _is_plain(value):
                return value
        value = super().getattr(obj, attribute)
        if _is_plain(value) and getattr(obj, attribute, self) is value:
            self._granted.add(key)
        return value

    def call(self, context: Context, obj: Any, /, *values: Any, **options: Any) -> Any:
        """Call what the sandbox grants; a macro of ours always is."""
        if type(obj) is Macro:
            return context.call(obj, *values, **options)
        return super().call(context, obj, *values, **options)


def _is_plain(value: Any) -> bool:
    return type(value) is Macro or not callable(value)


def _kept_bytecode() -> FileSystemBytecodeCache | None:
    """Keep compiled templates in a folder that is the user's alone, as Python does; None where that cannot be."""
    try:
        # Compiled templates know which filters take the context, so they belong to one state of this file.
        state = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
        return FileSystemBytecodeCache(pattern=f"mentorsite-{state}-%s.cache")
    except (OSError, RuntimeError):
        return None


def forget_templates() -> None:
    """Read templates anew from now on; they are read once otherwise."""
    _environment.cache_clear()


@cache
def _environment(own: Path | None) -> ImmutableSandboxedEnvironment:
    bundled = FileSystemLoader(TEMPLATES)
    folders = [FileSystemLoader(own)] if own else []
    environment = _Sandbox(
        loader=ChoiceLoader([*folders, bundled, PrefixLoader({"mentorsite": bundled})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_kept_bytecode(),
    )
    environment.globals.update(_=_say, ngettext=_counted, charts=charts, skill_charts=skill_charts, asset=_asset)
    environment.globals.update(programme_charts=programme_words)
    environment.filters.update({name: _in_language(function) for name, function in FILTERS.items()})
    environment.filters.update(
        written=Markup,
        breakable=breakable,
        marks=sentences.marks,
        first_steps=first_steps,
        is_beginning=is_beginning,
        scene=sentences.scene,
        directions=sentences.directions,
        is_link=is_safe,
    )
    environment.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    return environment


def _language(context: Context) -> Language:
    found: Language = context["page"].language
    return found


@pass_context
def _say(context: Context, text: str, **values: object) -> Markup:
    pieces = _pieces(_language(context), text)
    return _filled(pieces, values) if len(pieces) > 1 else pieces[0]


@pass_context
def _counted(context: Context, one: str, many: str, count: int, **values: object) -> Markup:
    words_for_count = words.counted(_language(context), one, many, count)
    return _filled(_cut(words_for_count), {"count": count, **values})


_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@cache
def _pieces(language: Language, text: str) -> tuple[Markup, ...]:
    """Cut the words for a text at its placeholders: escaped words and names by turns."""
    return _cut(words.translated(language, text))


@cache
def _cut(text: str) -> tuple[Markup, ...]:
    return tuple(escape(piece) for piece in _PLACEHOLDER.split(text))


def _filled(pieces: Sequence[Markup], values: Mapping[str, object]) -> Markup:
    """Put values, escaped, into their places between escaped words."""
    filled = (escape(values[piece]) if index % 2 else piece for index, piece in enumerate(pieces))
    return Markup("".join(filled))  # noqa: S704 (each piece is escaped)


@pass_context
def _asset(context: Context, name: str) -> str:
    link: str = context["page"].asset(name)
    return link


def _in_language(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a function the language of the page as its first argument."""

    def filtered(context: Context, *values: Any, **options: Any) -> Any:
        return function(_language(context), *values, **options)

    return pass_context(filtered)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "day": words.day,
    "month": words.month,
    "weekday": words.weekday,
    "clock": words.clock,
    "language_name": words.language_name,
    "together": words.together,
    "soft": lambda language, text: words.span(language, (span := as_span(text)).first, span.last),
    "status_word": sentences.status,
    "mark_word": sentences.mark,
    "format_word": sentences.talk_format,
    "track": sentences.track,
    "track_title": sentences.track_title,
    "by": sentences.by,
    "until": sentences.until,
    "rhythm_words": sentences.rhythm,
    "strip": sentences.strip,
    "month_labels": sentences.month_labels,
    "month_title": sentences.month_title,
    "level_word": skill_words.level_word,
    "skill_name": skill_words.skill_name,
    "first_strips": skill_words.first_strips,
    "rail_words": skill_words.rail_words,
    "skills_message": skill_words.message,
    "looked_at": skill_words.looked_at,
    "share_word": programme_words.share,
    "group_word": programme_words.voices_of,
    "count_word": programme_words.count,
    "range_word": programme_words.reach,
    "moved_word": programme_words.moved,
    "span_word": lambda language, span: words.span(language, span.first, span.last),
    "training_form": training_words.kind,
    "training_state": training_words.state,
    "recommended": training_words.recommended,
    "length_words": training_words.length,
    "cost": training_words.cost,
    "people_range": training_words.people,
    "stage_word": training_words.stage,
    "next_on_the_way": training_words.next_on_the_way,
    "chosen": words.chosen,
}
"""What a template can do with a value, in the language of its page."""
