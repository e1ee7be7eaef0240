"""A copy of the demo with a secret in every field and every kind of block, as its people would write them.

A secret is a word that begins with zq, or a year or number that stands nowhere else. Who may read each stands
here as well, by the table of the content model and not by the code. People whose names begin with Zq are named
once each, so that a name tells where it stood.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from mentorsite.resources import STARTER
from programme_text import files_of

PNG = b"\x89PNG\r\n\x1a\n"

TEXT = Path(__file__).parent / "examples" / "demo-secrets.txt"
"""The files that are written anew."""

NAMED_ONCE = (
    "zqpersonmanager", "zqreadersreaders", "zqwishesmentors", "zqmenteerathernot", "zqpairmentor",
    "zqgoalsuggestedby", "zqassessmentinvited", "zqdoormatperson", "zqwaitingwish",
)  # fmt: skip
"""Roster entries of people who have left, each for one field that refers to somebody."""

ROSTER = """
quinn:
  name: Zqpersonname Quist
  email: zqpersonemail@seekuh.example
  team: Zqpersonteam
  office: Zqpersonoffice
  manager: zqpersonmanager
  language: en
  time_zone: Pacific/Chatham
  git: [zqpersongit@home.example]
  key: ms1zqpersonkey
  hr: personio:zqpersonhr
  x-note: zqpersonx
