"""What must not exist, item by item: refused where somebody writes it, and never derived, shown or exported.

The list stands in docs/rights.md. Each test looks at the real thing: every model, every text that can be
said, the whole demo as each of its readers gets it, copies of people, and what an HR tool is asked.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import catalogue
from mentorsite.build import Wish, build
from mentorsite.connect.asking import Secret
from mentorsite.connect.personio import Credentials, Personio
from mentorsite.connect.records import Wanted
from mentorsite.content.frontmatter import read_yaml
from mentorsite.content.records.heads import keys_of, read_head
from mentorsite.content.records.record import Closed
from mentorsite.content.records.words import forbidden_in
from mentorsite.inventory import read_content
from mentorsite.language import spoken, worded
from mentorsite.resources import DATA, STARTER, TEMPLATES
from mentorsite.rights.export import copy_of
from personio_server import CLIENT_ID, CLIENT_SECRET, Company, employee, personio
from programme_text import diagnosed, write_programme
from reading import read
from repositories import environment

SOURCES = Path(catalogue.SOURCES)
SAYS_WHAT_IS_NOT = ("datasheet.html", "welcome.html", "become-a-mentor.html", "skills.html", "skills_empty.html")
"""Pages that say themselves that there are no marks and no appraisal here."""
REFUSES = ("reading.py", "asking.py")
"""Findings that say why a word is refused."""
FORBIDDEN = ("bonus", "salary", "pay", "grade", "rating", "score", "rank", "performance", "potential", "percent")
GERMAN = (
    "Gehalt", "Gehaltsband", "Lohn", "Prämie", "Praemie", "Boni", "Noten", "Beurteilung", "Bewertung",
    "Leistungsbeurteilung", "Rang", "Rangliste", "Punkte", "Leistung", "Potenzial", "Potenzialanalyse", "Prozent",
)  # fmt: skip
IN_OTHER_SPELLINGS = ("Salary", "SALARY", "salaryBand", "pay_grade", "pay-grade", "ratings", "performance_review")


def models(base: type[Closed] = Closed) -> set[type[Closed]]:
    return {base, *(model for below in base.__subclasses__() for model in models(below))}


MODELS = sorted(models(), key=lambda model: model.__name__)


def texts(*without: str) -> list[tuple[str, str]]:
    """Every text that can be said, in English and German, with its files."""
    found = []
    for message in catalogue.german():
        files = {Path(file).name for file, _ in message.locations}
        if message.id and not files <= set(without):
            said = (message.id, message.string)
            found += [(" ".join(sorted(files)), part) for forms in said for part in _forms(forms)]
    return found


def _forms(forms: str | tuple[str, ...]) -> tuple[str, ...]:
    return (forms,) if isinstance(forms, str) else tuple(forms)


def saying(pattern: str, *without: str) -> list[tuple[str, str]]:
    return [(files, text) for files, text in texts(*without) if re.search(pattern, text)]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    root = tmp_path_factory.mktemp("seekuh")
    shutil.copytree(STARTER, root / "content")
    assert build(Wish(root, root / "site")).published
    return root


@pytest.fixture(scope="module")
def copies(demo):
    content = read_content(demo)
    return {person: copy_of(content, content.common, demo, person) for person in ("mara", "tomasz")}


@pytest.fixture(scope="module")
def pages(demo, copies):
    """Every different page of every reader, and of the copies: path → HTML."""
    found: dict[str, str] = {}
    told = ((str(file.relative_to(demo / "site")), file.read_text()) for file in (demo / "site").rglob("*.html"))
    copied = ((f"{p}/{path}", data.decode()) for p, c in copies.items() for path, data in c.items() if "html" in path)
    for path, html in (*told, *copied):
        found.setdefault(html, path)
    assert len(found) > 500
    return {path: html for html, path in found.items()}


# --- bonus, salary, pay, grade, rating, score, rank, performance, potential, percent


@pytest.mark.parametrize("word", [*FORBIDDEN, *GERMAN, *IN_OTHER_SPELLINGS])
def test_no_schema_takes_the_word_and_each_says_why(word):
    for model in MODELS:
        head, _ = read_yaml(f"{word}: 4", "file.md")
        _, found = read_head(model, head, "file.md")
        said = [worded(finding, spoken("en")) for finding in found if finding.rule == "forbidden-word"]
        assert len(said) == 1, model
        assert "nothing here is tied to pay or appraisal" in said[0]


@pytest.mark.parametrize("word", FORBIDDEN)
def test_nor_anywhere_inside_a_file(tmp_path, word):
    write_programme(
        tmp_path,
        f"""
        === programme.md
        ---
        title: Mentoring
        retention: {{after_end: 6 months, {word}: 1}}
        ---
        === people.yaml
        nadja: {{name: Nadja Berger}}
        ada: {{name: Ada Lind, {word}: 1}}
        ben: {{name: Ben Okoro}}
        === mentees/ada/mentee.md
        ---
        pairs: [{{mentor: ben, from: 2026-02-01, cadence: {{every: 1 month, {word}: 1}}}}]
        wishes: {{topics: [listening], {word}: 1}}
        ---
        === mentees/ada/skills/2026-03-01.md
        ---
        framework: 1.0.0
        skills:
          listening: {{level: 1, {word}: 1}}
        ---
        === mentees/ada/training.md
        ---
        entries: [{{training: lab, done: 2026-03-01, {word}: 1}}]
        ---
        """,
    )
    found = [finding.path for finding in diagnosed(tmp_path) if finding.rule == "forbidden-word"]
    assert sorted(found) == [
        "mentees/ada/mentee.md",
        "mentees/ada/mentee.md",
        "mentees/ada/skills/2026-03-01.md",
        "mentees/ada/training.md",
        "people.yaml",
        "programme.md",
    ]


def test_no_field_of_any_model_has_such_a_name():
    assert [(model.__name__, key) for model in MODELS for key in keys_of(model) if forbidden_in(key)] == []


def test_no_setting_turns_the_rule_off(tmp_path):
    write_programme(tmp_path, "=== programme.md\n---\ntitle: M\nchecks: {forbidden-word: off}\nbonus: 1\n---\n")
    assert {"forbidden-word", "unknown-key"} <= {finding.rule for finding in diagnosed(tmp_path)}


def test_no_key_in_a_copy_has_such_a_name(copies):
    def keys(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            yield from value
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        yield from (key for item in inner for key in keys(item))

    for copy in copies.values():
        assert [key for key in keys(json.loads(copy["facts.json"])) if forbidden_in(key)] == []


# --- progress of a goal in percent


def test_no_page_and_no_text_speaks_of_percent(pages):
    assert saying(r"(?i)%|percent|prozent") == []
    said = {path: read(html) for path, html in pages.items() if "data-sheet" not in path}
    assert [path for path, text in said.items() if re.search(r"(?i)%|percent|prozent", text)] == []


def test_no_page_has_a_bar_that_fills(pages):
    meters = re.compile(r"(?i)<(?:progress|meter)\b|aria-value(?:now|max)|role=\"(?:progressbar|meter)\"")
    assert [path for path, html in pages.items() if meters.search(html)] == []


# --- any number or colour that grades a person; a level of a skill as a digit


def test_a_level_of_a_skill_is_never_a_digit(pages):
    shown = {path: html for path, html in pages.items() if re.search(r"mentees/\w+/skills/", path)}
    assert len(shown) > 10
    for path, html in shown.items():
        assert not re.search(r"(?i)\b(?:level|stufe|interest|interesse)\b\W{0,3}\d", read(html)), path
        assert not re.search(r"(?<![\w.-])[0-4](?![\w.-]|[\s\u00a0](?=[A-ZJ]))", read(html)), path
        # Where a drawing says its levels to those who do not see it, it says words as well.
        assert not re.search(r"\bdata-[\w-]*(?:level|value|score)[\w-]*=", html), path


def test_nor_in_a_copy_but_for_the_file_that_somebody_wrote(copies):
    facts = json.loads(copies["mara"]["facts.json"])
    told = [entry["facts"]["skills"] for entry in facts["mentee"] if "/skills/" in entry["file"]]
    said = [word for skills in told for look in skills.values() for word in look.values()]
    assert "with guidance" in said
    assert [word for word in said if not isinstance(word, str) or re.search(r"\d", word)] == []


def test_no_part_of_a_page_is_named_after_good_or_bad(pages):
    names = {
        name for html in pages.values() for names in re.findall(r'class="([^"]*)"', html) for name in names.split()
    }
    graded = re.compile(
        r"(?:^|-)(?:good|bad|poor|low|high|late|overdue|danger|warning|success|fail(?:ed)?|red|green|rank|score|grade"
        r"|rating|top|best|worst|level-?\d|badge|streak|percent|progress-?bar)(?:$|-)"
    )
    assert [name for name in sorted(names) if graded.search(name)] == []
    assert "step-taken" in names


# --- rankings


def test_no_text_speaks_of_an_order_of_people():
    pattern = r"(?i)\b(?:rank(?:s|ed|ing)?|leaderboard|top \d|best mentee|rangliste|rangfolge|bestenliste|platz \d)\b"
    # A proposal of pairs says whom a mentee would like to ask, in their own order.
    assert saying(pattern, "proposal.py") == []


BUSY = "\n".join(f"=== mentees/cem/sessions/2026-0{month}-10.md\n## Notes\nWe talked.\n" for month in (2, 3, 4))
TWO = """
=== people.yaml
nadja: {name: Nadja Berger}
ada: {name: Ada Lind, manager: dora}
ben: {name: Ben Okoro}
cem: {name: Cem Aydin, manager: dora}
dora: {name: Dora Weiss}
=== mentors/ben.md
---
stage: mentor
places: 3
---
=== mentees/cem/mentee.md
---
pairs: [{mentor: ben, from: 2026-02-01}]
---
"""
DILIGENT = f"""{BUSY}
=== mentees/cem/goals/one.md
---
title: Zeppelin
---
- [x] Zeppelin done:2026-03-01
=== mentees/cem/reflections/thought.md
Zeppelin.
=== mentees/cem/skills/2026-03-01.md
---
framework: 1.0.0
skills:
  listening: {{level: 4}}
