"""How the programme is doing: numbers about many, on which nobody in particular can be found."""

import re
import shutil
from datetime import date
from html import unescape

import pytest

from mentorsite.build import Wish, build
from mentorsite.content.documents import parse
from mentorsite.content.reading import Source
from mentorsite.content.records import read_record
from mentorsite.programme.lasting import to_look_back_on
from mentorsite.programme.steps import goal_steps
from mentorsite.resources import STARTER
from programme_text import files_of, write_programme
from repositories import Repository, apart

PEOPLE = [f"mentee{number}" for number in range(6)]
TODAY = date(2026, 4, 20)


def conversation(who, day, both=True):
    given = "".join(f"\n::: feedback from {giver}\nDas hat geholfen.\n:::\n" for giver in (who, "ben"))
    said = given if both else ""
    return f"=== mentees/{who}/sessions/{day}.md\n---\nmentor: ben\nstatus: held\n---\nWir haben geredet.\n{said}"


def mentee(who, since="2026-01-01"):
    pair = f"=== mentees/{who}/mentee.md\n---\npairs: [{{mentor: ben, from: {since}}}]\n---\nMein Weg.\n"
    return pair + "".join(conversation(who, day) for day in ("2026-01-20", "2026-02-19", "2026-03-21"))


def programme(people, more=""):
    roster = "".join(f"{who}: {{name: {who.title()} Secret}}\n" for who in people)
    text = "=== people.yaml\nnadja: {name: Nadja Berger}\nben: {name: Ben Okoro}\nada: {name: Ada Lind}\n" + roster
    return text + "".join(mentee(who) for who in people) + more


def pages(root, text, today=TODAY):
    """What a coordinator reads about the whole programme."""
    shutil.rmtree(root, ignore_errors=True)
    write_programme(root, text)
    (root / "content/mentees/ada/mentee.md").write_text("Noch ohne Tandem.\n")
    outcome = build(Wish(root, root / "site", today=today))
    assert outcome.published, outcome.findings
    tree = root / "site/readers/nadja/programme"
    return {name: (tree / name / "index.html").read_text() for name in ("", "pulse")}


def words(html):
    main = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    root = tmp_path_factory.mktemp("seekuh")
    shutil.copytree(STARTER, root / "content")
    assert build(Wish(root, root / "site")).published
    return root / "site"


def test_the_demo_in_numbers(demo):
    text = words((demo / "readers/nadja/en/programme/index.html").read_text())
    for expected in (
        "In August, at least 6 mentees had a conversation.",
        "In 3 of 5 conversations feedback went both ways.",
        "Pairs 11 today",
        "30 days or so between two conversations",
        "Free places 1 one person is waiting",
        "under 5 people have one",
        "under 5 on the way",
        "5 are mentors",
        "What this page never shows",
        "Pulse of September 2026",
    ):
        assert expected in text, expected


def test_no_name_of_a_mentee_or_mentor_stands_on_it(demo):
    names = re.findall(r"name: ([^,}]+)", (STARTER / "people.yaml").read_text())
    for page in ("programme", "programme/pulse"):
        text = words((demo / f"readers/nadja/{page}/index.html").read_text())
        assert [name for name in names if name in text or re.search(rf"\b{name.split()[0]}\b", text)] == []


def test_the_pulse_page_of_the_demo_says_that_mentors_are_left_out(demo):
    text = words((demo / "readers/nadja/en/programme/pulse/index.html").read_text())
    september, _, may = text.partition("May 2026 Mentees")
    assert "Mentors: fewer than five have answered, so nothing is shown." in september
    assert "My mentee chooses the topics." not in september
    assert "My mentee chooses the topics." in may
    assert "15" not in re.findall(r"\d+", text)


def test_only_coordinators_have_the_pages_and_everybody_has_the_rules(demo):
    readers = {file.relative_to(demo).parts[1] for file in demo.glob("readers/*/programme/index.html")}
    assert readers == {"nadja"}
    assert not (demo / "everyone/programme/index.html").exists()
    for page in ("programme/method", "pulse-form", "handbook/you-said-we-did"):
        assert (demo / "everyone" / page / "index.html").is_file()


def test_coordinators_find_it_from_their_home_and_everybody_the_form_from_the_handbook(demo):
    assert 'href="programme/"' in (demo / "readers/nadja/index.html").read_text()
    assert 'href="../pulse-form/"' in (demo / "everyone/handbook/index.html").read_text()


def test_below_five_pairs_there_is_no_number_at_all(tmp_path):
    text = words(pages(tmp_path / "p", programme(PEOPLE[:4]))[""])
    assert "Still too small for numbers." in text
    assert re.findall(r"\d+", text) == []


