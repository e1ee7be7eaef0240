"""Beginning a programme and its files: whatever `init` and `new` put down is right as it is, and never in the way."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsite import scaffold
from mentorsite.build import Wish, build, check
from mentorsite.content.documents import parse
from mentorsite.content.frontmatter import read_yaml
from mentorsite.content.reading import Source
from mentorsite.content.records import read_record
from mentorsite.content.records.fields import as_line
from mentorsite.content.tree import Mount, read_folder, read_tree
from mentorsite.diagnostics import Severity
from mentorsite.language import spoken
from mentorsite.programme.conversations import conversations
from mentorsite.programme.link import read_journey
from mentorsite.programme.skeletons import one_line, quoted
from mentorsite.resources import STARTER
from mentorsite.scaffold import (
    CannotCreate,
    NewFile,
    init,
    new_feedback,
    new_goal,
    new_handbook,
    new_mentee,
    new_mentor,
    new_session,
    read_day,
    worded,
    write,
)
from mentorsite.scaffold.mentees import file_name
from mentorsite.scaffold.refusals import REFUSALS
from mentorsite.scaffold.start import demo_files

TODAY = date(2026, 9, 17)
LANGUAGES = ("de", "en")


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def root(tmp_path, language):
    init(tmp_path, demo=False, language=language, today=TODAY)
    return tmp_path


@pytest.fixture
def content(root):
    return root / "content"


@pytest.fixture
def english(tmp_path):
    """The content of a programme in English, for the tests that read words."""
    init(tmp_path, demo=False, language="en", today=TODAY)
    return tmp_path / "content"


def slips(root, today=TODAY):
    """Errors and warnings of a whole programme."""
    return [finding for finding in check(root, today) if finding.severity is not Severity.HINT]


def hints(root, today=TODAY):
    return [finding.message for finding in check(root, today) if finding.severity is Severity.HINT]


def put(content, path, text):
    file = content / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def record_of(content, file):
    path = file.path.relative_to(content).as_posix()
    return read_record(parse(Source(path, file.text)))


def refusal(make, *given, **named):
    """What is said to somebody who asks for something that cannot be made."""
    with pytest.raises(CannotCreate) as raised:
        make(*given, **named)
    return worded(raised.value, spoken("en"))


# --- a programme to begin with


def test_a_new_programme_has_no_slip(root):
    assert check(root, TODAY) == ()


def test_a_new_programme_can_be_built(root):
    outcome = build(Wish(root, root / "site", today=TODAY))
    assert outcome.published is not None
    assert outcome.findings == ()


def test_a_new_programme_stays_right_when_time_passes(root):
    assert slips(root, TODAY + timedelta(days=400)) == []


def test_a_new_programme_is_small(tmp_path):
    written = init(tmp_path, demo=False, language="en", today=TODAY)
    assert [file.relative_to(tmp_path).as_posix() for file in written] == [
        ".gitattributes",
        ".gitignore",
        "README.md",
        "content/handbook/how-it-works.md",
        "content/mentees/mika/mentee.md",
        "content/mentors/toni.md",
        "content/people.yaml",
        "content/programme.md",
        "content/skills.md",
    ]


def test_both_languages_begin_with_the_same_files(tmp_path):
    written = [init(tmp_path / code, demo=False, language=code, today=TODAY) for code in LANGUAGES]
    german, english = ([f.relative_to(tmp_path / c) for f in w] for c, w in zip(LANGUAGES, written, strict=True))
    assert german == english


def test_git_leaves_out_the_site_what_a_build_remembers_and_what_is_for_oneself(root):
    lines = (root / ".gitignore").read_text("utf-8").splitlines()
    assert {"/site/", "/.mentorsite/", "me/"} <= set(lines)


def test_the_first_pair_begins_today(content):
    assert "from: 2026-09-17\n" in (content / "mentees/mika/mentee.md").read_text("utf-8")


def test_the_demo_is_the_whole_demo(tmp_path, language):
    init(tmp_path, demo=True, language=language, today=TODAY)
    shipped = {f.relative_to(STARTER) for f in STARTER.rglob("*.*") if f.is_file() and "me" not in f.parts}
    copied = {f.relative_to(tmp_path / "content") for f in (tmp_path / "content").rglob("*.*")}
    picture = "handbook/files/manatee.png"
    assert copied == shipped
    assert (tmp_path / "content" / picture).read_bytes() == (STARTER / picture).read_bytes()
    assert slips(tmp_path) == []


def test_what_lies_beside_the_demo_by_chance_is_not_copied(tmp_path):
    put(tmp_path, "handbook/page.md", "A page.")
    for chance in ("mentees/mara/me/thought.md", "handbook/page.md~", ".DS_Store", "notes/todo.md"):
        put(tmp_path, chance, "mine")
    files = [file.path.as_posix() for file in demo_files(Path("there"), "en", tmp_path)]
    assert files == ["there/README.md", "there/content/handbook/page.md"]


def test_a_programme_that_is_there_already_is_not_touched(tmp_path):
    (tmp_path / "content").mkdir()
    said = refusal(init, tmp_path, demo=False, language="en", today=TODAY)
    assert said == "There is a programme here already. Choose an empty folder."
    assert [file.name for file in tmp_path.iterdir()] == ["content"]


@pytest.mark.parametrize("name", ["README.md", ".gitignore"])
def test_a_file_of_ones_own_is_not_touched_and_nothing_is_left_behind(tmp_path, name):
    (tmp_path / name).write_text("mine", "utf-8")
    assert name in refusal(init, tmp_path, demo=True, language="en", today=TODAY)
    assert (tmp_path / name).read_text("utf-8") == "mine"
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_new_folder_is_made_and_other_files_may_lie_in_it(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    init(tmp_path / "ours" / "mentoring", demo=False, language="en", today=TODAY)
    init(tmp_path, demo=False, language="en", today=TODAY)
    assert slips(tmp_path / "ours" / "mentoring") == slips(tmp_path) == []


def test_a_link_called_content_is_no_empty_place(tmp_path):
    (tmp_path / "content").symlink_to(tmp_path / "nowhere")
    assert "already" in refusal(init, tmp_path, demo=False, language="en", today=TODAY)


# --- every skeleton is right as it is


def everything(content, language=None):
    """One of each kind of file, as somebody would make them in the first days."""
    yield from new_mentee(content, "kim", TODAY, language)
    yield new_goal(content, "mika", "Vor Menschen sprechen: ohne Zettel", TODAY, language)
    yield new_goal(content, "mika", "Perhaps one day", TODAY, language, status="idea")
    yield new_session(content, "mika", TODAY, TODAY, language)
    yield new_session(content, "mika", date(2026, 10, 15), TODAY, language)
    yield new_mentor(content, "kim", TODAY, language)
    yield new_handbook(content, "Wen frage ich?", language)


def test_every_skeleton_is_right_as_it_is(root, content):
    write(everything(content))
    write([new_feedback(content, "mika", TODAY, giver) for giver in ("mika", "toni")])
    assert slips(root) == []


@pytest.mark.parametrize("other", LANGUAGES)
def test_every_skeleton_is_right_in_the_other_language_too(root, content, other):
    write(everything(content, other))
    write([new_feedback(content, "mika", TODAY, giver, other) for giver in ("mika", "toni")])
    assert slips(root) == []


def test_every_skeleton_stays_right_when_time_passes(root, content):
    write(everything(content))
    assert slips(root, TODAY + timedelta(days=400)) == []


def uncommented(text):
    """A skeleton with each line in use that it offers in its front matter."""
    head, body = text.removeprefix("---\n").split("---\n", 1)
    return "---\n" + re.sub(r"^# ", "", head, flags=re.MULTILINE) + "---\n" + body


def test_every_line_that_a_skeleton_offers_can_be_used_as_it_is(content):
    for file in everything(content):
        text = uncommented(file.text)
        assert "\n# " not in text.partition("\n---\n")[0]
        _, findings = record_of(content, NewFile(file.path, text))
        assert findings == [], file.path.name


def test_the_lines_that_a_skeleton_offers_name_people_and_skills_that_exist(root, content):
    made = [*new_mentee(content, "kim", TODAY), new_goal(content, "mika", "Fragen", TODAY)]
    wanted = [file for file in made if file.path.name != "training.md"]
    without_trainings = [NewFile(f.path, re.sub(r"# trainings:.*\n.*\n", "", f.text)) for f in wanted]
    write([NewFile(file.path, uncommented(file.text)) for file in without_trainings])
    assert slips(root) == []


def test_skeletons_speak_the_language_of_the_person(english):
    programme, people = (english / name for name in ("programme.md", "people.yaml"))
    put(english, "programme.md", programme.read_text("utf-8").replace("  - en\n", "  - en\n  - de\n"))
    put(english, "people.yaml", people.read_text("utf-8") + "ada:\n  name: Ada\n  language: de\n")
    assert "## Warum" in new_goal(english, "ada", "Fragen", TODAY).text
    assert "## Why" in new_goal(english, "mika", "Asking", TODAY).text


def test_a_mentee_whose_file_says_so_writes_in_another_language(english):
    put(english, "mentees/mika/mentee.md", "---\nlang: de\n---\nIn drei Jahren.\n")
    text = new_goal(english, "mika", "Fragen", TODAY).text
    assert "## Warum" in text
    assert "lang:" not in text


def test_a_file_in_another_language_than_its_person_says_so(english):
    for file in everything(english, "de"):
        if file.path.parent.name != "handbook":
            assert file.text.startswith("---\nlang: de\n"), file.path.name
    for file in everything(english, "en"):
        assert "lang:" not in file.text


def test_unfilled_conversations_are_planned_and_unfilled_feedback_is_none(root, content):
    write([new_session(content, "mika", TODAY, TODAY)])
    write([new_feedback(content, "mika", TODAY, giver) for giver in ("mika", "toni")])
    journey = read_journey(read_folder(read_tree([Mount(content)]), "mentees/mika/"), "mika").journey
    (talk,) = conversations(journey, TODAY)
    assert len(journey.feedback) == 2
    assert (talk.status, talk.feedback, talk.topics, talk.actions) == ("planned", (), (), ())


def test_a_new_goal_asks_for_its_first_step_and_an_idea_does_not(root, content):
    write([new_goal(content, "mika", "One day", TODAY, status="idea")])
    assert hints(root) == []
    write([new_goal(content, "mika", "A talk", TODAY)])
    assert hints(root) == ["no-next-step"]


# --- mentees


def test_the_three_answers_go_where_they_belong(english):
    answers = {
        "profit": "I want to think aloud with somebody.",
        "goals": "Give a talk. First in my own team, then at the summer meeting.",
        "training": "The talk lab, if Ruth is there.",
    }
    perspective, training, idea = new_mentee(english, "kim", TODAY, answers=answers)
    assert "---\nI want to think aloud with somebody.\n" in perspective.text
    assert "---\nThe talk lab, if Ruth is there.\n" in training.text
    assert idea.path.relative_to(english).as_posix() == "mentees/kim/goals/give-a-talk.md"
    assert "title: Give a talk\nstatus: idea " in idea.text
    assert "---\nFirst in my own team, then at the summer meeting.\n" in idea.text
    write([perspective, training, idea])
    assert slips(english.parent) == []


def test_without_answers_the_questions_stay_as_prompts(english):
    perspective, training = new_mentee(english, "kim", TODAY)
    assert "<!-- How do you want to profit from the programme?" in perspective.text
    assert "<!-- Which further training attracts you?" in training.text


def test_a_long_answer_becomes_a_short_title_and_stands_below_in_full(english):
    answer = "Ich möchte, z. B. wenn im Plenum gefragt wird, nicht erst eine Stunde später wissen, was ich gesagt hätte"
    *_, idea = new_mentee(english, "kim", TODAY, answers={"goals": answer})
    assert "title: Ich möchte, z. B. wenn im Plenum gefragt wird, nicht erst …\n" in idea.text
    assert f"---\n{answer}\n" in idea.text


def test_an_answer_in_several_paragraphs_stays_so(english):
    perspective, _ = new_mentee(english, "kim", TODAY, answers={"profit": "Zuhören.\r\n\r\nFür $5 mehr \x1b[1mMut."})
    assert "---\nZuhören.\n\nFür $5 mehr [1mMut.\n" in perspective.text


@pytest.mark.parametrize("name", ["mika", "Mika", "@mika", "  mika ", "Mika Example", "@Mika"])
def test_people_are_called_as_they_are_called(english, name):
    file = new_goal(english, name, "A talk", TODAY)
    assert file.path.relative_to(english).as_posix() == "mentees/mika/goals/a-talk.md"


def test_somebody_unknown_is_perhaps_a_slip(english):
    assert (
        refusal(new_goal, english, "mikka", "A talk", TODAY) == "Nobody with this id is in people.yaml. Similar: mika."
    )
    assert "add the person" in refusal(new_mentor, english, "friedrich", TODAY)


def test_two_people_of_one_name_are_both_named(english):
    put(english, "people.yaml", (english / "people.yaml").read_text("utf-8").replace("Toni Example", "Mika Example"))
    said = refusal(new_goal, english, "Mika Example", "A talk", TODAY)
    assert "toni" in said
    assert "mika" in said


def test_a_slip_in_an_entry_of_the_roster_makes_nobody_a_stranger(english):
    put(english, "people.yaml", (english / "people.yaml").read_text("utf-8").replace("name: Mika", "nmae: Mika"))
    assert new_goal(english, "mika", "A talk", TODAY).path.name == "a-talk.md"


def test_a_folder_that_has_begun_is_not_begun_again(english):
    assert refusal(new_mentee, english, "mika", TODAY).startswith("mentees/mika/mentee.md is there already.")


def test_a_folder_keeps_its_name_on_disk(english):
    (english / "mentees/mika").rename(english / "mentees/Mika")
    assert new_goal(english, "mika", "A talk", TODAY).path.parts[-3:] == ("Mika", "goals", "a-talk.md")


# --- goals


def test_a_goal_begins_today_and_an_idea_has_not_begun(english):
    assert "\nstarted: 2026-09-17\n" in new_goal(english, "mika", "A talk", TODAY).text
    assert "\n# started: 2026-09-17\n" in new_goal(english, "mika", "A talk", TODAY, status="idea").text


@pytest.mark.parametrize(
    "title",
    [
        "Give a talk: twenty minutes",
        "Talk #2",
        "“Nein” sagen",
        '"No" is a whole sentence',
        "- less meetings",
        "[ ] tidy up",
        "C# und *Mut*",
        "no",
        "2026-09",
        "100 % ehrlich sein",
        "Was wäre, wenn?:",
        "@toni fragen",
        "Ein\nZiel\tmit Umbruch",
        "Backslash \\n",
        "🦭 Seekuh",
        "| Tabelle",
    ],
)
def test_a_title_reads_back_as_it_was_typed(root, content, title):
    file = new_goal(content, "mika", title, TODAY)
    record, findings = record_of(content, file)
    assert findings == []
    assert record.title == " ".join(title.split())
    write([file])
    assert slips(root) == []


@given(st.text(max_size=80))
def test_any_line_of_words_reads_back_as_it_was(words):
    line = one_line(words)
    head, findings = read_yaml(f"title: {quoted(line)}\nstatus: idea", "goal.md")
    assert findings == ()
    assert as_line(head.values["title"]) == line if line else head.values["title"] == ""
    assert head.values["status"] == "idea"


@given(st.text(min_size=1, max_size=300))
def test_any_title_gives_a_name_for_a_file(words):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", file_name(words))
    assert len(file_name(words)) <= 65


def test_a_name_is_cut_between_words():
    assert file_name("Eine sehr lange Überschrift, die niemand in einem Dateinamen ganz lesen möchte") == (
        "eine-sehr-lange-ueberschrift-die-niemand-in-einem-dateinamen"
    )


def test_a_goal_needs_a_title(english):
    assert refusal(new_goal, english, "mika", "  ", TODAY).startswith("A title is needed.")


@pytest.mark.parametrize("name", ["a-talk.md", "A Talk.md"])
def test_a_goal_with_the_same_address_is_not_made(english, name):
    put(english, f"mentees/mika/goals/{name}", "---\ntitle: A talk\n---\n")
    assert refusal(new_goal, english, "mika", "A talk!", TODAY).startswith(
        f"mentees/mika/goals/{name} is there already."
    )


# --- conversations


@pytest.mark.parametrize("typed", ["today", "Heute", " 2026-09-17 ", "17.9.2026", "17. 09. 2026", "2026-9-17"])
def test_days_are_read_as_people_type_them(typed):
    assert read_day(typed, TODAY) == TODAY


@pytest.mark.parametrize("typed", ["", "soon", "31.2.2026", "2026-13-01", "17.9.", "9/17/2026"])
def test_what_is_no_day_gets_an_example(typed):
    said = refusal(read_day, typed, TODAY)
    assert said == "This is not a day. Write it as 2026-09-17, as 17.9.2026, or “today”."


TALK = """\
---
mentor: {mentor}
---
## Topics
- [x] What we have done with
- [ ] Which story do I tell --> first?
- [ ] @toni brings a book

