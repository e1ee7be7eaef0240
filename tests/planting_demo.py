"""A copy of the demo with a secret in every field and every kind of block, as its people would write them.

A secret is a word that begins with zq, or a year or number that stands nowhere else; who finds it says
`test_demo_secrets`. People whose names begin with Zq are named once each, so that a name tells where it stood.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from mentorsite.resources import STARTER
from programme_text import files_of

PNG = b"\x89PNG\r\n\x1a\n"

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
    ("\nDeine Ziele setzt du dir selbst.", "\n<!-- zqprogrammecomment -->\nzqprogrammebody\nDeine Ziele setzt du dir selbst."),
)  # fmt: skip

IN_SKILLS = (
    ("title: {de: Fähigkeiten bei Seekuh Systems, en: Skills at Seekuh Systems}", "title: Zqframeworktitle\nlicence: zqframeworklicence"),
    ("version: 2.0.0\nvalid_from: 2026-06-01", "version: 8171.0.0\nvalid_from: 1905-06-01"),
    ('{en: "shaping", de: "prägend"}', "Zqlevelwordsname"),
    ('anchor: {en: "I develop how we do it and pass it on to others.", de: "Ich entwickle weiter, wie wir es machen, und gebe es an andere weiter."}', "anchor: I zqlevelwordsanchor"),
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
)  # fmt: skip

COMMON = """\
=== README.md
zqreadme
=== .notes.md
zqdotfile
=== handbook/zqpagename.md
---
title: About zqhandbookpagetitle
x-note: zqhandbookpagex
---
zqhandbookpagebody ![zqpagealt](files/zqpagepicture.png)
<!-- zqhandbookpagecomment -->
=== handbook/shut.md
---
title: zqshutpage
visibility: programme
---
zqshutpage
=== pulse/1961-02.md
---
wave: 1961-02
form: pulse@1
groups:
  mentees: {invited: 8623, answered: 8467, answers: {own-topics: [0, 0, 0, 4237, 4230]}}
  mentors: {invited: 8663, answered: 8513, answers: {own-topics: [0, 0, 0, 4259, 4254]}}
x-note: zqpulsex
---
zqpulsebody
=== trainings/zqtrainingname.md
---
title: Zqtrainingtitle
provider: zqtrainingprovider
url: https://zqtrainingurl.example
format: online
languages: [zqtraininglanguages]
hours: 7351
cost: {amount: 7369, currency: ZQK}
teaches: {high: [1, 3]}
dates: [2187-04-20]
checked: 1987-01-20
x-note: zqtrainingx
---
zqtrainingbody
=== mentors/quinn.md
---
stage: mentor
since: 1931-01-10
modules: {role: 1932-10-02}
sat_in: 7307
closing_talk: 1933-12-10
offers: [wide]
places: 7331
languages: [zqmentorlanguages]
formats: [remote]
hours: "05:13-21:47"
rests_from: 2189-10-01
x-note: zqmentorx
---
zqmentorbody

::: only quinn
zqmentoronly
:::
<!-- zqmentorcomment -->
=== mentors/lukas.md
---
stage: resting
places: 2
languages: [de]
---
zqrestingbody
=== mentors/clara.md
---
stage: interested
---
zqinterestedbody
=== mentees/florian/sessions/2025-11-11.md
## Notes
zqlongover
=== mentees/florian/sessions/2026-02-19.md
## Notes
zqformernotes

::: feedback from katrin
zqformerfeedback
:::
=== mentees/florian/sessions/2026-06-10.md
## Notes
zqlaternotes
=== mentees/ifeoma/mentee.md
---
pairs:
  - {mentor: svenja, from: 2026-10-01}
wishes: {topics: [zqwaitingtopic], mentors: [zqwaitingwish, svenja]}
---
In three years zqunpairedbody.
=== mentees/ifeoma/sessions/2026-10-13.md
## Topics
- [ ] zqfuturetopic
=== mentees/ifeoma/goals/alone.md
---
title: Zqunpairedgoal
---
zqunpairedgoal
=== mentees/svenja/mentee.md
---
visibility: colleagues
pairs:
  - {mentor: elif, from: 2026-02-01}