# --- two builds, one after the other: what has changed in between shows nothing about one person


def test_one_more_conversation_of_this_month_changes_nothing(tmp_path):
    before = pages(tmp_path / "p", programme(PEOPLE))
    after = pages(tmp_path / "p", programme(PEOPLE, conversation("mentee3", "2026-04-15", both=False)))
    assert before == after
    assert "3 of 5" not in words(before[""])


def test_one_more_person_changes_only_how_many_pairs_there_are(tmp_path):
    joined = "newcomer: {name: New Comer}\n"
    text = programme(PEOPLE)
    newcomer = mentee("newcomer", since="2026-04-01").partition("=== mentees/newcomer/sessions")[0]
    today = conversation("newcomer", "2026-04-10")
    before = words(pages(tmp_path / "p", text)[""])
    after = words(pages(tmp_path / "p", text.replace("nadja:", joined + "nadja:") + newcomer + today)[""])
    assert after == before.replace("Pairs 6 today", "Pairs 7 today")
    assert after != before


@pytest.mark.parametrize("who", PEOPLE)
def test_who_of_them_had_no_feedback_makes_no_difference(tmp_path, who):
    usual = pages(tmp_path / "p", programme(PEOPLE))[""]
    silent = programme(PEOPLE).replace(conversation(who, "2026-02-19"), conversation(who, "2026-02-19", both=False))
    assert pages(tmp_path / "p", silent)[""] == usual


def test_a_goal_of_one_person_makes_no_difference(tmp_path):
    goal = "=== mentees/mentee2/goals/talk.md\n---\ntitle: Einen Vortrag halten\nstatus: active\n---\nLaut reden.\n"
    assert pages(tmp_path / "p", programme(PEOPLE, goal)) == pages(tmp_path / "p", programme(PEOPLE))


# --- the history of the files: closed months are closed, and whose words goals are in

MANY = [f"mentee{number}" for number in range(10)]


def in_git(root, text, monkeypatch):
    """A programme whose conversations were committed in time."""
    apart(monkeypatch)
    repository = Repository(root)
    repository.commit("2026-01-01", "nadja@seekuh.example")
    files = files_of(text + "=== mentees/ada/mentee.md\nNoch ohne Tandem.\n")
    for day in ("2026-01-25", "2026-02-25", "2026-03-25"):
        noted = [f"=== {p}\n{words}" for p, words in files.items() if "/sessions/" not in p or p.split("/")[-1] < day]
        write_programme(root, "".join(noted))
        repository.commit(day, "nadja@seekuh.example")
    return repository


def told(root, today=TODAY, page=""):
    assert build(Wish(root, root / "site", today=today)).published
    return (root / "site/readers/nadja/programme" / page / "index.html").read_text()


def without(text, who, day):
    return text.replace(conversation(who, day), "")


def table(html):
    return dict(re.findall(r'<tr><th scope="row">(\w+ \d{4})</th><td>(.*?)</td></tr>', html))


def test_a_note_that_comes_after_a_month_was_closed_changes_nothing_there(tmp_path, monkeypatch):
    repository = in_git(tmp_path / "p", without(programme(MANY), "mentee3", "2026-03-21"), monkeypatch)
    before = told(repository.root)
    assert table(before)["March 2026"] == "at least 5"
    repository.write("../mentee3/sessions/2026-03-21.md", "Wir haben geredet.\n")
    repository.commit("2026-04-15", "nadja@seekuh.example")
    assert told(repository.root) == before
    assert table(told(repository.root, date(2026, 5, 20)))["March 2026"] == "at least 5"
    shutil.rmtree(repository.root / ".git")
    assert table(told(repository.root))["March 2026"] == "10"


def test_notes_to_a_conversation_that_was_planned_count_when_they_come(tmp_path, monkeypatch):
    repository = in_git(tmp_path / "p", without(programme(MANY), "mentee3", "2026-03-21"), monkeypatch)
    repository.write("../mentee3/sessions/2026-03-30.md", "## Themen\n- [ ] Mut\n")
    repository.commit("2026-03-28", "nadja@seekuh.example")
    before = told(repository.root)
    repository.write("../mentee3/sessions/2026-03-30.md", "## Themen\n- [x] Mut\n\n## Notizen\nWir haben geredet.\n")
    repository.commit("2026-04-15", "nadja@seekuh.example")
    assert told(repository.root) == before


