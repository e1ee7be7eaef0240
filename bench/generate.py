"""Make a mentoring programme of any size, for mentorsite or in the form of another generator.

python bench/generate.py FOLDER --mentees 300
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from commits import IGNORED, lay_repository
from files import File
from forms import FORMS, lay_form
from journey import journey
from roster import people
from shared_files import shared_files

MENTORSITE = "mentorsite"


def programme(mentees: int, languages: tuple[str, ...] = ("en",), seed: int = 1) -> Iterator[File]:
    """Make all files of a programme; about 33 for each mentee."""
    known = people(mentees, languages)
    yield from shared_files(known, languages, seed)
    for mentee in known.mentees:
        yield from journey(mentee, seed)


def write_programme(root: Path, files: Iterator[File]) -> None:
    """Write a programme as mentorsite reads it, without a repository."""
    (root / ".gitignore").write_text(IGNORED)
    for file in files:
        place = root / "content" / file.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.text.encode())


def main() -> None:
    """Read the wish from the command line."""
    parser = argparse.ArgumentParser(description="Make a mentoring programme of any size.")
    parser.add_argument("folder", type=Path, help="Where it goes; must be new or empty.")
    parser.add_argument("--mentees", type=int, default=30, help="About 33 files each.")
    parser.add_argument("--languages", default="en", help="en, or en,de: then every second mentee writes German.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--form", choices=[MENTORSITE, *FORMS], default=MENTORSITE, help="For which generator.")
    parser.add_argument("--no-git", action="store_true", help="No repository, only files.")
    wish = parser.parse_args()
    wish.folder.mkdir(parents=True, exist_ok=True)
    if any(wish.folder.iterdir()):
        parser.error("the folder is not empty")
    files = programme(wish.mentees, tuple(wish.languages.split(",")), wish.seed)
    if wish.form != MENTORSITE:
        lay_form(wish.folder, wish.form, files)
    elif wish.no_git:
        write_programme(wish.folder, files)
    else:
        lay_repository(wish.folder, files)


if __name__ == "__main__":
    main()
