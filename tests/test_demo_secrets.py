"""Each secret planted in the demo is found by exactly those who may read it, by the table in CONTENT.md.

What random programmes show in `test_secrets`, this shows for every field of every kind of file by name: on pages
and in their titles and addresses, in the search and the calendars, in what the commands say and the servers get.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import chdir
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsite.build import Wish, build
from mentorsite.cli import commands
from mentorsite.cli.site import FORMS
from mentorsite.content.records.record import Closed, Record
from mentorsite.site.policy import schemas_in
from planting_demo import NAMED_ONCE, sow

REPOSITORIES = ("mara", "florian", "ifeoma")
"""The mentees for the members of whose repositories a tree is built as well."""

# --- who reads what, by CONTENT.md: Mara, her mentor Tomasz, the coordinator Nadja; Quinn is a mentor without mentees

NOBODY = ""
MARA = "mara"
PAIR = "mara tomasz pair:mara"
PROGRAMME = f"{PAIR} nadja"
COLLEAGUES = "everybody"
COORDINATION = "nadja"
WAY = "quinn nadja"
"""Somebody's way to becoming a mentor: their own, and the coordinators'."""
WAITING = "ifeoma svenja nadja"
"""Ifeoma's pair with Svenja begins in October; until then no mentor reads what is undated."""

PLANTED: Mapping[str, str] = {
    NOBODY: """
        readme dotfile marareadme maradotfile loosepicture unshownpicture bytesofunshownpicture
        programmex programmeyaml programmecomment handbookpagex handbookpagecomment pulsex trainingx
        mentorx mentorcomment personx menteex menteeyaml menteecomment goalx goalyaml goalcomment
        sessionx sessioncomment assessmentx traininglogx
        personemail personmanager persongit personkey personhr readersgit
        brokentitle brokenvalue brokenbody toowide openreflection uninvited
        """,
    MARA: """
        menteerathernot menteeonly goalonly onlystep onlyalt onlypicture bytesofonlypicture sessiononly onlyaction
        skillonly traininglogbody logline reflectiontitle reflectiondate reflectionbody sharedonly
        metitle mebody mealt mepicture bytesofmepicture narrowgoal narrowsession narrowfeedback
        fencetitle fencename fencebody fenceonly ofotheronly sessionname widegoalonly
        """,
    PAIR: """
        menteetowards menteebody menteemore menteelanguages menteehours pausefrom pauseuntil
        goaltitle goalstarted goalended goalhorizon goalrestsuntil goalskills goaltrainings goalsuggestedby goalgrewfrom
        goalname goalinline wordinguntil wordingtitle
        goalbody goalwhy goalnotice goalsmart stepopen stepuntil stepnote stepif stepthen stepdoing steptaken
        stepdropped goaltake goalheading goalquote tablehead tablecell code alt picture bytesofpicture
        sessiondate sessiontime sessionwhere sessionminutes sessiongoals heldwhere plannedtopic
        topicopen topictalked sessionbody neartask agreedmentor agreeduntil agreedmentee sessiontake sessionother
        feedbackmentee feedbackmentor feedbackfilebody
        assessmentinvited assessmentskills assessmentbody skillnote estimategoal
        mentorviewskills mentorviewbody viewnote
        entrytraining entrygoal entryinterested entryplanned entryunderway entrydone entrydropped sharedtitle sharedbody
        """,
    PROGRAMME: "pairmentor pairfrom pairuntil wishestopics wishesmentors programmegoal readersreaders readersediturl",
    COLLEAGUES: """
        programmetitle programmecontact programmeediturl programmebody questionnaireagreement outsidetitle outsideurl
        doormatperson doormatsentence
        frameworkversion frameworkvalidfrom frameworktitle frameworklicence frameworkbody levelwordsname
        levelwordsanchor interestwordsname changename areaid areaname skillid skillname skillanchors
        trainingname trainingtitle trainingprovider trainingurl traininglanguages traininghours priceamount pricecurrency
        trainingteaches trainingdates trainingchecked trainingbody
        pagename handbookpagetitle handbookpagebody pagealt pagepicture pagebytes
        mentoroffers mentorplaces mentorlanguages mentorhours mentorrestsfrom mentorbody restingbody
        personname personteam personoffice persontimezone widebody widegoal
        """,
    COORDINATION: "pulsewave groupinvited groupanswered groupanswers pulsebody shutpage",
    WAY: "mentorsince mentormodules mentorsatin mentorclosingtalk",
    WAITING: "waitingtopic waitingwish",
    "quinn": "mentoronly",
    "clara nadja": "interestedbody",
    "svenja elif nadja": "widewishes",
    "svenja": "wideonly",
    "florian": "longover",
    "florian katrin": "formernotes formerfeedback",
    "florian lukas pair:florian": "laternotes",
    "ifeoma svenja": "futuretopic",
    "ifeoma": "unpairedgoal unpairedbody",
}  # fmt: skip
"""By the people who may read it: each secret, by its field or the kind of block."""

