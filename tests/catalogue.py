"""The texts of templates and code, and the German catalogue: `python tests/catalogue.py` brings them together."""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from mentorsite.resources import LOCALES, TEMPLATES

SOURCES = Path(__file__).parent.parent / "src" / "mentorsite"
GERMAN = LOCALES / "de" / "LC_MESSAGES" / "mentorsite.po"
IN_CODE = {"N_": None, "NN_": (1, 2), "counted": (2, 3)}
IN_TEMPLATES = {"_": None, "ngettext": (1, 2)}

HEAD = rb"""# The German words of mentorsite. `python tests/catalogue.py` keeps the list of texts complete.
msgid ""
msgstr ""
"Language: de\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
"""What readers of such files need; nothing of it changes from day to day."""


def texts() -> Catalog:
    """Every text that templates and code can say, in the order of files."""
    catalogue = Catalog(locale="de")
    found = [
        *extract_from_dir(SOURCES, [("**.py", "python")], keywords=IN_CODE),
        *extract_from_dir(TEMPLATES, [("**.html", "jinja2")], {"**.html": {"trimmed": "false"}}, keywords=IN_TEMPLATES),
    ]
    for file, _line, message, _comments, _context in sorted(found, key=lambda entry: (entry[0], entry[1])):
        catalogue.add(message, locations=[(Path(file).as_posix(), 1)])
    return catalogue


def german() -> Catalog:
    """The German catalogue as it stands."""
    if not GERMAN.is_file():
        return Catalog(locale="de")
    with GERMAN.open("rb") as file:
        return read_po(file, locale="de")


def brought_together(said: Catalog, known: Catalog) -> bytes:
    """Write the catalogue of all texts that are said, with the words known for them."""
    catalogue = Catalog(locale="de")
    for message in said:
        if message.id:
            before = known.get(message.id)
            locations = sorted({(Path(file).name, 1) for file, _ in message.locations})
            catalogue.add(message.id, before.string if before else "", locations=locations)
    written = io.BytesIO()
    write_po(written, catalogue, width=110, omit_header=True, include_lineno=False)
    return HEAD + written.getvalue()


def update() -> None:
    """Add texts that are new to the German catalogue, drop those that nothing says any more."""
    GERMAN.parent.mkdir(parents=True, exist_ok=True)
    GERMAN.write_bytes(brought_together(texts(), german()))


if __name__ == "__main__":
    update()
