"""The page of questions to oneself, answered in a real browser: nothing leaves it, and little stays."""

import gzip
import json
import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from threading import Thread

import pytest

from browsers import needs_browser
from mentorsite.build import Wish, build
from mentorsite.resources import DATA, TEMPLATES
from mentorsite.site.questionnaire import instruments, texts
from programme_text import write_programme

AGREEMENT = "Works agreement on self-reflection, 20 January 2026"
SETTINGS = f"""\
=== programme.md
---
title: Mentoring
languages: [en, de]
coordinators: [nadja]
reflection: {{questionnaire: on, agreement: {{en: "{AGREEMENT}", de: "Betriebsvereinbarung Selbstreflexion"}}}}
---
=== handbook/how.md
# How it works
"""
PAGE = "reflection-questions/"
ORDINARY = [4, 4, 2, 2, 5, 2, 2, 4, 3, 1, 3, 5, 4, 2, 2, 3, 1, 3, 4, 1]
"""`mini-a` of the worked examples: E 3.50, A 4.50, C 2.75, ES 3.75, I 4.75."""
OTHERWISE = [4, 4, 2, 2, 1, 2, 2, 4, 3, 5, 3, 5, 4, 2, 4, 3, 1, 3, 4, 5]
"""The same but for the statements on thinking: I 1.50."""


def browsing(test):
    for mark in needs_browser:
        test = mark(test)
    return test