def test_what_is_noted_some_days_late_counts_in_its_month(tmp_path, monkeypatch):
    repository = in_git(tmp_path / "p", without(programme(MANY), "mentee3", "2026-03-21"), monkeypatch)
    repository.write("../mentee3/sessions/2026-03-21.md", "Wir haben geredet.\n")
    repository.commit("2026-04-09", "nadja@seekuh.example")
    assert table(told(repository.root))["March 2026"] == "10"
    assert "March 2026" not in table(told(repository.root, date(2026, 4, 11)))


def test_a_later_correction_moves_no_conversation(tmp_path, monkeypatch):
    repository = in_git(tmp_path / "p", programme(MANY), monkeypatch)
    before = told(repository.root)
    for file in (repository.root / "content").glob("mentees/*/sessions/2026-02-19.md"):
        file.write_text(file.read_text().replace("geredet", "gesprochen"))
    repository.commit("2026-04-15", "nadja@seekuh.example")
    assert told(repository.root) == before


def test_what_came_with_the_first_commit_counts_on_its_own_day(tmp_path, monkeypatch):
    apart(monkeypatch)
    repository = Repository(write_programme(tmp_path / "p", programme(MANY)))
    without_history = told(repository.root)
    repository.commit("2026-04-15", "nadja@seekuh.example")
    assert told(repository.root) == without_history
    assert table(without_history)["January 2026"] == "10"


def wording(title, more=""):
    return f"---\ntitle: {title}\nstatus: active\n{more}---\nLaut reden.\n\n## Schritte\n- [ ] Üben\n"


def worded(tmp_path, monkeypatch, people=PEOPLE):
    """Everybody has a goal since March; Ben had suggested two of them."""
    mails = "".join(f"{who}: {{name: {who.title()} Secret, email: {who}@seekuh.example}}\n" for who in people)
    named = "".join(f"{who}: {{name: {who.title()} Secret}}\n" for who in people)
    repository = in_git(tmp_path / "p", programme(people).replace(named, mails), monkeypatch)
    for number, who in enumerate(people):
        goal = wording("Einen Vortrag halten", "suggested_by: ben\n" if number < 2 else "")
        repository.write(f"../{who}/goals/talk.md", goal)
        repository.commit("2026-03-26", f"{who}@seekuh.example")
    return repository


def own_words(html):
    return re.search(r"Goals in own words (.*?) Free places", words(html))[1]


def test_how_many_goals_are_in_own_words_is_told_in_fifths(tmp_path, monkeypatch):
    repository = worded(tmp_path, monkeypatch)
    assert own_words(told(repository.root)) == "3 of 5 goals, rounded"
    shutil.rmtree(repository.root / ".git")
    assert own_words(told(repository.root)) == "not known"


def test_below_five_people_it_is_not_known_whose_words_goals_are_in(tmp_path, monkeypatch):
    repository = worded(tmp_path, monkeypatch)
    for who in PEOPLE[:2]:
        (repository.root / f"content/mentees/{who}/goals/talk.md").unlink()
    repository.commit("2026-04-15", "nadja@seekuh.example")
    assert own_words(told(repository.root)) == "not known"


def test_what_is_worded_this_month_changes_nothing(tmp_path, monkeypatch):
    repository = worded(tmp_path, monkeypatch)
    before = told(repository.root)
    for who in PEOPLE[2:]:
        repository.write(f"../{who}/goals/talk.md", wording("Zwei Vorträge halten"))
        repository.write(f"../{who}/goals/more.md", wording("Mehr"))
    repository.commit("2026-04-15", "nadja@seekuh.example")
    assert told(repository.root) == before
    assert own_words(told(repository.root, date(2026, 5, 20))) != own_words(before)


def test_the_method_page_tells_the_rules_for_closed_months(demo):
    text = words((demo / "everyone/en/programme/method/index.html").read_text())
    assert "A month closes 10 days after its end." in text
    assert "Goals in own words" in text


# --- the pair's own pages


def test_whoever_does_not_fit_finds_whom_to_ask(demo):
    text = words((demo / "readers/mara/en/mentees/mara/next/index.html").read_text())
    assert "Does it not fit? mentoring@seekuh.example helps, without asking for reasons." in text


def reached(ended):
    text = f"---\ntitle: Talk\nstatus: done\nended: {ended}\n---\n"
    record, _ = read_record(parse(Source("mentees/ada/goals/talk.md", text)))
    return goal_steps(record)


@pytest.mark.parametrize(
    ("today", "asked"),
    [("2026-04-14", False), ("2026-04-15", True), ("2026-06-14", True), ("2026-06-15", False)],
)
def test_three_months_later_it_is_asked_what_has_stayed(today, asked):
    assert bool(to_look_back_on([reached(date(2026, 1, 15))], date.fromisoformat(today))) is asked
