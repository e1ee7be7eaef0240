"""Five journeys of people through the demo, in a real browser before the real preview server."""

import shutil
from contextlib import closing
from threading import Thread

import pytest

from browsers import needs_browser
from mentorsite.resources import STARTER
from mentorsite.serve.opening import noticing
from mentorsite.serve.preview import Preview
from mentorsite.serve.replies import House
from mentorsite.serve.server import Server

pytestmark = needs_browser


@pytest.fixture
def programme(tmp_path):
    shutil.copytree(STARTER, tmp_path / "content")
    return tmp_path


@pytest.fixture
def address(programme):
    preview = Preview(programme, None)
    with closing(Server(House(preview, "127.0.0.1", None, True), 0)) as server, noticing(preview, True):
        Thread(target=server.run, daemon=True).start()
        yield server.url.rstrip("/")


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    opened = context.new_page()
    said = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    assert said == [], "the console stays silent"
    context.close()


def test_a_mentee_prepares_a_conversation(page, address):
    page.goto(address)
    page.get_by_role("link", name="Mara Tamm").first.click()
    page.get_by_role("link", name="Get ready").click()
    assert page.get_by_role("heading", level=1).inner_text() == "The next conversation of Mara and Tomasz"
    topics = page.locator("ol.topics li")
    assert "Three weeks without touching the date picker" in topics.first.inner_text()
    assert page.get_by_text("Visible to Mara and Tomasz").is_visible()
    page.locator("main a[href*='sessions/2026-09-10/']").first.click()
    page.get_by_role("heading", name="Feedback both ways").wait_for()


def test_a_mentor_opens_the_same_address_and_does_not_see_what_is_for_the_mentee_only(page, address, programme):
    (private,) = [
        file
        for file in (programme / "content/mentees/mara/sessions").glob("*.md")
        if "::: only mara" in file.read_text()
    ]
    secret = private.read_text().partition("::: only mara\n")[2].partition("\n:::")[0].split("\n")[0].strip()
    same = f"en/mentees/mara/sessions/{private.stem}/"
    page.goto(f"{address}/as/mara/{same}")
    assert secret in page.locator("main").inner_text().replace("\n", " ")
    assert page.get_by_text("Only Mara can read this").first.is_visible()
    page.goto(f"{address}/as/tomasz/{same}")
    assert page.get_by_role("heading", level=1).is_visible()
    assert secret not in page.content()
    assert page.get_by_text("Only Mara can read this").count() == 0


def test_an_edit_is_seen_at_once(page, address, programme):
    page.goto(f"{address}/as/mara/en/mentees/mara/goals/talk/")
    goal = programme / "content/mentees/mara/goals/talk.md"
    goal.write_text(goal.read_text().replace("title: Give a 20-minute talk", "title: Give a talk about manatees"))
    page.get_by_role("heading", name="Give a talk about manatees").wait_for()


def test_a_finding_appears_and_goes(page, address, programme):
    page.goto(f"{address}/as/mara/en/mentees/mara/")
    goal = programme / "content/mentees/mara/goals/talk.md"
    good = goal.read_text()
    goal.write_text(good.replace("status: done", "status: dnoe"))
    page.get_by_text("content/mentees/mara/goals/talk.md:3:9").first.wait_for()
    goal.write_text(good)
    page.locator(".preview-findings").wait_for(state="hidden")
    assert page.locator("a", has_text="Give a 20-minute talk").count() == 1


def test_the_language_switches_and_the_page_stays(page, address):
    page.goto(f"{address}/as/deniz/mentees/deniz/goals/interviews/")
    title = page.get_by_role("heading", level=1).inner_text()
    assert page.get_by_role("heading", name="Kleine Schritte").is_visible()
    page.locator(".site-tools a[hreflang=en]").click()
    page.get_by_role("heading", name="Small steps").wait_for()
    assert page.url.endswith("/en/mentees/deniz/goals/interviews/")
    assert page.get_by_role("heading", level=1).inner_text() == title
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("heading", level=1).get_attribute("lang") == "de"