def built(root, settings=SETTINGS):
    assert build(Wish(write_programme(root, settings), root / "site")).published
    return root / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built(tmp_path_factory.mktemp("on"))


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and notes what is asked for."""

    asked: list[str]

    def log_message(self, form, *values):
        self.server.asked.append(self.requestline)


@pytest.fixture(scope="module")
def server(site):
    serving = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site / "everyone"))
    serving.asked = []
    Thread(target=serving.serve_forever, daemon=True).start()
    yield serving
    serving.shutdown()
    serving.server_close()


@pytest.fixture
def address(server):
    return f"http://127.0.0.1:{server.server_address[1]}/"


@pytest.fixture
def page(browser, address):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    opened = context.new_page()
    opened.clock.set_fixed_time("2026-03-03T09:00:00")
    said = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(address + PAGE)
    yield opened
    assert said == [], "the console stays silent"
    context.close()


def choose(page, statement, answer, instrument="mini-ipip-20"):
    page.locator(f"[name='{instrument}-{statement}'][value='{answer}']").click()


CLICK = (
    """all => all.forEach(([name, value]) => document.querySelector(`[name="${name}"][value="${value}"]`).click())"""
)


def answer(page, answers, instrument="mini-ipip-20"):
    """Answer in one go and look at the bands; None skips a statement."""
    page.evaluate(CLICK, [[f"{instrument}-{at}", chosen] for at, chosen in enumerate(answers, 1) if chosen])
    page.get_by_role("button", name="Show what I answered").click()


def stored(page):
    return page.evaluate("Object.fromEntries(Object.entries(localStorage))")


def result(page, axis):
    return page.locator("[data-bands] section", has_text=axis)


# --- nothing leaves the browser


@browsing
@pytest.mark.parametrize("instrument", [instrument.id for instrument in instruments()])
def test_answered_to_the_end_it_sends_no_request(page, server, instrument):
    page.wait_for_load_state("networkidle")
    asked, seen = len(server.asked), []
    page.context.on("request", lambda request: seen.append(request.url))
    page.locator(f"[name=choice][value='{instrument}']").check()
    statements = next(len(one.items) for one in instruments() if one.id == instrument)
    for statement in range(1, statements + 1):
        choose(page, statement, 1 + statement % 5, instrument)
    page.get_by_role("button", name="Show what I answered").click()
    assert page.locator("rect.band").count() == 5
    page.get_by_label("What I take from it").fill("I think aloud, and that is fine – „ja“, Zoë.")
    for name in ("Keep it in this browser", "Copy the text", "Print", "Forget what is kept"):
        page.get_by_role("button", name=name).click()
    page.get_by_text("Forgotten. Nothing is kept").wait_for()
    page.wait_for_timeout(300)
    assert seen == []
    assert server.asked[asked:] == []


def test_the_script_knows_no_way_out():
    script = (TEMPLATES / "assets" / "questionnaire.js").read_text()
    ways = (
        r"fetch|XMLHttp|sendBeacon|WebSocket|EventSource|Worker|import\(|import |\.src\b|\.href|cookie|indexedDB|open\("
    )
    assert not re.search(ways, script)


@browsing
def test_nothing_is_kept_unless_asked_and_forget_takes_all(page):
    answer(page, ORDINARY)
    assert stored(page) == {}
    page.get_by_role("button", name="Keep it in this browser").click()
    (kept,) = stored(page).values()
    assert json.loads(kept) == [
        {
            "instrument": "mini-ipip-20",
            "version": 1,
            "day": "2026-03-03",
            "bands": {"E": 350, "A": 450, "C": 275, "ES": 375, "I": 475},
        }
    ]
    assert page.locator("[data-kept]").inner_text() == "Kept in this browser: 3 March 2026."
    page.get_by_role("button", name="Forget what is kept").click()
    assert stored(page) == {}
    assert page.locator("[data-kept]").inner_text() == "Nothing is kept in this browser."


@browsing
def test_whoever_goes_back_to_the_page_finds_no_answers(page, address):
    answer(page, ORDINARY)
    # This browser keeps no page for the way back; others do, and show it as it was left.
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.locator("form :checked").count() == 0
    assert page.locator("[data-bands]").inner_text() == ""
    assert page.locator("textarea").input_value() == ""
    answer(page, ORDINARY)
    page.goto(address)
    page.go_back()
    assert page.locator("form :checked").count() == 0
    assert not page.locator("[data-result]").is_visible()
    page.reload()
    assert page.locator("form :checked").count() == 0


# --- what is shown


@browsing
def test_bands_with_words_at_both_ends_and_no_number(page):
    answer(page, ORDINARY)
    bands = page.locator("[data-bands]")
    assert not re.search(r"\d", bands.inner_text())
    assert bands.locator("svg text, svg title").count() == 0
    drawn = bands.locator("rect.band").evaluate_all(
        "all => all.map((one) => [one.getAttribute('x'), one.getAttribute('width')])"
    )
    assert drawn == [["50%", "25%"], ["75%", "25%"], ["31.25%", "25%"], ["56.25%", "25%"], ["81.25%", "18.75%"]]
    assert result(page, "Where I find energy").locator(".poles").inner_text().split("\n") == [
        "quiet, with few people", "lively, among people",
    ]  # fmt: skip
    label = result(page, "Where I find energy").get_by_role("img").get_attribute("aria-label")
    assert label == "The band lies between the middle and “lively, among people”."


@browsing
def test_both_ends_are_told_where_the_band_reaches_over_the_middle(page):
    answer(page, ORDINARY)
    planning = result(page, "How I go about things").inner_text()
    assert "A bit of both" in planning
    assert "You keep options open" in planning
    assert "You plan, keep order" in planning
    thinking = result(page, "What my thinking likes").inner_text()
    assert "You like to play with ideas" in thinking
    assert "A bit of both" not in thinking
    assert "You like concrete things" not in thinking
    assert "Which idea from the last months" in thinking


@browsing
def test_too_few_answers_are_said_and_nothing_is_drawn(page):
    answer(page, [4, None, 2, 2, 5, None, 2, 4, 3, 1, 3, 5, 4, None, 2, 3, None, 3, 4, 1])
    dealing = result(page, "How I deal with differing interests")
    assert "Too few answers for this scale." in dealing.inner_text()
    assert dealing.locator("rect.band").count() == 0
    assert result(page, "Where I find energy").locator("rect.band").count() == 1


@browsing
def test_all_the_same_is_noted_gently(page):
    answer(page, [3] * 20)
    assert page.locator("[data-note]").inner_text() == "All your answers are the same, so the result says little."
    choose(page, 1, 4)
    assert not page.locator("[data-note]").is_visible()


@browsing
def test_earlier_ones_stand_hollow_on_the_same_line(page):
    answer(page, ORDINARY)
    page.get_by_role("button", name="Keep it in this browser").click()
    assert page.locator(".band-earlier").count() == 0
    page.clock.set_fixed_time("2026-09-10T09:00:00")
    page.reload()
    answer(page, OTHERWISE)
    assert page.locator("[data-note]").inner_text() == "The hollow bands were kept earlier: 3 March 2026."
    thinking, energy = result(page, "What my thinking likes"), result(page, "Where I find energy")
    assert thinking.locator("svg .band, svg .band-earlier").count() == 2
    assert "Further towards “concrete, proven” than on 3 March 2026." in thinking.inner_text()
    assert "About the same as on 3 March 2026." in energy.inner_text()
    page.get_by_role("button", name="Forget what is kept").click()
    assert page.locator(".band-earlier").count() == 0


@browsing
def test_a_change_is_noticeable_from_the_number_in_the_data_on(page):
    for before, said in ((350, "About the same"), (226, "About the same"), (225, "Further towards")):
        kept = [{"instrument": "mini-ipip-20", "version": 1, "day": "2026-01-05", "bands": {"E": before}}]
        page.evaluate("kept => localStorage.setItem('questions-to-myself', JSON.stringify(kept))", kept)
        page.reload()
        answer(page, ORDINARY)
        assert said in result(page, "Where I find energy").inner_text()


@browsing
@pytest.mark.parametrize("kept", ["", "{", "null", "[null]", '[{"instrument": "x"}]', '[{"day": 3, "bands": "<b>"}]'])
def test_what_somebody_else_left_in_the_browser_is_no_hindrance(page, kept):
    page.evaluate("kept => localStorage.setItem('questions-to-myself', kept)", kept)
    page.reload()
    answer(page, ORDINARY)
    assert page.locator("rect.band").count() == 5
    assert page.locator(".band-earlier").count() == 0


@browsing
def test_the_longer_one_is_not_compared_with_the_shorter(page):
    answer(page, ORDINARY)
    page.get_by_role("button", name="Keep it in this browser").click()
    page.get_by_label("About ten minutes").check()
    assert not page.locator("[data-result]").is_visible()
    answer(page, [3, 4] * 25, "ipip-50")
    assert page.locator(".band-earlier").count() == 0


# --- how it is used


@browsing
def test_with_the_keyboard_alone(page):
    page.locator("[name=choice]").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    assert page.locator("[name='mini-ipip-20-1']:checked").get_attribute("value") == "2"
    page.keyboard.press("Backspace")
    assert page.locator("[name='mini-ipip-20-1']:checked").count() == 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "What I answered today"


@browsing
def test_a_second_choice_takes_an_answer_back(page):
    choose(page, 1, 4)
    choose(page, 2, 5)
    choose(page, 1, 4)
    assert page.locator("form :checked").count() == 1


@browsing
def test_what_i_take_from_it_is_a_reflection_without_a_word_of_the_bands(page, findings):
    answer(page, ORDINARY)
    own = page.get_by_label("What I take from it")
    text = own.input_value()
    assert text.startswith("---\ntitle: Questions to myself\ndate: 2026-03-03\n---\n## Where I find energy\n")
    assert "What does it mean for our talks" in text
    assert "You rather" not in text
    assert not re.search(r"\d", text.partition("\n---\n")[2])
    assert findings(f"=== mentees/ada/reflections/me.md\n{text}") == []
    own.fill("My own words.")
    choose(page, 1, 1)
    assert own.input_value() == "My own words."


@browsing
def test_copied_it_lies_in_the_clipboard(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answer(page, ORDINARY)
    page.get_by_role("button", name="Copy the text").click()
    page.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.get_by_label("What I take from it").input_value()


@browsing
def test_on_paper_stand_the_bands_and_nothing_to_press(page):
    page.emulate_media(media="print")
    assert page.locator("legend:visible").count() == 20
    page.emulate_media(media="screen")
    answer(page, ORDINARY)
    page.emulate_media(media="print")
    assert page.locator("legend:visible").count() == 0
    assert page.locator("main :is(button, textarea, input):visible").count() == 0
    assert page.locator("rect.band:visible").count() == 5
    assert page.get_by_text(AGREEMENT).is_visible()


@browsing
def test_without_javascript_there_are_the_statements_to_read(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGE)
    assert page.locator("legend:visible").count() == 70
    assert page.get_by_text("Scoring needs JavaScript").is_visible()
    assert page.locator("main button:visible, main textarea:visible").count() == 0
    context.close()


BASICS = """() => {
  const visible = (one) => one.checkVisibility() && !one.matches(".visually-hidden");
  const all = (what) => [...document.querySelectorAll("main " + what)];
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  const small = (one) => visible(one) && (one.offsetHeight < 24 || one.offsetWidth < 24);
  return {
    unlabelled: all(":is(input, textarea)").filter((one) => !one.labels.length).length,
    twice: ids.length - new Set(ids).size,
    small: all(":is(label, button)").filter(small).length,
    levels: all(":is(h1, h2, h3, h4)").filter(visible).map((one) => Number(one.tagName[1])),
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    pictures: all("svg[role=img]").filter((one) => !one.getAttribute("aria-label")).length,
    inline: all(":is([style], script:not([src]))").length,
  };
}"""


@browsing
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_the_basics_of_being_usable(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    answer(page, ORDINARY)
    found = page.evaluate(BASICS)
    levels = found.pop("levels")
    assert found == dict.fromkeys(found, 0)
    assert all(below - above <= 1 for above, below in pairwise(levels))


@browsing
def test_in_german_it_speaks_german(page, address):
    page.goto(f"{address}de/{PAGE}")
    page.get_by_role("button", name="Zeigen, was ich geantwortet habe").click()
    said = page.locator("main").inner_text()
    assert "Zu wenige Antworten für diese Skala." in said
    assert "Woraus ich Energie ziehe" in said
    assert "Betriebsvereinbarung Selbstreflexion" in said
    assert "sie sind nicht validiert" in said


# --- where it stands


def test_it_says_what_it_is_and_by_which_agreement(site):
    for code, prefix in (("en", ""), ("de", "de/")):
        html = (site / "everyone" / prefix / PAGE / "index.html").read_text()
        assert texts().disclaimer.short[code] in html
        assert texts().disclaimer.long[code] in html
        assert all(getattr(one.items[-1], code).split("'")[0] in html for one in instruments())
    assert AGREEMENT in (site / "everyone" / PAGE / "index.html").read_text()


def test_ways_lead_there_from_the_handbook_and_from_a_mentees_home_and_path(site):
    assert f'href="../{PAGE}"' in (site / "everyone/handbook/index.html").read_text()
    assert PAGE in (site / "readers/ada/index.html").read_text()
    assert PAGE in (site / "readers/ada/mentees/ada/index.html").read_text()


def test_no_other_page_speaks_of_results(site):
    words = [
        pole.label[code] for trait in texts().traits for pole in (trait.left, trait.right) for code in ("de", "en")
    ]
    words += ["data-questions", "questionnaire.js", "Neuroti", "Extraversion"]
    files = [f for f in site.rglob("*") if f.suffix in (".html", ".json", ".ics") and PAGE not in f"{f.parent}/"]
    assert len(files) > 20
    assert [(f.name, word) for f in files for word in words if word in f.read_text()] == []


@pytest.mark.parametrize("setting", ["", "reflection: {questionnaire: off, agreement: Signed}\n"])
def test_off_it_is_nowhere(tmp_path, setting):
    settings = f"=== programme.md\n---\ntitle: Mentoring\ncoordinators: [nadja]\n{setting}---\n"
    pages = [file for file in built(tmp_path, settings).rglob("*.html") if PAGE.strip("/") in file.read_text()]
    assert pages == []


def test_on_without_an_agreement_nothing_is_published(tmp_path):
    settings = "=== programme.md\n---\ntitle: Mentoring\ncoordinators: [nadja]\nreflection: {questionnaire: on}\n---\n"
    outcome = build(Wish(write_programme(tmp_path, settings), tmp_path / "site"))
    assert outcome.published is None
    assert "missing-agreement" in {finding.rule for finding in outcome.findings}


# --- weight


def test_the_script_stays_small():
    assert len(gzip.compress((TEMPLATES / "assets" / "questionnaire.js").read_bytes())) <= 5_000


def test_the_data_carry_their_licences():
    for file in (DATA / "instruments").glob("*.yaml"):
        assert "CC0-1.0" in file.read_text(), file.name