wishes: {topics: [zqwidewishes]}
---
In three years zqwidebody.

::: only svenja
zqwideonly
:::
"""

OF_MARA = """\
=== mentee.md
---
towards: 2093
pairs:
  - {mentor: tomasz, from: 2026-02-01, until: 2096-12-31, cadence: 77 days, format: walk}
  - {mentor: zqpairmentor, from: 2111-02-01, until: 2112-12-31, ended: other}
pauses:
  - {from: 2081-07-01, until: 2082-08-15}
wishes: {topics: [zqwishestopics], formats: [remote], mentors: [zqwishesmentors, tomasz]}
rather_not: [zqmenteerathernot]
languages: [zqmenteelanguages, en]
hours: 03:41-23:29
x-note: zqmenteex
# zqmenteeyaml
---
In three years zqmenteebody.

There is more to zqmenteemore.
<!-- zqmenteecomment -->

::: only mara
zqmenteeonly
:::
=== goals/talk.md
---
title: Give zqgoaltitle
started: 1969-02-03
horizon: 2073-09
skills: [deep]
trainings: [zqtrainingname]
suggested_by: zqgoalsuggestedby
grew_from: root
earlier:
  - {until: 1951-04-30, title: Speak zqwordingtitle}
x-note: zqgoalx
# zqgoalyaml
---
zqgoalbody and <!-- zqgoalinline -->
<!-- zqgoalcomment -->

## Why
zqgoalwhy

## How I will notice
- zqgoalnotice

## SMART
zqgoalsmart

## Steps
- [ ] zqstepopen by:2061-09
  - zqstepnote
  - if zqstepif, then zqstepthen
- [/] zqstepdoing
- [x] zqsteptaken done:2026-03-01
- [-] zqstepdropped

## What I take with me
zqgoaltake

## In my own heading zqgoalheading
> zqgoalquote

| zqtablehead | b |
| --- | --- |
| zqtablecell | `zqcode` |

![zqalt](../files/zqpicture.png)

::: only mara
zqgoalonly

- [ ] zqonlystep

![zqonlyalt](../files/zqonlypicture.png)
:::
=== goals/root.md
---
title: Grow zqgoalgrewfrom
status: done
started: 1966-02-03
ended: 1967-02-03
---
Over.
=== goals/resting.md
---
title: Rest
status: paused
rests_until: 2077-02
---
Later.
=== goals/zqgoalname.md
---
title: Named
---
Named.
=== goals/mine.md
---
title: Zqnarrowgoal
visibility: me
---
zqnarrowgoal
=== goals/coordinated.md
---
title: Zqprogrammegoal
visibility: programme
---
zqprogrammegoal
=== goals/shown.md
---
title: Zqwidegoal
visibility: colleagues
---
zqwidegoal

::: only mara
zqwidegoalonly
:::
=== goals/broken.md
---
title: Zqbrokentitle
quux: zqbrokenvalue
---
zqbrokenbody
=== goals/zqfencename.md
---
title: Zqfencetitle
---
zqfencebody

 :: only mara
zqfenceonly
=== sessions/2026-03-12.md
---
time: 03:17
where: Room zqheldwhere
minutes: 7417
goals: [talk]
x-note: zqsessionx
---
## Topics
- [ ] zqtopicopen
- [x] zqtopictalked

## Notes
zqsessionbody
- [] zqneartask
<!-- zqsessioncomment -->

## Agreed
- [ ] @tomasz zqagreedmentor by:2062-09
- [x] @mara zqagreedmentee

## What I take with me
zqsessiontake

## Elsewhere
zqsessionother

::: feedback from mara
zqfeedbackmentee
:::

::: feedback from tomasz
zqfeedbackmentor
:::

::: only mara
zqsessiononly

