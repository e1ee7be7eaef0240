"""How a document's head becomes a record: closed schemas, and every fault with its place and a remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from mentorsite.content.frontmatter import Head
from mentorsite.content.records.record import Closed
from mentorsite.content.records.words import forbidden_in, keys_meant, values_meant
from mentorsite.diagnostics import Diagnostic, Place, fault

Path = tuple[str | int, ...]
Schema = TypeVar("Schema", bound=Closed)


def read_head(
    schema: type[Schema], head: Head, path: str, /, **given: object
) -> tuple[Schema | None, list[Diagnostic]]:
    """Read a head by its schema: the record, or None, and every fault in it.

    A key of another language or with a slip is a fault, and read as the one that is meant: nothing
    else is missed because of it. `given` are facts that do not stand in the head, such as the file's path.
    """
    # A name that we give ourselves is no key of the file, even where the file has one.
    taken = [unknown_key(path, head.keys[(key,)], key, keys_of(schema)) for key in given if key in head.values]
    _, slips, record, errors = _understood(schema, _without_private_keys(head.values), given)
    seen = _Seen(schema, head, path, slips)
    faults = [_finding(seen, error) for error in errors if not _is_broken(error, head, keys_of(schema))]
    return None if taken else record, [*taken, *(_slip(seen, where) for where in slips), *faults]


def read_rest(schema: type[Schema], head: Head, /, **given: object) -> Schema | None:
    """Read of a head at fault what is right: only to look for more faults, never to be shown."""
    values, _, record, errors = _understood(schema, _without_private_keys(head.values), given)
    faulty = {_way(error)[0] for error in errors}
    right = {key: value for key, value in values.items() if key not in faulty}
    needed = {name: "…" for name, field in schema.model_fields.items() if name in faulty and field.is_required()}
    return record or _validated(schema, {**right, **needed, **given})[0]


def _understood(
    schema: type[Schema], values: dict[str, Any], given: Mapping[str, object]
) -> tuple[dict[str, Any], dict[Path, str], Schema | None, list[ErrorDetails]]:
    """Read values as they are meant: those under the right keys, what was written for these, the record, the faults."""
    slips: dict[Path, str] = {}
    record, errors = _validated(schema, {**values, **given})
    while found := _slips(schema, errors, values):
        slips |= found
        values = _renamed(values, found)
        record, errors = _validated(schema, {**values, **given})
    return values, slips, record, errors


def _validated(schema: type[Schema], values: dict[str, Any]) -> tuple[Schema | None, list[ErrorDetails]]:
    try:
        return schema.model_validate(values), []
    except ValidationError as refused:
        return None, refused.errors(include_url=False, include_input=False)


def _is_broken(error: ErrorDetails, head: Head, known: Iterable[str]) -> bool:
    """Tell whether a key only seems to be missing, since its value has a syntax error of its own.

    The key may stand there in another language or with a slip (`Titel: A: b`).
    """
    if error["type"] != "missing" or len(error["loc"]) != 1:
        return error["type"] == "missing" and str(error["loc"][0]) in head.broken
    names = sorted(known)
    return any(error["loc"][0] in (key, *keys_meant(key, names)) for key in head.broken)


def _slips(schema: type[Closed], errors: Iterable[ErrorDetails], values: Any) -> dict[Path, str]:
    """Find the unknown keys that mean a single other, which is not there: the way to it, and what was written."""
    found: dict[Path, str] = {}
    for where in (_way(error) for error in errors if error["type"] == "extra_forbidden"):
        written = str(where[-1])
        meant = [] if forbidden_in(written) else keys_meant(written, _known_keys(schema, where[:-1]))
        if len(meant) == 1 and meant[0] not in _at(values, where[:-1]):
            found.setdefault((*where[:-1], meant[0]), written)
    return found


def _renamed(values: Any, slips: Mapping[Path, str], where: Path = ()) -> Any:
    """Copy values with the keys that are meant in place of those that were written."""
    if isinstance(values, list):
        return [_renamed(value, slips, (*where, index)) for index, value in enumerate(values)]
    if not isinstance(values, dict):
        return values
    meant = {written: str(way[-1]) for way, written in slips.items() if way[:-1] == where}
    named = {meant.get(key) or key: value for key, value in values.items()}
    return {key: _renamed(value, slips, (*where, key)) for key, value in named.items()}


def _at(values: Any, where: Path) -> Any:
    for part in where:
        values = values[part]
    return values


def _without_private_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_private_keys(inner) for key, inner in value.items() if not key.startswith("x-")}
    return [_without_private_keys(inner) for inner in value] if isinstance(value, list) else value


def _way(error: ErrorDetails) -> Path:
    return tuple(part for part in error["loc"] if part != "[key]")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A head as its author sees it, while faults in it are put into words."""

    schema: type[Closed]
    head: Head
    path: str
    slips: Mapping[Path, str]
    """The way to each key that was read as another one, and what was written."""

    def written(self, where: Path) -> Path:
        """Turn the way to a value into the keys that stand in the file."""
        return tuple(self.slips.get(where[: index + 1], part) for index, part in enumerate(where))


