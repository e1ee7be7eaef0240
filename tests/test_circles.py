"""Every field that somebody can write has its circle beside it."""

import pytest
from pydantic import BaseModel

from mentorsite.content.records.circles import Circle, Follows
from mentorsite.content.records.record import Closed
from mentorsite.programme.audiences import _marks
from mentorsite.site.policy import policy


def schemas(base=Closed):
    for schema in base.__subclasses__():
        yield schema
        yield from schemas(schema)


@pytest.mark.parametrize("schema", sorted(set(schemas()), key=lambda schema: schema.__name__), ids=lambda s: s.__name__)
def test_every_field_has_a_circle(schema: type[BaseModel]):
    written = {name: field for name, field in schema.model_fields.items() if not field.exclude}
    has_circle = {name: any(isinstance(mark, Circle | Follows) for mark in _marks(f)) for name, f in written.items()}
    assert [name for name, has in has_circle.items() if not has] == []


def test_the_page_about_it_says_what_the_models_say():
    rows = {(kind.path, row.key): (row.circle.name, row.widest.name) for kind in policy() for row in kind.rows}
    assert rows["mentees/<id>/mentee.md", "towards"] == ("PAIR", "COLLEAGUES")
    assert rows["mentees/<id>/mentee.md", "hours"] == ("PAIR", "PAIR")
    assert rows["mentees/<id>/mentee.md", "rather_not"] == ("ME", "ME")
    assert rows["mentees/<id>/mentee.md", "pairs"] == ("PROGRAMME", "PROGRAMME")
    assert rows["mentees/<id>/sessions/", ""] == ("PAIR", "PAIR")
    assert rows["mentees/<id>/reflections/", ""] == ("ME", "PAIR")
    assert rows["mentees/<id>/me/", ""] == ("ME", "ME")
    assert rows["people.yaml", "manager"] == ("NOBODY", "NOBODY")
    assert rows["people.yaml", "email"] == ("NOBODY", "NOBODY")
    assert rows["people.yaml", "office"] == ("COLLEAGUES", "COLLEAGUES")