---
"""
DAY = date(2026, 4, 20)


def built(root: Path, text: str) -> Path:
    build(Wish(write_programme(root, text), root / "site", DAY))
    return root / "site"


@pytest.fixture(scope="module")
def idle_and_diligent(tmp_path_factory):
    """The same programme twice: in the second, one mentee has done a lot."""
    return [built(tmp_path_factory.mktemp("two"), text) for text in (TWO, TWO + DILIGENT)]


def told_to(site: Path, reader: str, pattern: str) -> list[str]:
    files = sorted((site / "readers" / reader).rglob("*.html"))
    lines = (line for file in files for line in read(file.read_text()).split("\n"))
    return [line for line in lines if re.search(pattern, line)]


# --- tables of persons for coordinators or managers beyond who takes part, with whom and since when


def test_whatever_somebody_does_changes_no_line_about_people_for_the_coordinators(idle_and_diligent):
    idle, diligent = (told_to(site, "nadja", "Ada|Cem|Ben") for site in idle_and_diligent)
    assert idle == diligent
    assert idle


def test_a_manager_is_told_no_more_than_anybody(idle_and_diligent):
    for site in idle_and_diligent:
        assert told_to(site, "dora", "Ada|Cem|Zeppelin") == []
        own = {file.relative_to(site / "readers/dora") for file in (site / "readers/dora").rglob("*.html")}
        assert not [path for path in own if "mentees" in path.parts]


# --- streaks, badges, "overdue" per person


def test_no_text_counts_days_in_a_row_or_hands_out_honours():
    pattern = (
        r"(?i)\b(?:streaks?|in a row|badges?|medals?|troph(?:y|ies)|achievements?|level(?:led)? up"
        r"|abzeichen|medaillen?|pokal|in folge|erfolgsserie)\b"
    )
    assert saying(pattern, "datasheet.html") == []


def test_nobody_is_late():
    pattern = (
        r"(?i)\b(?:overdue|due|deadline|behind schedule|missed|too late"
        r"|überfällig|fällig|verspätet|säumig|versäumt|im verzug|rückstand)\b"
    )
    assert saying(pattern, "datasheet.html") == []


def test_templates_have_no_place_for_either():
    source = "\n".join(file.read_text() for file in sorted(TEMPLATES.rglob("*.html")))
    assert re.findall(r"(?i)streak|badge|overdue|leaderboard|\brank(?:ed|ing)?\b|progressbar", source) == []


def test_marks_and_appraisal_are_only_named_where_they_are_denied():
    pattern = r"(?i)\b(?:appraisal|rating|grade[sd]?|score[sd]?|salary|bonus|noten|beurteilung|bewertung|gehalt)\b"
    assert saying(pattern, *SAYS_WHAT_IS_NOT, *REFUSES) == []


# --- commit counts, times of day


def committed(root: Path, times: list[str]) -> Path:
    """The same files, committed once or often, at certain times of one day."""
    write_programme(root, TWO + DILIGENT)
    run(root, "init", "-q", "-b", "main")
    for name, value in (("user.name", "Cem"), ("user.email", "cem@seekuh.example")):
        run(root, "config", name, value)
    run(root, "add", "content/people.yaml", "content/programme.md")
    for number, time in enumerate(times):
        if number == len(times) - 1:
            run(root, "add", ".")
        when = f"2026-04-01T{time}:00+02:00"
        run(root, "commit", "-q", "--allow-empty", "-m", "words", GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)
    build(Wish(root, root / "site", DAY))
    return root / "site"


def run(root: Path, *command: str, **variables: str) -> None:
    subprocess.run(["git", *command], cwd=root, env=environment(**variables), check=True, capture_output=True)


def test_how_often_and_at_what_time_somebody_commits_is_told_to_nobody(tmp_path):
    once = committed(tmp_path / "once", ["10:00"])
    often = committed(tmp_path / "often", ["05:07", "11:59", "21:42", "23:33"])
    trees = [{f.relative_to(site): f.read_bytes() for f in site.rglob("*") if f.is_file()} for site in (once, often)]
    assert trees[0] == trees[1]
    assert saying(r"(?i)\bcommits?\b.*\{count\}|\{count\}.*\bcommits?\b") == []


# --- predictions about people


def test_no_text_foretells_anything_about_anybody():
    pattern = (
        r"(?i)\b(?:predict\w*|forecast\w*|likely|probably|at risk|on track|expected to|will (?:reach|finish|leave)"
        r"|prognos\w*|vorhersag\w*|voraussichtlich|wahrscheinlich|gefährdet|auf kurs)\b"
    )
    assert saying(pattern, "datasheet.html") == []


# --- results of the questionnaire


def test_no_model_has_a_place_for_an_answer_or_a_result():
    instruments = "".join(file.read_text() for file in sorted((DATA / "instruments").glob("*ipip*.yaml")))
    scales = re.findall(r'- \{id: (\w+),.*name: \{en: "([^"]*)", de: "([^"]*)"', instruments)
    names = {name.casefold() for scale in scales for name in scale if len(name) > 1}
    assert {"es", "extraversion", "verträglichkeit"} <= names
    fields = {key.casefold() for model in MODELS for key in keys_of(model)}
    assert fields & {*names, "big5", "ipip", "personality", "result", "results", "traits", "percentile"} == set()


def test_the_questionnaire_has_no_way_out():
    script = (TEMPLATES / "assets/questionnaire.js").read_text()
    assert (
        re.findall(r"fetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|\.submit\(|new Image|\.cookie", script)
        == []
    )


def test_no_copy_has_answers_in_it(copies):
    for copy in copies.values():
        told = "".join(data.decode(errors="replace") for path, data in copy.items() if not path.startswith("site/"))
        assert not re.search(r"(?i)ipip|extraver|neurotic|conscientious|gewissenhaft|verträglich", told)


# --- nothing flows back to the HR system


def test_the_hr_tool_is_asked_and_told_nothing():
    company = Company([employee(1, "Mara", "Tamm"), employee(2, "Tomasz", "Nowak")])
    with personio(company):
        Personio(Credentials(Secret(CLIENT_ID), Secret(CLIENT_SECRET)), company.address).fetch(Wanted(everybody=True))
    assert [(asked.method, asked.path) for asked in company.asked] == [
        ("POST", "/v1/auth"),
        ("GET", "/v1/company/employees"),
    ]
    assert [json.loads(asked.body).keys() for asked in company.asked if asked.body] == [{"client_id", "client_secret"}]


def test_no_other_part_of_the_code_speaks_to_a_server():
    def importing(pattern: str) -> list[str]:
        files = sorted(SOURCES.rglob("*.py"))
        return [file.relative_to(SOURCES).as_posix() for file in files if re.search(pattern, file.read_text())]

    talks = r"(?:import|from) (?:httpx2?|requests|aiohttp|urllib\.request|http\.client|smtplib|ftplib|telnetlib)\b"
    assert importing(talks) == ["connect/asking.py", "connect/personio.py"]
    methods = {
        method
        for file in (SOURCES / "connect").glob("*.py")
        for method in re.findall(r'Question\("([A-Z]+)", f"[^"]*?(/v1/[\w/]+)"', file.read_text())
    }
    assert methods == {("POST", "/v1/auth"), ("GET", "/v1/company/employees")}
