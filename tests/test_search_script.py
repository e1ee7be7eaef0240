"""The script of the search page, in a real browser: how words are compared, what keys do, what is said."""

import gzip
import re
from contextlib import closing
from datetime import date

import pytest

from browsers import needs_browser
from mentorsite.build import Wish, build
from mentorsite.resources import TEMPLATES
from previewing import serving
from programme_text import TODAY, write_programme

pytestmark = needs_browser


def test_the_script_is_small_and_reads_nothing_from_elsewhere():
    script = TEMPLATES / "assets" / "search.js"
    assert len(gzip.compress(script.read_bytes())) <= 3 * 1024
    assert "innerHTML" not in script.read_text()
    assert "http" not in script.read_text()


LOOKED_FOR = """
=== programme.md
---
title: Mentoring
languages: [de, en]
coordinators: [nadja]
---
=== mentees/ada/goals/ueben.md
---
title: Öfter üben
---
Jede Woche eine halbe Stunde. Ein Gruß an Zoë.
=== mentees/ada/goals/strasse.md
---
title: Straße kehren
---
Und dabei üben, freundlich zu grüßen. Das Café liegt an der Ecke.
=== mentees/ada/goals/kollegen.md
---
title: Kolleg*innen fragen
---
<script>alert("nein")</script> Łukasz und Ødegård wissen & sagen es. Mehr <b>nicht</b>.
=== handbook/wie.md
---
title: Wie Gespräche gelingen
---
Zuhören, und <b>nichts</b> versprechen
=== handbook/how.md
---
title: How it works
lang: en
---
Slowly.
=== mentors/ada.md
---
stage: mentor
offers: [listening]
---
Ich rechne mit Pinguinen.

::: only ada
Und mit Walrossen.
:::
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    root = write_programme(tmp_path_factory.mktemp("search"), LOOKED_FOR)
    with serving(root) as server:
        yield f"{server.url}as/ada/search/"


@pytest.fixture
def page(browser, address):
    with closing(browser.new_context()) as context:
        opened, said = context.new_page(), []
        opened.on("console", lambda message: said.append(message.text))
        opened.on("pageerror", lambda error: said.append(str(error)))
        opened.goto(address)
        # The texts come with the first word; a quotation shows that they are there.
        opened.locator("#search-field").fill("Grüße")
        opened.locator("[data-results] mark").first.wait_for()
        opened.locator("#search-field").fill("")
        yield opened
        assert said == [], "the console stays silent"


def titles(page):
    return page.locator("[data-results] a").all_inner_texts()


def ask(page, words):
    page.locator("#search-field").fill(words)
    return titles(page)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("üben", ["Öfter üben", "Straße kehren"]),
        ("ueben", ["Öfter üben", "Straße kehren"]),
        ("UBEN", ["Öfter üben", "Straße kehren"]),
        ("u\N{COMBINING DIAERESIS}ben", ["Öfter üben", "Straße kehren"]),
        ("oef", ["Öfter üben"]),
        ("strasse", ["Straße kehren"]),
        ("STRASSE", ["Straße kehren"]),
        ("straße", ["Straße kehren"]),
        ("gruss", ["Öfter üben", "Straße kehren"]),
        ("gru", ["Öfter üben", "Straße kehren"]),
        ("cafe", ["Straße kehren"]),
        ("Café", ["Straße kehren"]),
        ("zoe", ["Öfter üben"]),
        ("kolleginnen", ["Kolleg*innen fragen"]),
        ("kolleg*innen", ["Kolleg*innen fragen"]),
        ("lukasz odegard", ["Kolleg*innen fragen"]),
        ("straße üben", ["Straße kehren"]),
        ("straße zebra", []),
        ("ben", []),
        ("<>", []),
    ],
)
def test_words_are_found_however_they_are_typed(page, words, found):
    goals = {"Öfter üben", "Straße kehren", "Kolleg*innen fragen"}
    assert [title for title in ask(page, words) if title in goals] == found


def test_the_number_is_announced_and_the_place_is_shown(page):
    said = page.locator(".search-said")
    assert said.get_attribute("role") == "status"
    ask(page, "cafe")
    page.locator(".search-said:not(:empty)").wait_for()
    assert said.inner_text() in ("Eine Seite gefunden.", "One page found.")
    assert page.locator("[data-results] mark").all_inner_texts() == ["Café"]
    assert page.locator("[data-results] p").get_attribute("lang") == "de"
    ask(page, "zebra")
    page.get_by_text(re.compile("Nichts gefunden|Nothing found")).wait_for()
    assert titles(page) == []
    ask(page, "")
    assert said.inner_text() == ""
    assert page.locator(".letters").is_visible()


def test_what_somebody_wrote_is_shown_and_never_run(page):
    ask(page, "alert")
    assert "alert" in page.locator("[data-results] p").inner_text()
    assert page.locator("[data-results] :is(script, b)").count() == 0


def test_what_everybody_may_open_is_found_beside_ones_own(page):
    ask(page, "zuhören")
    found = page.locator("[data-results] li", has=page.get_by_role("link", name="Wie Gespräche gelingen"))
    assert found.locator("small").inner_text() == "Handbuch"
    assert found.locator("p").inner_text() == "Zuhören, und <b>nichts</b> versprechen"
    assert ask(page, "gelingen") == ["Wie Gespräche gelingen"]
    ask(page, "slowly")
    assert page.get_by_role("link", name="How it works").get_attribute("lang") == "en"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/as/ada/handbook/how/$"))


def test_ones_own_variant_of_a_page_goes_before_everybodys(page):
    for word in ("pinguine", "walross"):
        ask(page, word)
        assert page.locator("[data-results] a[href*='directory/ada/']").count() == 1


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.textContent")


def test_a_search_needs_no_mouse(page):
    assert focused(page) == "search-field"
    page.keyboard.type("üben")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "Öfter üben"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "Straße kehren"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "search-field"
    page.keyboard.press("Tab")
    page.keyboard.press("/")
    assert focused(page) == "search-field"
    page.keyboard.type("straße/")
    assert page.locator("#search-field").input_value() == "straße/"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("mentees/ada/goals/strasse/$"))
    page.go_back()
    page.locator("[data-results] a").first.wait_for()
    assert titles(page) == ["Straße kehren"]


def test_a_tree_opened_as_a_file_is_searched_by_title(browser, tmp_path):
    build(Wish(write_programme(tmp_path, LOOKED_FOR), tmp_path / "site", date.fromisoformat(TODAY), reader="ada"))
    with closing(browser.new_context()) as context:
        page = context.new_page()
        page.goto((tmp_path / "site/search/index.html").as_uri())
        assert ask(page, "strasse") == ["Straße kehren"]
        page.locator("[data-titles-only]").wait_for()
        assert ask(page, "cafe") == []


def test_who_reads_the_list_does_not_load_the_texts(browser, address):
    with closing(browser.new_context()) as context:
        page, loaded = context.new_page(), []
        page.on("request", lambda request: loaded.append(request.url))
        page.goto(address, wait_until="networkidle")
        assert not [url for url in loaded if url.endswith(".json")]
        with (
            page.expect_response(lambda answer: answer.url.endswith("search.de.json")),
            page.expect_response(lambda answer: answer.url.endswith("search.all.de.json")),
        ):
            ask(page, "g")


def test_without_javascript_the_list_stands_there(browser, address):
    with closing(browser.new_context(java_script_enabled=False)) as context:
        page = context.new_page()
        page.goto(address)
        assert page.locator("#search-field").is_hidden()
        page.get_by_role("link", name="Straße kehren").click()
        page.wait_for_url(re.compile("mentees/ada/goals/strasse/$"))