## Notes
Good.

::: only mika
## Topics
- [ ] Something for me alone
:::
"""


CHANGE = """\
---
pairs:
  - {mentor: toni, from: 2026-09-01, until: 2026-09-30}
  - {mentor: kim, from: 2026-10-01}
---
"""


def open_lines(file):
    """What a new conversation reminds of."""
    return re.findall(r"^- (?!\[)(.+)$", file.text, flags=re.MULTILINE)


def test_open_topics_are_a_reminder_and_no_copy(english):
    put(english, "mentees/mika/sessions/2026-09-17.md", TALK.format(mentor="toni"))
    file = new_session(english, "mika", date(2026, 10, 15), TODAY)
    assert open_lines(file) == ["Which story do I tell → first?"]
    record, findings = record_of(english, file)
    assert findings == []
    assert [task for passage in record.passages for task in passage.prose.tasks] == []
    write([file])
    assert slips(english.parent) == []


def test_topics_of_a_later_conversation_are_not_still_open(english):
    put(english, "mentees/mika/sessions/2026-10-15.md", TALK.format(mentor="toni"))
    assert open_lines(new_session(english, "mika", date(2026, 9, 30), TODAY)) == []


def test_without_open_topics_there_is_no_reminder(english):
    assert "Still open" not in new_session(english, "mika", TODAY, TODAY).text


def test_what_was_open_with_a_former_mentor_stays_between_the_two(english):
    put(english, "mentees/mika/sessions/2026-09-17.md", TALK.format(mentor="toni"))
    put(english, "mentees/mika/mentee.md", CHANGE)
    assert open_lines(new_session(english, "mika", date(2026, 9, 30), TODAY)) != []
    assert open_lines(new_session(english, "mika", date(2026, 10, 15), date(2026, 10, 2))) == []


def test_a_goal_that_is_for_oneself_is_not_offered_for_a_conversation(english):
    put(english, "mentees/mika/goals/secret-plan.md", "---\ntitle: Something\nvisibility: me\n---\n- [ ] one\n")
    assert "secret-plan" not in new_session(english, "mika", TODAY, TODAY).text
    put(english, "mentees/mika/goals/talk.md", "---\ntitle: A talk\n---\n- [ ] one\n")
    assert "#   - talk\n" in new_session(english, "mika", TODAY, TODAY).text


def test_a_day_outside_every_pair_has_no_conversation(english):
    said = refusal(new_session, english, "mika", date(2026, 9, 16), TODAY)
    assert "Write the pair into mentees/mika/mentee.md first." in said


def test_where_two_pairs_cover_a_day_the_conversation_says_with_whom(english):
    put(
        english,
        "mentees/mika/mentee.md",
        "---\npairs:\n  - {mentor: toni, from: 2026-09-01}\n  - {mentor: kim, from: 2026-09-01}\n---\n",
    )
    assert refusal(new_session, english, "mika", TODAY, TODAY).endswith("with whom the conversation is: toni, kim.")
    assert refusal(new_session, english, "mika", TODAY, TODAY, mentor="mika").endswith("It is with: toni, kim.")
    write([new_session(english, "mika", TODAY, TODAY, mentor="Kim")])
    write([new_session(english, "mika", TODAY, TODAY, mentor="toni")])
    assert (english / "mentees/mika/sessions/2026-09-17.md").read_text("utf-8").startswith("---\nmentor: kim\n")
    assert (english / "mentees/mika/sessions/2026-09-17-toni.md").read_text("utf-8").startswith("---\nmentor: toni\n")
    assert slips(english.parent) == []


@pytest.mark.parametrize("name", ["2026-09-17.md", "2026-09-17-walk.md"])
def test_a_pair_talks_once_a_day(english, name):
    put(english, f"mentees/mika/sessions/{name}", "## Notes\nGood.\n")
    assert refusal(new_session, english, "mika", TODAY, TODAY).startswith(f"mentees/mika/sessions/{name} is ")


def test_pairs_that_cannot_be_read_are_mended_first(english):
    put(english, "mentees/mika/mentee.md", "---\npairs: [\n---\n")
    said = refusal(new_session, english, "mika", TODAY, TODAY)
    assert said.startswith("mentees/mika/mentee.md has a fault that must go first.")


# --- feedback


def test_each_of_the_two_gets_the_questions_that_fit(english):
    write([new_session(english, "mika", TODAY, TODAY)])
    own, mentors = (new_feedback(english, "mika", TODAY, giver) for giver in ("mika", "Toni"))
    assert own.path.name == "2026-09-17-from-mika.md"
    assert "feedback to Toni after 2026-09-17" in own.text
    assert own.text.count("<!-- What helped me today: -->") == 1
    assert mentors.path.name == "2026-09-17-from-toni.md"
    assert "feedback to Mika after 2026-09-17" in mentors.text
    assert mentors.text.count("<!-- I noticed and appreciated: -->") == 1


def test_feedback_needs_a_conversation(english):
    assert "no conversation yet" in refusal(new_feedback, english, "mika", TODAY, "toni")
    write([new_session(english, "mika", TODAY, TODAY)])
    said = refusal(new_feedback, english, "mika", date(2026, 9, 20), "toni")
    assert said == "There is no conversation on this day to give feedback on. The nearest: 2026-09-17."


def test_a_conversation_that_was_moved_is_found_by_both_its_days(english):
    put(english, "mentees/mika/sessions/2026-09-17.md", "---\ndate: 2026-09-21\n---\n## Notes\nGood.\n")
    names = {new_feedback(english, "mika", day, "toni").path.name for day in (TODAY, date(2026, 9, 21))}
    assert names == {"2026-09-17-from-toni.md"}


def test_feedback_goes_between_the_two_who_talked(english):
    write([new_session(english, "mika", TODAY, TODAY)])
    assert refusal(new_feedback, english, "mika", TODAY, "kim").endswith("between the two who talked: mika, toni.")


def test_feedback_stands_in_one_place(english):
    put(english, "mentees/mika/sessions/2026-09-17.md", "Good.\n\n::: feedback from toni\nYou asked.\n:::\n")
    said = refusal(new_feedback, english, "mika", TODAY, "toni")
    assert said.startswith("This person's feedback stands in mentees/mika/sessions/2026-09-17.md already.")
    write([new_feedback(english, "mika", TODAY, "mika")])
    assert "is there already" in refusal(new_feedback, english, "mika", TODAY, "mika")


# --- what everybody reads


def test_a_mentor_begins_at_the_first_stage(english):
    record, _ = record_of(english, new_mentor(english, "kim", TODAY))
    assert (record.stage, record.since, record.places) == ("interested", TODAY, 0)


def test_an_offer_and_a_handbook_page_are_made_once(english):
    assert "mentors/toni.md is there already" in refusal(new_mentor, english, "toni", TODAY)
    assert "handbook/how-it-works.md is there" in refusal(new_handbook, english, "How it works")
    assert refusal(new_handbook, english, "").startswith("A title is needed.")


# --- writing


def test_making_a_file_writes_nothing(root, content):
    before = sorted(root.rglob("*"))
    list(everything(content))
    assert sorted(root.rglob("*")) == before


def test_all_files_are_written_or_none(tmp_path):
    (tmp_path / "b.md").write_text("mine", "utf-8")
    said = refusal(write, [NewFile(tmp_path / "sub/a.md", "new"), NewFile(tmp_path / "b.md", "new")])
    assert said == "b.md is there already. Open that one, or choose another name."
    assert [(file.name, file.read_text("utf-8")) for file in tmp_path.iterdir()] == [("b.md", "mine")]


def test_what_was_made_is_taken_back_if_the_rest_cannot_be(tmp_path):
    (tmp_path / "file").write_text("mine", "utf-8")
    files = [NewFile(tmp_path / "sub/deep/a.md", "new"), NewFile(tmp_path / "file/b.md", "new")]
    assert refusal(write, files).startswith("b.md cannot be written here: ")
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path):
    said = refusal(write, [NewFile(tmp_path / "sub/a.md", "first"), NewFile(tmp_path / "sub/a.md", "second")])
    assert said.startswith("a.md is there already.")
    assert list(tmp_path.iterdir()) == []


def test_a_dangling_link_is_not_written_through(tmp_path):
    (tmp_path / "a.md").symlink_to(tmp_path / "elsewhere.md")
    assert "a.md is there already" in refusal(write, [NewFile(tmp_path / "a.md", "new")])
    assert not (tmp_path / "elsewhere.md").exists()


@pytest.mark.parametrize("linked", ["mentees/mika/goals", "mentees/mika"])
def test_nothing_is_written_through_a_folder_that_is_a_link(tmp_path, english, linked):
    if (english / linked).exists():
        (english / linked).rename(tmp_path / "away")
    (tmp_path / "away").mkdir(exist_ok=True)
    (english / linked).symlink_to(tmp_path / "away")
    assert refusal(new_goal, english, "mika", "A talk", TODAY).startswith(f"{linked} is a link to another place.")


def test_where_there_is_no_programme_the_remedy_is_to_begin_one(tmp_path):
    assert refusal(new_goal, tmp_path / "content", "mika", "A talk", TODAY).startswith("There is no programme here.")


def test_settings_that_cannot_be_read_are_mended_first(english):
    put(english, "programme.md", "---\ntitle: [\n---\n")
    assert refusal(new_handbook, english, "Page") == (
        "programme.md has a fault that must go first. “mentorsite check” shows where, and what helps."
    )


def test_every_reason_has_its_words_and_all_words_are_used():
    sources = Path(scaffold.__file__).parent.glob("*.py")
    used = {key for source in sources for key in re.findall(r'CannotCreate\("([\w/-]+)"', source.read_text("utf-8"))}
    assert used == set(REFUSALS)
