"""The questionnaire for self-reflection as it ships: statements, key, words for both poles.

It is answered in the reader's browser and nowhere else. Here are only the texts and the rules that
the page takes along; no answer and no result ever comes back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from mentorsite.content.frontmatter import Limits, read_yaml
from mentorsite.resources import DATA

NAMES = ("mini-ipip-20", "ipip-50")
"""The questionnaires that can be chosen, the shorter one first."""

_FOLDER = DATA / "instruments"
_LIMITS = Limits(depth=8, nodes=5_000, size=64 * 1024)


class _Part(BaseModel):
    """A part of a file that ships with the package; what the page does not need is left out."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def _hundredths(value: object) -> object:
    """Write `0.5`, or the number at the end of `score < 2.5`, in hundredths: the browser reckons in whole numbers."""
    return int(Decimal(value.split()[-1]) * 100) if isinstance(value, str) else value


Words = Mapping[str, str]
"""A text by language."""
Hundredths = Annotated[int, BeforeValidator(_hundredths)]


class Statement(_Part):
    """One sentence to agree with or not."""

    n: int
    scale: str
    key: Literal["+", "-"]
    """Whether agreeing speaks for the scale or against it."""
    en: str
    de: str


class Shown(_Part):
    """The name under which a scale is shown turned round."""

    id: str


class Scale(_Part):
    """What some of the statements have in common."""

    id: str
    show_as: Shown | None = None


class Scoring(_Part):
    """When there are answers enough."""

    min_answered: int


class Display(_Part):
    """How far a result can be trusted, on the scale from 1 to 5."""

    uncertainty: Hundredths
    """Half the width of the bar."""
    noticeable_change: Hundredths
    """Two results that differ by less are about the same."""


class Answers(_Part):
    """The words for the answers, from no to yes."""

    labels: Mapping[str, tuple[str, ...]]


class Instrument(_Part):
    """One questionnaire."""

    id: str
    version: int
    title: Words
    instruction: Words
    response_scale: Answers
    scoring: Scoring
    scales: tuple[Scale, ...]
    display: Display
    items: tuple[Statement, ...]


class Pole(_Part):
    """One end of a range: a way of being, with its use and its price."""

    label: Words
    text: Words


class Trait(_Part):
    """The words for one range."""

    id: str
    axis: Words
    left: Pole
    right: Pole
    questions: Mapping[str, tuple[str, ...]]


class Zones(_Part):
    """Where the left and the right begin, on the scale from 1 to 5."""

    left: Hundredths
    right: Hundredths


class Disclaimer(_Part):
    """What has to be said beside."""

    short: Words
    long: Words
    not_enough_answers: Words
    all_the_same: Words


class Texts(_Part):
    """The words around a result."""

    zones: Zones
    middle: Words
    traits: tuple[Trait, ...] = Field(alias="scales")
    disclaimer: Disclaimer


Kind = TypeVar("Kind", bound=BaseModel)


def _read(name: str, kind: type[Kind]) -> Kind:
    """Read a file that ships with the package.

    Errors: ValueError where it is at fault, which is ours.
    """
    head, findings = read_yaml((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), name, limits=_LIMITS)
    if findings:
        raise ValueError(f"{name}: {findings[0].message}")
    return kind.model_validate(head.values)


@cache
def instruments() -> tuple[Instrument, ...]:
    """Read the questionnaires, the shorter one first."""
    return tuple(_read(name, Instrument) for name in NAMES)


@cache
def texts() -> Texts:
    """Read the words around a result."""
    return _read("trait-descriptions", Texts)


def taken_along(language: str, locale: str, words: Mapping[str, str]) -> dict[str, Any]:
    """Put together what the page's script needs in one language.

    `locale` is the language as browsers name it, for dates; `words` are the sentences of the page itself.
    """
    around = texts()
    return {
        "locale": locale,
        "instruments": {instrument.id: _rules(instrument) for instrument in instruments()},
        "zones": [around.zones.left, around.zones.right],
        "middle": around.middle[language],
        "traits": [_trait(trait, language) for trait in around.traits],
        "words": {
            **words,
            "tooFew": around.disclaimer.not_enough_answers[language],
            "allTheSame": around.disclaimer.all_the_same[language],
        },
    }


def _rules(instrument: Instrument) -> dict[str, Any]:
    return {
        "version": instrument.version,
        "enough": instrument.scoring.min_answered,
        "band": instrument.display.uncertainty,
        "noticeable": instrument.display.noticeable_change,
        "scales": [[scale.id, scale.show_as.id if scale.show_as else scale.id] for scale in instrument.scales],
        "key": _key(instrument.items),
    }


def _key(statements: Sequence[Statement]) -> list[str]:
    """Write the key in the order of the statements: `+E`, `-A`."""
    return [statement.key + statement.scale for statement in sorted(statements, key=lambda one: one.n)]


def _trait(trait: Trait, language: str) -> dict[str, Any]:
    poles = {
        side: [pole.label[language], pole.text[language]]
        for side, pole in (("left", trait.left), ("right", trait.right))
    }
    return {
        "id": trait.id,
        "axis": trait.axis[language],
        **poles,
        "questions": trait.questions[language],
    }