NARROWER: Mapping[str, str] = {
    # Used for suggestions: the page with them is the mentee's own; coordinators see the wishes of who waits.
    **dict.fromkeys("menteelanguages menteehours wishestopics wishesmentors".split(), "mara"),
    "widewishes": "svenja",
    "waitingtopic": "ifeoma",
    "waitingwish": "ifeoma nadja",
    # Another pair, agreed for later, stands with the coordinators.
    **dict.fromkeys("pairmentor pairfrom pairuntil".split(), "nadja"),
    # What leads into a repository is for whoever writes there.
    "readersediturl": "mara pair:mara",
    # The name of a skill that is no longer listed stands where somebody has used it.
    "changename": PAIR,
    # Shown on no page so far, though it might be.
    **dict.fromkeys(
        "menteerathernot pausefrom pauseuntil assessmentinvited doormatperson doormatsentence areaid "
        "frameworkversion groupinvited groupanswers interestedbody estimategoal entryinterested".split(),
        NOBODY,
    ),
}
"""Who finds it, where pages show less than they might."""

SIGNS: Mapping[str, str] = {
    "menteetowards": "2093", "menteehours": "03:41", "pausefrom": "2081", "pauseuntil": "2082",
    "pairfrom": "2111", "pairuntil": "2112",
    "goalstarted": "1969", "goalended": "1967", "goalhorizon": "2073", "goalrestsuntil": "2077", "wordinguntil": "1951",
    "stepuntil": "2061", "agreeduntil": "2062",
    "sessiondate": "2088", "sessiontime": "03:17", "sessionminutes": "7417",
    "entryinterested": "1991", "entryplanned": "1998", "entryunderway": "1993", "entrydone": "1994",
    "entrydropped": "1995", "reflectiondate": "1971",
    "frameworkversion": "8171", "frameworkvalidfrom": "1905", "traininghours": "7351", "priceamount": "7369",
    "pricecurrency": "zqk", "trainingdates": "2187", "trainingchecked": "1987",
    "mentorplaces": "7331", "mentorhours": "05:13", "mentorrestsfrom": "2189", "mentorsince": "1931",
    "mentormodules": "1932", "mentorsatin": "7307", "mentorclosingtalk": "1933", "persontimezone": "chatham",
    "pulsewave": "1961", "groupinvited": "8623", "groupanswered": "8467", "groupanswers": "4237",
}  # fmt: skip
"""What to look for where a field holds no words: a year, a time, a number that stands nowhere else."""

