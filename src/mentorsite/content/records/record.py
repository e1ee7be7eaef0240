"""What all records share, and how a document's head becomes one: closed schemas, faults with a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, SkipValidation, ValidationError
from pydantic_core import ErrorDetails

from mentorsite.content.frontmatter import Head
from mentorsite.content.passages import Passage
from mentorsite.content.records.circles import FILE, PAIR, WORDS, Circle
from mentorsite.diagnostics import Diagnostic, Place, fault
from mentorsite.spelling import similar
from mentorsite.urls import slug

Path = tuple[str | int, ...]
Schema = TypeVar("Schema", bound="Closed")

FORBIDDEN = frozenset(
    "bonus salary pay grade rating score rank performance potential percent "
    "gehalt praemie prämie lohn note bewertung wertung punkte rang leistung potenzial prozent".split()
)

GERMAN_KEYS = {
    "titel": "title", "stand": "status", "zustand": "status", "begonnen": "started", "beginn": "started", "seit": "since",
    "horizont": "horizon", "fähigkeiten": "skills", "weiterbildungen": "trainings", "vorgeschlagen von": "suggested_by",
    "früher": "earlier", "beendet": "ended", "ruht bis": "rests_until", "entstanden aus": "grew_from", "von": "from",
    "bis": "until", "sprache": "lang", "sprachen": "languages", "sichtbar": "visibility", "sichtbarkeit": "visibility",
    "uhrzeit": "time", "zeit": "time", "ort": "where", "minuten": "minutes", "form": "format", "ziele": "goals",
    "datum": "date", "paare": "pairs", "pausen": "pauses", "wünsche": "wishes", "plätze": "places", "stufe": "stage",
    "themen": "topics", "stunden": "hours", "büro": "office", "chef": "manager", "zeitzone": "time_zone",
}  # fmt: skip

GERMAN_VALUES = {
    "idee": "idea", "läuft": "active", "aktiv": "active", "ruht": "paused", "pausiert": "paused", "erreicht": "done",
    "fertig": "done", "erledigt": "done", "weitergewachsen": "reshaped", "losgelassen": "let-go", "geplant": "planned",
    "gehalten": "held", "ausgefallen": "skipped", "vor ort": "onsite", "video": "remote", "spaziergang": "walk",
    "paar": "pair", "ich": "me", "programm": "programme", "alle": "colleagues", "kolleg*innen": "colleagues",
}  # fmt: skip


class Closed(BaseModel):
    """A mapping whose keys are all known; what else stands there is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True)


def read_head(schema: type[Schema], head: Head, path: str, /, **given: object) -> tuple[Schema | None, list[Diagnostic]]:
    """Read a head by its schema: the record, or None and every fault in it.

    `given` are facts that do not stand in the head, such as the file's path.
    """
    values = _without_private_keys(head.values)
    # A name that we give ourselves is no key of the file, even where the file has one.
    taken = [unknown_key(path, head.keys[(key,)], key, keys_of(schema)) for key in given if key in values]
    try:
        record = schema.model_validate({**values, **given})
        return (None, taken) if taken else (record, [])
    except ValidationError as refused:
        faults = refused.errors(include_url=False, include_input=False)
        return None, taken + [_finding(schema, error, head, path) for error in faults if not _is_broken(error, head)]


def _is_broken(error: ErrorDetails, head: Head) -> bool:
    """Tell whether a key only seems to be missing, since its value has a syntax error of its own."""
    return error["type"] == "missing" and str(error["loc"][0]) in head.broken


def _without_private_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_private_keys(inner) for key, inner in value.items() if not key.startswith("x-")}
    return [_without_private_keys(inner) for inner in value] if isinstance(value, list) else value


def _finding(schema: type[Closed], error: ErrorDetails, head: Head, path: str) -> Diagnostic:
    where = tuple(part for part in error["loc"] if part != "[key]")
    kind, context = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return unknown_key(path, head.keys.get(where, Place()), str(where[-1]), _known_keys(schema, where[:-1]))
    if kind == "missing":
        # The parent's position: a missing key has none of its own.
        return fault(path, _place(head, where[:-1]), "missing-field", key=where[-1], example=_example(str(where[-1])))
    if kind == "literal_error":
        return _wrong_choice(path, _place(head, where), _value(head, where), re.findall(r"'([^']+)'", str(context.get("expected"))))
    if "-" in kind:
        return fault(path, _place(head, where), kind, **context)
    return fault(path, _place(head, where), "wrong-value", expected=_shape(kind))