- [ ] @mara zqonlyaction
:::
=== sessions/2026-04-16.md
---
visibility: programme
---
## Notes
zqtoowide
=== sessions/2026-06-17.md
---
visibility: me
---
## Notes
zqnarrowsession

::: feedback from tomasz
zqnarrowfeedback
:::
=== sessions/2026-07-09-zqsessionname.md
## Notes
zqofotheronly

::: only tomasz
zqofotheronly
:::
=== sessions/2026-09-10-from-tomasz.md
zqfeedbackfilebody
=== sessions/2026-10-08.md
---
time: 14:00
where: Room zqsessionwhere
---
## Topics
- [ ] zqplannedtopic
=== sessions/2026-10-20.md
---
date: 2088-10-20
---
## Topics
- [ ] In a long while.
=== skills/2026-08-27.md
---
framework: 8171.0.0
invited: [tomasz, zqassessmentinvited]
skills:
  fast: {level: 4, interest: 3, target: 4, goal: talk}
x-note: zqassessmentx
---
zqassessmentbody

## fast
zqskillnote

::: only mara
zqskillonly
:::
=== skills/2026-08-27-from-tomasz.md
---
skills:
  slow: {level: 4}
---
zqmentorviewbody

## slow
zqviewnote
=== skills/2026-02-19.md
---
framework: 1.0.0
skills:
  stillness: {level: 1, interest: 2}
---
=== skills/2026-02-19-from-tomasz.md
---
skills:
  deep: {level: 2}
---
zquninvited
=== training.md
---
entries:
  - {training: zqtrainingname, goal: talk, done: 1994-02-01, recommend: partly}
  - {training: talk-lab, dropped: 1995-02-01}
  - {training: writing-circle, interested: 1991-02-01}
  - {training: sql-basics, planned: 1998-02-01}
  - {training: rust-book, underway: 1993-02-01}
x-note: zqtraininglogx
---
zqtraininglogbody

## zqtrainingname
zqlogline
=== reflections/evening.md
---
title: Zqreflectiontitle
date: 1971-05-05
---
zqreflectionbody
=== reflections/shared.md
---
title: Zqsharedtitle
visibility: pair
---
zqsharedbody

::: only mara
zqsharedonly
:::
=== reflections/open.md
---
visibility: colleagues
---
zqopenreflection
=== me/diary.md
---
title: Zqmetitle
visibility: pair
---
zqmebody ![zqmealt](../files/zqmepicture.png)
=== README.md
zqmarareadme
=== .private.md
zqmaradotfile
"""


def sow(root: Path) -> Path:
    """Lay a copy of the demo with all secrets below root/content."""
    content = root / "content"
    shutil.copytree(STARTER, content)
    for path, text in {**files_of(COMMON), **_of_mara()}.items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    _change(content / "programme.md", *IN_PROGRAMME)
    _change(content / "skills.md", *IN_SKILLS)
    _change(content / "mentees/florian/mentee.md", ("pairs:\n", "pairs:\n  - {mentor: ruth, from: 2025-10-01, until: 2025-12-31}\n"))
    left = "".join(f"{person}: {{name: {person.title()} Lind, active: no}}\n" for person in NAMED_ONCE)
    _change(content / "people.yaml", ("\n# coordination\n", f"{ROSTER}{left}\n# coordination\n"))
    for picture in ("handbook/files/zqpagepicture", "handbook/files/zqloosepicture"):
        (content / f"{picture}.png").write_bytes(PNG + b"zqpagebytes" * (picture.endswith("zqpagepicture")))
    (content / "mentees/mara/files").mkdir()
    for picture in ("picture", "onlypicture", "mepicture", "unshownpicture"):
        (content / f"mentees/mara/files/zq{picture}.png").write_bytes(PNG + f"zqbytesof{picture}".encode())
    return root


def _of_mara() -> dict[str, str]:
    return {f"mentees/mara/{path}": text for path, text in files_of(OF_MARA).items()}


def _change(file: Path, *changes: tuple[str, str]) -> None:
    """Put other words in place of some that stand there once."""
    text = file.read_text()
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text)
