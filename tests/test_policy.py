"""The page about who sees what leaves nothing out."""

import pytest

from mentorsite.content.records import KINDS as KINDS_OF_FILES
from mentorsite.content.records.record import Closed, Record
from mentorsite.programme.audiences import circle_of
from mentorsite.site.policy import KINDS, policy

NOT_WRITTEN = {"path", "named", "person", "fails_closed"}
"""What is known of a file, not what stands in it."""
ABOUT_THE_FILE = {"lang", "visibility"}
"""The two keys that any file may carry; what they are for is said above the tables."""


def test_every_kind_of_file_that_is_read_stands_on_the_page():
    assert {kind for _, kind in KINDS_OF_FILES} <= {model for _, _, model in KINDS}


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_every_field_stands_there_with_its_circle(number):
    model, kind = KINDS[number][2], policy()[number]
    usual = model.usual if issubclass(model, Record) else None
    fields = {name: field for name, field in model.model_fields.items() if name not in NOT_WRITTEN | ABOUT_THE_FILE}
    said = {row.key: row.circle for row in kind.rows if ": " not in row.key}
    meant = {"" if n == "passages" else field.alias or n: circle_of(field, usual) for n, field in fields.items()}
    assert None not in meant.values()
    assert said == meant


def test_what_is_less_open_than_the_field_around_it_stands_there_too():
    inner = {(kind.path, row.key): row.circle.name for kind in policy() for row in kind.rows if ": " in row.key}
    assert inner == {
        ("mentees/<id>/mentee.md", "pairs: ended"): "PAIR",
        ("mentees/<id>/mentee.md", "pairs: cadence"): "PAIR",
        ("mentees/<id>/mentee.md", "pairs: format"): "PAIR",
        ("programme.md", "sources: git"): "NOBODY",
    }


def test_only_what_nobody_writes_has_no_circle():
    def models(base=Closed):
        return {base, *(model for below in base.__subclasses__() for model in models(below))}

    fields = {name for model in models() for name, field in model.model_fields.items() if circle_of(field, 0) is None}
    assert fields == NOT_WRITTEN
