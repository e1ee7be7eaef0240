"""Every kind of page of the demo, served as one would: in a browser, before two validators and Lighthouse.

Pictures and the weight of each page are written to `screenshots/`, or where MENTORSITE_SCREENSHOTS says.
"""

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest

from judging import JUDGED, report
from proving import LOOKS, MAIN, PACKAGES, PICTURES, PREVIEW, PROOF, ROOT, at_a_desk, missing, production
from visits import DESKTOP, PHONE, barriers, from_elsewhere, pictures, sideways, visit, walk, weight

pytestmark = [pytest.mark.browser, pytest.mark.skipif(missing() is not None, reason=str(missing()))]

KILOBYTE = 1000
MOST = {
    "html and css": 20 * KILOBYTE,
    "scripts": 6 * KILOBYTE,
    "fonts at once": 45 * KILOBYTE,
    "all": 110 * KILOBYTE,
    "requests": 9,
}


@pytest.fixture(scope="module")
def served():
    with production() as house:
        yield house


@pytest.fixture(scope="module")
def weights():
    """Collects what each page weighs, and writes it down for whoever looks at a change."""
    known = {}
    yield known
    kinds = ["html", "css", "scripts", "fonts at once", "fonts", "all", "requests"]
    rows = [f"| {name} | {' | '.join(str(found[kind]) for kind in kinds)} |" for name, found in known.items()]
    head = [f"| page (bytes, compressed) | {' | '.join(kinds)} |", "| --- " * (len(kinds) + 1) + "|"]
    PICTURES.mkdir(parents=True, exist_ok=True)
    (PICTURES / "weight.md").write_text("\n".join([*head, *rows]) + "\n")


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: look.name)
def opened(request, browser, served):
    with visit(browser, served, request.param) as made:
        yield made


def test_no_kind_of_page_is_missing():
    templates = {file.stem for file in (ROOT / "templates" / "pages").glob("*.html")}
    assert templates == {look.template for look in LOOKS}
    assert len({look.name for look in LOOKS}) == len(LOOKS)


def test_a_page_is_light_to_carry(opened, weights):
    found = weight(opened)
    weights[opened.look.name] = found
    measured = {**found, "html and css": found["html"] + found["css"]}
    assert {kind: measured[kind] for kind, most in MOST.items() if measured[kind] > most} == {}
    assert found["css"] > KILOBYTE, "the style sheet has come along"


def test_a_page_is_pictured(opened):
    pictures(opened)
    assert len(list(PICTURES.glob(f"{opened.look.name}-*.png"))) == 5


def test_a_page_keeps_nobody_out(opened):
    assert barriers(opened) == []


@pytest.mark.parametrize("width", [320, 640])
def test_a_page_is_never_wider_than_its_window(opened, width):
    """As narrow as a small phone, and as a desktop's window at 200 %."""
    assert sideways(opened, width) == 0


def test_nothing_comes_from_elsewhere_and_the_console_stays_silent(opened, served):
    assert from_elsewhere(opened, served) == []
    wrong_turn = ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
    assert opened.said == (wrong_turn if opened.look.template == "404" else [])


@pytest.mark.parametrize("look", PREVIEW, ids=lambda look: look.name)
def test_the_preview_keeps_the_same_promises(browser, look):
    with at_a_desk() as house, visit(browser, house, look) as opened:
        pictures(opened)
        assert barriers(opened) == []
        assert [sideways(opened, width) for width in (320, 640)] == [0, 0]
        assert from_elsewhere(opened, house) == []
        assert [line for line in opened.said if "404 (Not Found)" not in line] == []


