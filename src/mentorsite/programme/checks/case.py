"""What a rule looks at: one mentee's journey, what is common, today, and where things stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mentorsite.content.records.record import Record
from mentorsite.diagnostics import Place, Severity
from mentorsite.programme.checks.unknown import place_in
from mentorsite.programme.common import Common
from mentorsite.programme.link import Journey, Reading


@dataclass(frozen=True, slots=True)
class Case:
    """One mentee, as the rules see them."""

    common: Common
    reading: Reading
    today: date

    @property
    def journey(self) -> Journey:
        """What was read of the mentee."""
        return self.reading.journey

    @property
    def written(self) -> tuple[Record, ...]:
        """Every record, and what is right of those at fault: a reference there may be wrong as well."""
        return (*self.journey.records, *self.reading.rests)

    def is_stranger(self, person: str) -> bool:
        """Tell whether somebody is missing in the roster; an empty roster has a finding of its own."""
        return bool(self.common.ids) and person not in self.common.ids

    def is_broken(self, path: str) -> bool:
        """Tell whether a file could not be read: what it should say is not missed elsewhere."""
        return any(finding.path == path and finding.severity is Severity.ERROR for finding in self.reading.findings)

    def place(self, record: Record, *where: str | int) -> Place:
        """Find where a value stands in a record's front matter; the nearest mapping around it otherwise."""
        return place_in(self.reading.heads, record.path, *where)
