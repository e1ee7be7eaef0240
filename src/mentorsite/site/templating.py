"""Templates to bytes: the only place that knows Jinja.

Sandboxed, everything escaped, undefined names are errors. Templates show; they do not decide.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Hashable, Mapping, MutableMapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any

from jinja2 import ChoiceLoader, FileSystemBytecodeCache, FileSystemLoader, PrefixLoader, StrictUndefined, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.nodes import Expr
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
SHELL = "parts/shell.html"
"""What stands around many pages; `shell_of(page)` gives the parts of it."""
SHELLS = 512
"""How many are kept: they differ by section and depth, and programmes have a few dozen."""


def render(template: str, context: Mapping[str, Any], own: Path | None = None) -> bytes:
    """Render a template for its `page`; a project's own folder of templates goes before the bundled one."""
    return _environment(own, context["page"].language).get_template(template).render(context).encode()


class _Compiler(CodeGenerator):
    """Lets templates escape what is not markup yet, and take markup as it is."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, asked once for each attribute of each type and for each function: its answers never change."""

    code_generator_class = _Compiler

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._attributes: set[tuple[type, str]] = set()
        self._functions: set[FunctionType] = set()

    @staticmethod
    def escaped(value: Any) -> Markup:
        """Escape a value unless it is markup."""
        return value if type(value) is Markup else escape(value)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> dict[str, Any]:
        """Give a template its globals as one mapping: a chain of them is slow to copy for each page."""
        return {**self.globals, **(d or {})}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Read an attribute if the sandbox grants it."""
        try:
            value = getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)
        granted = (type(obj), attribute)
        if granted not in self._attributes:
            if not self.is_safe_attribute(obj, attribute, value):
                return self.unsafe_undefined(obj, attribute)
            self._attributes.add(granted)
        if type(value) is Macro or not callable(value):
            return value
        # Filling in a text reads attributes as well, so it has to stay in the sandbox.
        return self.wrap_str_format(value) or value

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Read an item, or else the attribute of that name, as filters do."""
        try:
            return obj[argument]
        except (TypeError, LookupError):
            return self.getattr(obj, argument) if type(argument) is str else self.undefined(obj=obj, name=argument)

    def call(
        self,
        context: Context,
        obj: Any,
        /,
        *values: Any,
        _loop_vars: Any = None,
        _block_vars: Any = None,
        **options: Any,
    ) -> Any:
        """Call what the sandbox grants; no function of ours looks at what a template has set."""
        if type(obj) is Macro:
            return obj(context.eval_ctx, *values, **options)
        function = obj.__func__ if type(obj) is MethodType else obj
        if type(function) is FunctionType and (function in self._functions or self._grants(function)):
            return obj(*values, **options)
        return super().call(context, obj, *values, _loop_vars=_loop_vars, _block_vars=_block_vars, **options)

    def _grants(self, function: FunctionType) -> bool:
        if granted := self.is_safe_callable(function):
            self._functions.add(function)
        return granted


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
def _environment(own: Path | None, language: Language) -> ImmutableSandboxedEnvironment:
    """Prepare for templates that say everything in one language."""
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
    environment.globals.update(language=language, **_speech(language))
    environment.globals.update(charts=charts, skill_charts=skill_charts, programme_charts=programme_words)
    environment.filters.update({name: _in_language(language, function) for name, function in FILTERS.items()})
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
    # Made once, since the building blocks are told all they need.
    environment.globals["ui"] = environment.get_template(BLOCKS).module
    environment.globals["shell_of"] = _shells(environment)
    return environment


def _shells(environment: ImmutableSandboxedEnvironment) -> Callable[[Any], TemplateModule]:
    @lru_cache(SHELLS)
    def drawn(shell: Hashable) -> TemplateModule:
        # Nothing but the key may be seen, or what stands on one reader's page would stand on another's as well.
        return environment.get_template(SHELL).make_module({"page": shell})

    return lambda page: drawn(page.shell)


def _speech(language: Language) -> dict[str, Callable[..., Markup]]:
    """Make the functions by which templates say something in a language."""

    @cache
    def pieces_of(text: str) -> tuple[Markup, ...]:
        return _cut(words.translated(language, text))

    def say(text: str, /, **values: object) -> Markup:
        pieces = pieces_of(text)
        return _filled(pieces, values) if len(pieces) > 1 else pieces[0]

    def say_counted(one: str, many: str, count: int, /, **values: object) -> Markup:
        return _filled(_cut(words.counted(language, one, many, count)), {"count": count, **values})

    return {"_": say, "ngettext": say_counted}


_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@cache
def _cut(text: str) -> tuple[Markup, ...]:
    """Cut words at their placeholders: escaped words and names by turns."""
    return tuple(escape(piece) for piece in _PLACEHOLDER.split(text))


def _filled(pieces: Sequence[Markup], values: Mapping[str, object]) -> Markup:
    """Put values, escaped, into their places between escaped words."""
    filled = (escape(values[piece]) if index % 2 else piece for index, piece in enumerate(pieces))
    return Markup("".join(filled))  # noqa: S704 (each piece is escaped)


def _in_language(language: Language, function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a function a language as its first argument."""

    # Filters without a context are applied to constants when a template is compiled, and both languages share that.
    @pass_context
    def filtered(_context: Context, *values: Any, **options: Any) -> Any:
        return function(language, *values, **options)

    return filtered


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