# Without the box to search in: like the buttons, it is there only where a script can answer.
AWAY = "main => [...main.querySelectorAll('button.copy, .search')].map((one) => one.remove())"
WORDS = f"{AWAY} && main.innerText.split(/\\s+/)"
WAYS = "all => all.map((one) => one.getAttribute('href'))"


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_page_is_read_and_left_without_scripts(browser, served, look):
    """What needs a script stays away; the words, and the ways to other pages, are all there."""
    with visit(browser, served, look) as usual:
        ways = usual.page.locator("a[href]").evaluate_all(WAYS)
        words = usual.page.locator("main").evaluate(WORDS)
    with visit(browser, served, look, java_script_enabled=False) as bare:
        page = bare.page
        assert page.locator("a[href]").evaluate_all(WAYS) == ways
        assert page.locator("[data-with-script]:visible, button.copy:visible").count() == 0
        shown = page.locator("main").evaluate(WORDS)
        # With its script the questionnaire shows some statements at a time, here all are to be read.
        assert len(shown) > len(words) if look.template == "questionnaire" else shown == words
        page.locator(".menu-button").click()
        assert page.locator(".main-nav a:visible").count() == 5


@pytest.mark.parametrize("look", MAIN, ids=lambda look: look.name)
def test_every_drawing_is_there_in_forced_colours(browser, served, look):
    """But for sky and sea behind the way, which are nothing but colour."""
    drawings = "svg.chart:not(.way-sky):visible"
    with visit(browser, served, look) as usual:
        known = usual.page.locator(drawings).count()
    with visit(browser, served, look, forced_colors="active") as opened:
        assert opened.page.locator(drawings).count() == known
        assert opened.page.locator(".way-sky:visible").count() == 0
    assert known > 0 or look.template == "session"


WALKED = (*MAIN, *(look for look in LOOKS if look.template in ("search", "directory", "skills", "programme-pulse")))


@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("look", WALKED, ids=lambda look: look.name)
def test_the_focus_is_seen_and_goes_its_way(browser, served, look, window):
    with visit(browser, served, look) as opened:
        found = walk(opened, window)
    assert found.order == list(range(found.stops))
    assert found.stops > 5
    assert found.unseen == []


def test_html_validate_finds_nothing(served, tmp_path):
    tool = PACKAGES / "html-validate" / "bin" / "html-validate.mjs"
    command = [
        "node",
        tool,
        "--config",
        PROOF / "htmlvalidate.cjs",
        "--formatter",
        f"json={tmp_path}/found.json",
        served.site,
    ]
    done = subprocess.run(command, cwd=PROOF, capture_output=True, check=False, timeout=200)
    found = [
        f"{each['filePath'].removeprefix(str(served.site))}:{message['line']}: {message['message']}"
        for each in json.loads((tmp_path / "found.json").read_text())
        for message in each["messages"]
    ]
    assert found == []
    assert done.returncode == 0


def vnu(*arguments):
    tool = PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", tool, "--errors-only", "--format", "gnu", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=200)
    return done.stderr.splitlines()


def test_the_nu_checker_finds_nothing(served, tmp_path):
    assert vnu("--skip-non-html", served.site) == []
    (tmp_path / "wrong.html").write_text("<!doctype html><title>x</title><p><div></p>")
    assert vnu("--skip-non-html", tmp_path) != [], "it does look"


def test_the_style_sheet_is_valid(served):
    """But for a rule that the checker does not know yet."""
    found = vnu("--css", served.site / "everyone" / "assets" / "site.css")
    assert [line for line in found if "@view-transition" not in line] == []


@pytest.fixture(scope="module")
def judged(served):
    runs = tuple(product(MAIN, ("phone", "desktop")))
    with ThreadPoolExecutor(2) as two_at_a_time:
        return dict(zip(runs, two_at_a_time.map(lambda run: report(served, *run), runs), strict=True))


@pytest.mark.timeout(900)  # the first one waits for all twelve runs
@pytest.mark.parametrize("form", ["phone", "desktop"])
@pytest.mark.parametrize("look", MAIN, ids=lambda look: look.name)
def test_lighthouse_has_nothing_to_say(judged, look, form):
    """How fast a page is depends on the machine: `bench/lighthouse.py` tells it."""
    found = judged[look, form]
    assert found.failed == ()
    assert found.scores == dict.fromkeys(JUDGED, 100)
