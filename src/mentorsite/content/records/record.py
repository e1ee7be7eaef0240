"""What all records share: a closed schema, passages of prose, and who reads them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, SkipValidation

from mentorsite.content.passages import Passage
from mentorsite.content.records.circles import FILE, PAIR, WORDS, Circle
from mentorsite.urls import slug


class Closed(BaseModel):
    """A mapping whose keys are all known; what else stands there is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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
