"""Each secret planted in the demo is found by exactly those who may read it, by the table of circles.

What random programmes show in `test_secrets`, this shows for every field of every kind of file by name: on pages
and in their titles and addresses, in the search and the calendars, in what the commands say and the servers get.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsite.build import Outcome, Wish, build
from mentorsite.cli import commands
from mentorsite.content.records.record import Closed, Record
from mentorsite.language import spoken
from mentorsite.report import FORMATS
from mentorsite.site.policy import schemas_in
from planting_demo import BELOW, COLLEAGUES, NARROWER, PLANTED, REPOSITORIES, SIGNS, WORDLESS, sow

TITLES = (
    "programmetitle goaltitle goalgrewfrom narrowgoal widegoal programmegoal fencetitle unpairedgoal latergoal "
    "sessiondate frameworktitle trainingtitle handbookpagetitle shutpage personname"
)
ADDRESSES = "goalname fencename sessionname trainingname pagename pagepicture picture onlypicture mepicture"
CALENDARS = "sessionwhere"
AT_FAULT = "fencename sessionname goalname trainingname loosepicture unshownpicture"
"""Names of files with which something is the matter; their content is said nowhere."""
SEARCHED = """
    goaltitle goalbody goalwhy goalnotice goaltake stepopen steptaken goalonly narrowgoal widegoal programmegoal
    fencetitle sessionbody topicopen agreedmentor sessiontake sessiononly plannedtopic longover formernotes laternotes
    formerthought latergoal futuretopic menteebody assessmentbody skillnote mentorviewbody logline reflectiontitle
    sharedbody mebody unpairedgoal mentorbody mentoronly handbookpagebody trainingbody shutpage widebody
    """

SIGN = re.compile(r"zq[a-z0-9]+|(?<![\w.,%])(?:\d[.,]\d{3}|\d{4}|\d\d:\d\d|chatham)(?![\w%])")

TITLE = re.compile("<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True)
class Read:
    """One file of a tree."""

    text: str
    """Without soft hyphens."""
    signs: frozenset[str]

    @property
    def titled(self) -> frozenset[str]:
        """The signs in the title that a browser shows."""
        title = TITLE.search(self.text)
        return signs_in(title[1]) if title else frozenset()


@dataclass(frozen=True)
class Sown:
    """The demo with all secrets, built for everybody, and what the commands have said."""

    root: Path
    trees: Mapping[str, Mapping[str, Read]]
    """By reader: each file by its address; `*` is somebody without a part."""
    said: Mapping[str, str]
    """By command."""

    @cached_property
    def everybody(self) -> frozenset[str]:
        return frozenset(self.trees)

    def readers_of(self, secret: str) -> frozenset[str]:
        """Who is to find a secret."""
        named = NARROWER.get(secret, ALL[secret])
        return self.everybody if named == COLLEAGUES else frozenset(named.split())

    def finding(self, secret: str) -> frozenset[str]:
        """Who finds a secret anywhere."""
        sign, below = BELOW.get(secret, (sign_of(secret), ""))
        found = self.below(below) if below else self.everywhere
        return found.get(sign, frozenset())

    @cached_property
    def everywhere(self) -> dict[str, frozenset[str]]:
        return self.who(lambda path, file: file.signs)

    def below(self, page: str) -> dict[str, frozenset[str]]:
        """Who finds each sign on a page, in one of the languages, and on those below it."""
        return self.who(lambda path, file: file.signs if path.removeprefix("en/").startswith(page) else frozenset())

    def who(self, looked: Callable[[str, Read], frozenset[str]]) -> dict[str, frozenset[str]]:
        """Who finds each secret's sign, when they look at each file like this."""
        found: dict[str, set[str]] = {}
        for reader, files in self.trees.items():
            for sign in KNOWN & frozenset[str]().union(*(looked(path, file) for path, file in files.items())):
                found.setdefault(sign, set()).add(reader)
        return {sign: frozenset(readers) for sign, readers in found.items()}

    def meant(self, secrets: str) -> dict[str, frozenset[str]]:
        """Who is to find each of some secrets."""
        return {sign_of(secret): self.readers_of(secret) for secret in secrets.split()}


def sign_of(secret: str) -> str:
    return BELOW[secret][0] if secret in BELOW else SIGNS.get(secret, f"zq{secret}")


ALL = {secret: named for named, listed in PLANTED.items() for secret in listed.split()}
KNOWN = frozenset(sign_of(secret) for secret in ALL)


@pytest.fixture(scope="module")
def sown(tmp_path_factory: pytest.TempPathFactory) -> Sown:
    root = sow(tmp_path_factory.mktemp("demo"))
    said = {command: answered(root, command) for command in ("build", "check")}
    for mentee in REPOSITORIES:
        outcome = build(Wish(root, root / f"of-{mentee}", reader=f"pair:{mentee}"))
        assert outcome.published
        said |= reports(outcome)
    return Sown(root, dict(trees(root)), said)


def answered(root: Path, command: str) -> str:
    """All that a command says to whoever calls it."""
    with chdir(root):
        return CliRunner().invoke(commands, command).output


def reports(outcome: Outcome) -> dict[str, str]:
    """What is found, in every form and language."""
    return {
        f"{form} in {code}": FORMATS[form](outcome.findings, spoken(code)) for form in FORMATS for code in ("de", "en")
    }


