"""The texts of templates and code, and the German catalogue: `python tests/catalogue.py` brings them together."""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from mentorsite.resources import LOCALES, TEMPLATES

SOURCES = Path(__file__).parent.parent / "src" / "mentorsite"
GERMAN = LOCALES / "de" / "LC_MESSAGES" / "mentorsite.po"
IN_CODE = {"N_": None, "counted": (2, 3)}
IN_TEMPLATES = {"_": None, "ngettext": (1, 2)}


def texts() -> Catalog:
    """Every text that templates and code can say, in the order of files."""
    catalogue = Catalog(locale="de", project="mentorsite")
    found = [
        *extract_from_dir(SOURCES, [("**.py", "python")], keywords=IN_CODE),
        *extract_from_dir(TEMPLATES, [("**.html", "jinja2")], {"**.html": {"trimmed": "false"}}, keywords=IN_TEMPLATES),
    ]
    for file, _line, message, _comments, _context in sorted(found, key=lambda entry: (entry[0], entry[1])):
        catalogue.add(message, locations=[(Path(file).name, 1)])
    return catalogue


def german() -> Catalog:
    """The German catalogue as it stands."""
    if not GERMAN.is_file():
        return Catalog(locale="de")
    with GERMAN.open("rb") as file:
        return read_po(file, locale="de")


def update() -> None:
    """Add texts that are new to the German catalogue, drop those that nothing says any more."""
    catalogue = Catalog(locale="de", project="mentorsite", fuzzy=False)
    known = german()
    for message in texts():
        if message.id:
            before = known.get(message.id)
            catalogue.add(message.id, before.string if before else "", locations=sorted({(f, 1) for f, _ in message.locations}))
    GERMAN.parent.mkdir(parents=True, exist_ok=True)
    with GERMAN.open("wb") as file:
        write_po(file, catalogue, width=110, omit_header=False, sort_output=False, include_lineno=False)


if __name__ == "__main__":
    update()