def _slip(seen: _Seen, where: Path) -> Diagnostic:
    place = seen.head.keys.get(seen.written(where), Place())
    return unknown_key(seen.path, place, seen.slips[where], _known_keys(seen.schema, where[:-1]))


def _finding(seen: _Seen, error: ErrorDetails) -> Diagnostic:
    where, kind, context = _way(error), error["type"], error.get("ctx", {})
    place = _place(seen.head, seen.written(where))
    if kind == "extra_forbidden":
        key = seen.head.keys.get(seen.written(where), Place())
        return unknown_key(seen.path, key, str(where[-1]), _known_keys(seen.schema, where[:-1]))
    if kind == "missing":
        return fault(seen.path, place, "missing-field", key=where[-1], example=_example(str(where[-1])))
    if kind == "literal_error":
        known = re.findall(r"'([^']+)'", str(context.get("expected")))
        return _wrong_choice(seen.path, place, _value(seen.head, seen.written(where)), known)
    if "-" in kind:
        return fault(seen.path, place, kind, **context)
    return fault(seen.path, place, _shape(kind))


def _place(head: Head, where: Path) -> Place:
    """Find where a value stands; without one its key, and without a key the mapping that lacks it."""
    while where and where not in head.places and where not in head.keys:
        where = where[:-1]
    return head.places.get(where) or head.keys.get(where, Place())


def _value(head: Head, where: Path) -> str:
    value = _at(head.values, where) if where in head.places else ""
    return value if isinstance(value, str) else ""


def _wrong_choice(path: str, place: Place, word: str, known: list[str]) -> Diagnostic:
    near = values_meant(word, known)
    if near:
        return fault(path, place, "wrong-value/similar", similar=", ".join(near))
    return fault(path, place, "wrong-value/choice", expected=", ".join(known))


def unknown_key(path: str, place: Place, key: str, known: Iterable[str]) -> Diagnostic:
    """Find the words for a key that is not known: forbidden here, a slip, or something else."""
    if word := forbidden_in(key):
        return fault(path, place, "forbidden-word", key=word)
    names = sorted(known)
    near = keys_meant(key, names)
    if near:
        return fault(path, place, "unknown-key", similar=", ".join(near))
    return fault(path, place, "unknown-key/none", known=", ".join(names))


def _known_keys(schema: type[Closed], where: Path) -> list[str]:
    """List the keys that a schema knows at a place inside it."""
    found: type[Closed] | None = schema
    among_names = False
    for part in where:
        if among_names:
            # The key of a mapping is a name that the author chose; what is known stands below it.
            among_names = False
        elif found is not None and isinstance(part, str):
            field = next((f for name, f in found.model_fields.items() if part in (f.alias, name)), None)
            found = next(_schemas_in(field.annotation), None) if field else None
            among_names = field is not None and _is_mapping(field.annotation)
    return [] if found is None else keys_of(found)


def _is_mapping(annotation: Any) -> bool:
    return get_origin(annotation) is dict or any(_is_mapping(inner) for inner in get_args(annotation))


def keys_of(schema: type[Closed]) -> list[str]:
    """List the keys that may stand in a file of this schema, as written there."""
    return [field.alias or name for name, field in schema.model_fields.items() if not field.exclude]


def _schemas_in(annotation: Any) -> Iterator[type[Closed]]:
    if isinstance(annotation, type) and issubclass(annotation, Closed):
        yield annotation
    for inner in get_args(annotation):
        yield from _schemas_in(inner)


_EXAMPLES: Mapping[str, str] = {
    "title": "title: …", "from": "from: 2026-02-01", "until": "until: 2026-04-30", "mentor": "mentor: id",
    "name": "name: …", "every": "every: 1 month", "stage": "stage: mentor", "framework": "framework: 1.0.0",
    "version": "version: 1.0.0", "valid_from": "valid_from: 2026-01-01",
}  # fmt: skip


def _example(key: str) -> str:
    return _EXAMPLES.get(key, f"{key}: …")


def _shape(kind: str) -> str:
    """Name the message for a value of the wrong shape, by pydantic's word for it."""
    if kind.startswith(("model", "dict")):
        return "wrong-value/mapping"
    return "wrong-value/list" if kind in ("tuple_type", "list_type", "too_short") else "wrong-value/text"
