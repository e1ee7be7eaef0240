"""The questionnaire's statements, key and scores: the worked examples, reckoned by the page's own script."""

import importlib
import json
import pkgutil
import re
from contextlib import closing
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

import mentorsite.content
import mentorsite.programme
from mentorsite.resources import TEMPLATES
from mentorsite.site.questionnaire import instruments, taken_along, texts

EXAMPLES = yaml.safe_load((Path(__file__).parent / "examples/scoring-examples.yaml").read_text())["examples"]
SCRIPT = TEMPLATES / "assets" / "questionnaire.js"
RULES = taken_along("en", "en", {})["instruments"]


@pytest.fixture(scope="module")
def reckoned(browser):
    """Ask a function of the page's script; what belongs to the page itself, from `(() => {` on, is left out."""
    functions = SCRIPT.read_text().partition("\n(() => {")[0]
    with closing(browser.new_page()) as page:
        page.add_script_tag(content=functions)
        yield lambda call, *values: page.evaluate(f"(values) => {call}(...values)", list(values))


def hundredths(score):
    return None if score is None else int(score.replace(".", ""))


def shown(example):
    """The scores of an example by the names under which they are shown."""
    known = {**example["scores"], **example.get("shown", {})}
    return {scale: hundredths(known[scale]) for scale in ("E", "A", "C", "ES", "I")}


@pytest.mark.browser
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_the_worked_examples_give_their_numbers(reckoned, example):
    scores = reckoned("scoresOf", RULES[example["instrument"]], example["answers"])
    assert scores == shown(example)


@pytest.mark.browser
@pytest.mark.parametrize("example", [e for e in EXAMPLES if "shown" in e], ids=lambda example: example["name"])
def test_neuroticism_before_it_is_turned_round(reckoned, example):
    rules = {**RULES["mini-ipip-20"], "scales": [[scale, scale] for scale in "EACNI"]}
    scores = reckoned("scoresOf", rules, example["answers"])
    assert scores == {scale: hundredths(score) for scale, score in example["scores"].items()}


@pytest.mark.browser
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_answers_that_are_all_the_same_are_noticed(reckoned, example):
    assert reckoned("areAllTheSame", example["answers"]) == ("all_the_same" in example.get("flags", []))


@pytest.mark.browser
def test_one_answer_alone_is_not_all_the_same(reckoned):
    assert reckoned("areAllTheSame", [0, 4, None]) is False


@pytest.mark.browser
def test_halves_are_rounded_up_by_whole_numbers(reckoned):
    assert reckoned("meanOf", [4, 4, 4, 4, 4, 3, 3, 3]) == 363
    assert reckoned("meanOf", [3, 3, 4]) == 333
    assert reckoned("meanOf", [3, 4, 4]) == 367
    assert reckoned("meanOf", [1, 1, 1, 1, 1, 1, 1, 2]) == 113


@pytest.mark.browser
def test_the_words_of_both_ends_where_the_band_reaches_over(reckoned):
    zones = [texts().zones.left, texts().zones.right]
    told = {score: reckoned("toldOf", score, 50, zones) for score in (150, 199, 200, 250, 251, 300, 350, 400, 401)}
    said = {score: "".join(side[0] for side, is_told in sides.items() if is_told) for score, sides in told.items()}
    assert said == {
        150: "l", 199: "l", 200: "lm", 250: "lm", 251: "lmr", 300: "lmr", 350: "mr", 400: "mr", 401: "r",
    }  # fmt: skip


@pytest.mark.browser
def test_a_longer_questionnaire_draws_a_narrower_band(reckoned):
    zones = [texts().zones.left, texts().zones.right]
    assert reckoned("toldOf", 300, 30, zones) == {"left": True, "middle": True, "right": True}
    assert reckoned("toldOf", 260, 30, zones) == {"left": True, "middle": True, "right": False}
    assert reckoned("reachOf", 300, 30, zones) == {"left": False, "middle": True, "right": False}


# --- what ships


def test_the_numbers_of_the_bands_are_those_of_the_data():
    bands = {name: (rules["enough"], rules["band"], rules["noticeable"]) for name, rules in RULES.items()}
    assert bands == {"mini-ipip-20": (3, 50, 125), "ipip-50": (8, 30, 80)}
    assert [texts().zones.left, texts().zones.right] == [250, 350]


def test_as_many_statements_for_each_scale_as_the_sources_say():
    for instrument, each in zip(instruments(), (4, 10), strict=True):
        counted = {scale.id: sum(one.scale == scale.id for one in instrument.items) for scale in instrument.scales}
        assert counted == dict.fromkeys(counted, each)
        assert [one.n for one in instrument.items] == list(range(1, 5 * each + 1))


def test_wrong_keys_that_are_in_circulation_are_not_ours():
    mini, full = instruments()
    assert {one.n: one.key for one in mini.items}[15] == "-"
    assert [one.key for one in mini.items if one.scale == "I"] == ["+", "-", "-", "-"]
    assert {one.n: one.key for one in full.items}[21] == "+"


def test_every_shown_scale_has_its_words_in_both_languages():
    for code in ("de", "en"):
        taken = taken_along(code, code, {})
        described = {trait["id"] for trait in taken["traits"]}
        for rules in taken["instruments"].values():
            assert {name for _, name in rules["scales"]} == described
        assert all(len(trait["questions"]) == 2 for trait in taken["traits"])
        assert json.dumps(taken)


# --- what must not exist


def modules(package):
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def fields_of_everything():
    """Every field of every record and every other value that is read from content, or derived from it."""
    for package in (mentorsite.content, mentorsite.programme):
        for module in modules(package):
            for kind in vars(module).values():
                if isinstance(kind, type) and issubclass(kind, BaseModel):
                    yield from ((kind.__name__, field.alias or name) for name, field in kind.model_fields.items())
                elif isinstance(kind, type) and is_dataclass(kind):
                    yield from ((kind.__name__, field.name) for field in fields(kind))


RESULT = re.compile(
    r"score|result|trait|personalit|inclination|band|stability|extra|agreeab|conscien|neuro|intellect|ipip"
)


def test_no_score_has_a_field_anywhere():
    found = set(fields_of_everything())
    assert {("Session", "minutes"), ("Programme", "reflection"), ("Summary", "mentee")} <= found
    assert {field for field in found if RESULT.search(field[1])} == set()


def test_the_settings_know_only_whether_and_by_which_agreement():
    assert {name for kind, name in fields_of_everything() if kind == "Questionnaire"} == {"questionnaire", "agreement"}


@pytest.mark.parametrize("key", ["score", "scores", "result", "extraversion", "questionnaire", "ipip"])
@pytest.mark.parametrize(
    ("path", "before"),
    [
        ("mentees/ada/mentee.md", ""),
        ("mentees/ada/reflections/who.md", ""),
        ("mentees/ada/sessions/2026-04-01.md", ""),
        ("mentees/ada/goals/talk.md", "title: Give a talk\n"),
    ],
)
def test_no_file_of_a_mentee_takes_a_score(findings, path, before, key):
    said = findings(f"=== {path}\n---\n{before}{key}: 3.50\n---\nWords.\n")
    assert any(line.startswith(f"content/{path}") and ": error: " in line for line in said)