BELOW: Mapping[str, tuple[str, str]] = {
    "goalskills": ("zqgoalskills", "mentees/mara/goals/talk/"),
    "goaltrainings": ("zqtrainingtitle", "mentees/mara/goals/talk/"),
    "sessiongoals": ("zqgoaltitle", "mentees/mara/sessions/2026-03-12/"),
    "assessmentskills": ("zqassessmentskills", "mentees/mara/skills/"),
    "estimategoal": ("zqgoaltitle", "mentees/mara/skills/"),
    "mentorviewskills": ("zqmentorviewskills", "mentees/mara/skills/"),
    "entrytraining": ("zqtrainingtitle", "mentees/mara/training/"),
    "entrygoal": ("zqgoaltitle", "mentees/mara/training/"),
    "trainingteaches": ("zqtrainingteaches", "training/zqtrainingname/"),
    "mentoroffers": ("zqmentoroffers", "directory/quinn/"),
}
"""What refers to something that others may know as well: the sign, and the page that gives the reference away."""

WORDLESS: Mapping[str, str] = {}
"""Fields without a secret of their own, and why."""


SIGN = re.compile(
    r"zq[a-z0-9]+|(?<![\w.,:%])(?:\d[.,]\d{3}|\d{4}|\d\d:\d\d|chatham)(?![\w%])"
)


@dataclass(frozen=True)
class Read:
    """One file of a tree."""

    text: str
    """Without soft hyphens."""
    signs: frozenset[str]


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

    def people(self, named: str) -> frozenset[str]:
        return self.everybody if named == COLLEAGUES else frozenset(named.split())

    def finding(self, secret: str, kind: str = "") -> frozenset[str]:
        """Who finds a secret in the files of a kind."""
        sign, below = BELOW.get(secret, (SIGNS.get(secret, f"zq{secret}"), ""))
        return frozenset(
            reader
            for reader, files in self.trees.items()
            if any(sign in file.signs for path, file in files.items() if lies(path, below) and path.endswith(kind))
        )


def lies(path: str, below: str) -> bool:
    return path.removeprefix("en/").startswith(below)


@pytest.fixture(scope="module")
def sown(tmp_path_factory: pytest.TempPathFactory) -> Sown:
    root = sow(tmp_path_factory.mktemp("demo"))
    said = {"build": spoken(root, "build")}
    said |= {f"check --format {form}": spoken(root, "check", "--format", form) for form in FORMS}
    for mentee in REPOSITORIES:
        assert build(Wish(root, root / f"of-{mentee}", reader=f"pair:{mentee}")).published
    return Sown(root, dict(trees(root)), said)


def spoken(root: Path, *command: str) -> str:
    with chdir(root):
        return CliRunner().invoke(commands, command).output


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


def signs_in(text: str) -> frozenset[str]:
    """Every secret's sign in a text; a number is the same with a sign between its thousands."""
    return frozenset(re.sub("[.,]", "", found) for found in SIGN.findall(text.lower()))


ALL = {secret: named for named, listed in PLANTED.items() for secret in listed.split()}


def written() -> Iterator[tuple[str, str]]:
    """Every field that somebody can write, with the name of its secret; what holds other models stands in them."""
    for model in sorted(set(models()), key=lambda each: each.__name__):
        for name, field in model.model_fields.items():
            if not any(schemas_in(field.annotation)) and (name == "passages" or not field.exclude):
                key = "body" if name == "passages" else (field.alias or name).replace("_", "")
                yield f"{model.__name__}.{field.alias or name}", f"{model.__name__.lower()}{key}"


def models(base: type[Closed] = Closed) -> Iterator[type[Closed]]:
    for below in base.__subclasses__():
        if below is not Record:
            yield below
        yield from models(below)


def test_every_field_has_a_secret_or_a_reason_for_none():
    assert [field for field, secret in written() if secret not in ALL and field not in WORDLESS] == []


def test_every_secret_is_found_by_exactly_its_readers(sown: Sown):
    off = {}
    for secret, allowed in ALL.items():
        meant, found = sown.people(NARROWER.get(secret, allowed)), sown.finding(secret)
        if found != meant:
            off[secret] = (sorted(found - meant), sorted(meant - found))
    assert off == {}