"""

IN_PROGRAMME = (
    ("title: {de: Mentoring bei Seekuh Systems, en: Mentoring at Seekuh Systems}", "title: Mentoring zqprogrammetitle"),
    ("contact: mentoring@", "x-note: zqprogrammex\n# zqprogrammeyaml\ncontact: zqprogrammecontact@"),
    ("https://git.example/mentoring/", "https://git.example/zqprogrammeediturl/"),
    ('agreement: "', 'agreement: "zqquestionnaireagreement '),
    ("{title: Personio, url: \"https://hr.", '{title: Zqoutsidetitle, url: "https://zqoutsideurl.'),
    (
        "doormat:\n",
        "sources:\n  mara:\n    git: git@git.example:zqreadersgit.git\n    readers: [mara, zqreadersreaders]\n"
        "    edit_url: https://git.example/zqreadersediturl/{path}\n"
        "doormat:\n  - {person: zqdoormatperson, sentence: See zqdoormatsentence}\n",
    ),
    ("\nDeine Ziele setzt du", "\n<!-- zqprogrammecomment -->\nzqprogrammebody\nDeine Ziele setzt du"),
)  # fmt: skip

IN_SKILLS = (
    ("title: {de: Fähigkeiten bei ", "licence: zqframeworklicence\ntitle: {de: Fähigkeiten bei zqframeworktitle "),
    ("version: 2.0.0\nvalid_from: 2026-06-01", "version: 8171.0.0\nvalid_from: 1905-06-01"),
    ('{en: "shaping", de: "prägend"}', "Zqlevelwordsname"),
    ("I develop how we do it", "Zqlevelwordsanchor, I develop how we do it"),
    ('{en: "matters to me now", de: "ist mir jetzt wichtig"}', "Zqinterestwordsname"),
    (
        "changes:\n",
        "  - id: zqareaid\n    name: Zqareaname\n    skills:\n"
        "      - {id: zqskillid, name: Zqskillname, anchors: {4: I zqskillanchors}}\n"
        "      - {id: deep, name: Zqgoalskills}\n      - {id: wide, name: Zqmentoroffers}\n"
        "      - {id: high, name: Zqtrainingteaches}\n      - {id: fast, name: Zqassessmentskills}\n"
        "      - {id: slow, name: Zqmentorviewskills}\n"
        "changes:\n  - {in: 8171.0.0, kind: retire, skill: stillness, name: Zqchangename}\n",
    ),
    ("\nSchätz dich einmal ein", "\nzqframeworkbody. Schätz dich einmal ein"),
)


def sow(root: Path) -> Path:
    """Lay a copy of the demo with all secrets below root/content."""
    content = root / "content"
    shutil.copytree(STARTER, content)
    for path, text in files_of(TEXT.read_text()).items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    _change(content / "programme.md", *IN_PROGRAMME)
    _change(content / "skills.md", *IN_SKILLS)
    _change(
        content / "mentees/florian/mentee.md",
        ("pairs:\n", "pairs:\n  - {mentor: ruth, from: 2025-10-01, until: 2025-12-31}\n"),
    )
    left = "".join(f"{person}: {{name: {person.title()} Lind, active: no}}\n" for person in NAMED_ONCE)
    _change(content / "people.yaml", ("\n# coordination\n", f"{ROSTER}{left}\n# coordination\n"))
    for picture in ("handbook/files/zqpagepicture", "handbook/files/zqloosepicture"):
        (content / f"{picture}.png").write_bytes(PNG + b"zqpagebytes" * (picture.endswith("zqpagepicture")))
    (content / "mentees/mara/files").mkdir()
    for picture in ("picture", "onlypicture", "mepicture", "unshownpicture"):
        (content / f"mentees/mara/files/zq{picture}.png").write_bytes(PNG + f"zqbytesof{picture}".encode())
    return root


def _change(file: Path, *changes: tuple[str, str]) -> None:
    """Put other words in place of some that stand there once."""
    text = file.read_text()
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text)


REPOSITORIES = ("mara", "florian", "ifeoma")
"""The mentees for the members of whose repositories a tree is built as well."""

# --- who reads what, by the table of circles
#
# Mara, her mentor Tomasz, the coordinator Nadja; Quinn is a mentor without mentees.

NOBODY = ""
MARA = "mara"
PAIR = "mara tomasz pair:mara"
PROGRAMME = f"{PAIR} nadja"
COLLEAGUES = "everybody"
COORDINATION = "nadja"
WAY = "quinn nadja"
"""Somebody's way to becoming a mentor: their own, and the coordinators'."""
WAITING = "ifeoma nadja"
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
        trainingname trainingtitle trainingprovider trainingurl traininglanguages traininghours priceamount
        pricecurrency trainingteaches trainingdates trainingchecked trainingbody
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
    "florian katrin": "formernotes formerfeedback formerthought",
    "florian lukas pair:florian": "laternotes latergoal",
    "ifeoma svenja": "futuretopic",
    "ifeoma": "unpairedgoal unpairedbody",
}  # fmt: skip
"""By the people who may read it: each secret, by its field or the kind of block."""

NARROWER: Mapping[str, str] = {
    # Used for suggestions: the page with them is the mentee's own; coordinators see the wishes of who waits.
    **dict.fromkeys(("menteelanguages", "menteehours", "wishestopics", "wishesmentors"), "mara"),
    "widewishes": "svenja",
    "waitingtopic": "ifeoma",
    # Another pair, agreed for later, stands with the coordinators.
    **dict.fromkeys(("pairmentor", "pairfrom", "pairuntil"), "nadja"),
    # What leads into a repository is for whoever writes there.
    "readersediturl": "mara pair:mara",
    # The name of a skill that is no longer listed stands where somebody has used it.
    "changename": PAIR,
    # Shown on no page so far, though it might be.
    **dict.fromkeys(
        (
            "menteerathernot",
            "pausefrom",
            "pauseuntil",
            "assessmentinvited",
            "doormatperson",
            "doormatsentence",
            "areaid",
            "frameworkversion",
            "groupinvited",
            "groupanswers",
            "interestedbody",
            "estimategoal",
            "entryinterested",
        ),
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

WORDLESS: Mapping[str, str] = {
    "decides who reads, which the others show": """
        Programme.coordinators Session.mentor Person.active Retention.after_end Pulse.form
        Questionnaire.questionnaire Programme.checks Programme.requires
        """,
    "one of a few words that every page knows": """
        Goal.status Pair.ended Pair.format Wishes.formats Session.format Session.status Mentor.stage Mentor.formats
        Entry.recommend Training.format Training.for Training.status Person.language Programme.languages
        Assessment.team_view Change.kind
        """,
    "a number that means one of the framework's words": """
        LevelWords.n InterestWords.n Estimate.level Estimate.interest Estimate.target Observed.level Change.map
        Assessment.framework MentorView.framework Change.in Change.from Change.to Change.skill
        """,
    "the whole demo hangs on it": """
        Programme.time_zone Programme.as_of Period.from Period.until Cadence.every Cadence.grace
        Recommend.goal Recommend.gap Recommend.interest Recommend.format HandbookPage.order
        """,
}
"""Fields without a secret of their own, and why."""