def _place(head: Head, where: Path) -> Place:
    while where and where not in head.places:
        where = where[:-1]
    return head.places.get(where, Place())


def _value(head: Head, where: Path) -> str:
    value: Any = head.values
    for part in where:
        value = value[part]
    return value if isinstance(value, str) else ""


def _wrong_choice(path: str, place: Place, word: str, known: list[str]) -> Diagnostic:
    near = [german] if (german := GERMAN_VALUES.get(word.casefold())) in known else similar(word, known)
    if near:
        return fault(path, place, "wrong-value/similar", similar=", ".join(str(name) for name in near))
    return fault(path, place, "wrong-value/choice", expected=", ".join(known))


def unknown_key(path: str, place: Place, key: str, known: Iterable[str]) -> Diagnostic:
    """Find the words for a key that is not known: forbidden here, a slip, or something else."""
    if FORBIDDEN & set(re.split(r"[^a-zäöüß]+", key.casefold())):
        return fault(path, place, "forbidden-word", key=next(w for w in re.split(r"[^a-zäöüß]+", key.casefold()) if w in FORBIDDEN))
    names = sorted(known)
    german = GERMAN_KEYS.get(key.casefold().replace("_", " "))
    near = [german] if german in names else similar(key, names)
    if near:
        return fault(path, place, "unknown-key", similar=", ".join(str(name) for name in near))
    return fault(path, place, "unknown-key/none", known=", ".join(names))


def _known_keys(schema: type[Closed], where: Path) -> list[str]:
    """List the keys that a schema knows at a place inside it."""
    found: type[Closed] | None = schema
    for part in where:
        if found is not None and isinstance(part, str):
            field = next((f for name, f in found.model_fields.items() if part in (f.alias, name)), None)
            found = next(_schemas_in(field.annotation), None) if field else None
    return [] if found is None else keys_of(found)


def keys_of(schema: type[Closed]) -> list[str]:
    """List the keys that may stand in a file of this schema, as written there."""
    return [field.alias or name for name, field in schema.model_fields.items() if not field.exclude]


def _schemas_in(annotation: Any) -> Iterator[type[Closed]]:
    if isinstance(annotation, type) and issubclass(annotation, Closed):
        yield annotation
    for inner in get_args(annotation):
        yield from _schemas_in(inner)


_EXAMPLES: Mapping[str, str] = {
    "title": "“title: …”", "from": "“from: 2026-02-01”", "until": "“until: 2026-04-30”", "mentor": "“mentor: id”",
    "name": "“name: …”", "every": "“every: 1 month”", "stage": "“stage: mentor”",
}  # fmt: skip


def _example(key: str) -> str:
    return _EXAMPLES.get(key, f"“{key}: …”")


def _shape(kind: str) -> Literal["a list", "key: value", "text"]:
    return "a list" if kind in ("tuple_type", "list_type") else "key: value" if kind.startswith(("model", "dict")) else "text"


class Record(Closed):
    """What one file says: its facts, and its body as passages."""

    usual: ClassVar[Circle] = PAIR
    """Who reads the file where its owner says nothing."""
    widest: ClassVar[Circle] = PAIR
    """How far the owner may open it."""

    path: str = Field(exclude=True)
    """The file, relative to the content folder."""
    passages: Annotated[tuple[Passage, ...], SkipValidation, FILE] = Field(default=(), exclude=True)
    fails_closed: bool = Field(default=False, exclude=True)
    """A block in the body is at fault: only the owner may read the file."""
    lang: Annotated[Literal["de", "en"], FILE] | None = None
    visibility: Annotated[Literal["me", "pair", "programme", "colleagues"], FILE] | None = None

    @property
    def id(self) -> str:
        """The id that other files use for this one."""
        return slug(self.path.rpartition("/")[2].removesuffix(".md"))

    @property
    def circle(self) -> Circle:
        """Who reads the file."""
        if self.fails_closed or "/me/" in self.path:
            return Circle.ME
        return min(WORDS[self.visibility], self.widest) if self.visibility else self.usual