def trees(root: Path) -> Iterator[tuple[str, dict[str, Read]]]:
    everyone = files_of(root / "site/everyone")
    yield "*", everyone
    yield from ((folder.name, everyone | files_of(folder)) for folder in (root / "site/readers").iterdir())
    yield from ((f"pair:{mentee}", files_of(root / f"of-{mentee}")) for mentee in REPOSITORIES)


def files_of(tree: Path) -> dict[str, Read]:
    """Every file of a tree by its address, which belongs to what can be read."""
    files = {file.relative_to(tree).as_posix(): file for file in tree.rglob("*") if file.is_file()}
    return {path: read(path, file) for path, file in files.items() if not path.startswith("assets/")}


def read(path: str, file: Path) -> Read:
    text = file.read_bytes().decode(errors="replace").replace("\N{SOFT HYPHEN}", "")
    return Read(text, signs_in(f"{path}\n{text}"))


@lru_cache(4096)
def signs_in(text: str) -> frozenset[str]:
    """Every secret's sign in a text; a number is the same with a sign between its thousands."""
    return frozenset(re.sub("[.,]", "", found) for found in SIGN.findall(text.lower()))


def written() -> Iterator[tuple[str, str]]:
    """Every field that somebody can write, with the name of its secret; what holds other models stands in them."""
    for model in sorted(set(models()), key=lambda each: each.__name__):
        for name, field in model.model_fields.items():
            if not any(schemas_in(field.annotation)) and (name == "passages" or not field.exclude):
                key = "body" if name == "passages" else (field.alias or name).replace("_", "")
                yield f"{model.__name__}.{field.alias or name}", f"{model.__name__.lower()}{key}"


def models(base: type[Closed] = Closed) -> Iterator[type[Closed]]:
    for below in base.__subclasses__():
        if below is not Record and below.__module__.startswith("mentorsite."):
            yield below
        yield from models(below)


# --- what is planted


def test_every_field_has_a_secret_or_a_reason_for_none():
    excused = {field for listed in WORDLESS.values() for field in listed.split()}
    common = (".lang", ".visibility")
    fields = {field: secret for field, secret in written() if not field.endswith(common)}
    assert [field for field, secret in fields.items() if secret not in ALL and field not in excused] == []
    assert [field for field in excused if field not in fields or fields[field] in ALL] == []


def test_every_secret_stands_in_the_files_and_nobody_has_forgotten_one(sown: Sown):
    files = [file for file in (sown.root / "content").rglob("*") if file.is_file()]
    planted = frozenset[str]().union(*(read(file.name, file).signs for file in files))
    assert {sign for sign in planted if sign.startswith("zq")} - KNOWN == set()
    assert KNOWN - planted == set()
    assert len(ALL) == sum(len(listed.split()) for listed in PLANTED.values()) >= 60


# --- who finds it


def test_every_secret_is_found_by_exactly_its_readers(sown: Sown):
    found = {secret: sown.finding(secret) for secret in ALL}
    assert [
        f"{secret}: found by {sorted(readers)}, not by {sorted(meant)}"
        for secret, readers in found.items()
        if (meant := sown.readers_of(secret)) != readers
    ] == []


def test_pages_show_less_than_they_might_but_never_more(sown: Sown):
    allowed = {s: sown.everybody if ALL[s] == COLLEAGUES else frozenset(ALL[s].split()) for s in NARROWER}
    assert [secret for secret, readers in allowed.items() if not sown.readers_of(secret) <= readers] == []


def test_only_titles_stand_in_the_titles_of_pages(sown: Sown):
    assert sown.who(lambda path, file: file.titled) == sown.meant(TITLES)


def test_only_names_of_files_stand_in_addresses(sown: Sown):
    assert sown.who(lambda path, file: signs_in(path)) == sown.meant(ADDRESSES)


def test_calendars_say_where_and_nothing_else(sown: Sown):
    assert sown.who(lambda path, file: in_files(path, file, ".ics")) == sown.meant(CALENDARS)


def test_everybody_finds_what_they_may_read_with_the_search(sown: Sown):
    searched = sown.who(lambda path, file: in_files(path, file, ".json"))
    meant = sown.meant(SEARCHED)
    assert {sign: searched.get(sign) for sign in meant} == meant


def test_the_search_says_nothing_that_does_not_stand_on_the_page_it_leads_to(sown: Sown):
    assert [line for files in sown.trees.values() for line in said_too_much(files)] == []


def in_files(path: str, file: Read, ending: str) -> frozenset[str]:
    return file.signs if path.endswith(ending) else frozenset()


def said_too_much(files: Mapping[str, Read]) -> Iterator[str]:
    indexes = [file for path, file in files.items() if path.endswith(".json")]
    assert indexes
    for entry in (entry for index in indexes for entry in json.loads(index.text)["pages"]):
        page = files[entry["address"].partition("#")[0] + "index.html"]
        yield from signs_in(f"{entry['title']} {entry['text']}") & KNOWN - page.signs


# --- what is said, and what servers get


def test_no_command_says_more_than_the_names_of_files_and_of_who_can_read_them(sown: Sown):
    names = {sign_of(secret) for secret in AT_FAULT.split()}
    said = {command: signs_in(text) & KNOWN for command, text in sown.said.items()}
    reading = {sign_of("readersreaders")}
    assert said == dict.fromkeys(said, names | reading)


def test_servers_get_the_logins_and_nothing_else(sown: Sown):
    state = sown.root / ".mentorsite"
    got = {folder: {sign for file in files_of(state / folder).values() for sign in file.signs & KNOWN}
           for folder in ("hosts", "logins")}  # fmt: skip
    assert got == {"hosts": set(), "logins": {sign_of("personemail")}}
