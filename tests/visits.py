"""A browser's visit to a page, and what can be said of it: who reads it, how wide it is, where the focus goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request

from proving import PACKAGES, PICTURES, Look, Served

PHONE, DESKTOP = (390, 844), (1280, 900)
EVERY_RULE = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
RULES_OF_COLOUR = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
AXE = """
(options) => axe.run(document, options).then((found) => {
  if (!found.passes.length) throw new Error("axe has looked at nothing");
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`));
})
"""
STOPS = """
() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !one.disabled)
"""
REACHED = """
() => {
  const active = document.activeElement;
  if (!active || active === document.body) return null;
  const ringed = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const seen = ringed(getComputedStyle(active)) || ringed(getComputedStyle(active, "::after"));
  return { at: window.stops.indexOf(active), seen, what: active.outerHTML.slice(0, 120) };
}
"""


@dataclass(frozen=True)
class Visit:
    """A page that has been opened, and what happened meanwhile."""

    look: Look
    page: Page
    said: list[str] = field(default_factory=list)
    """What stands in the console."""
    requests: list[Request] = field(default_factory=list)


@contextmanager
def visit(browser: Browser, served: Served, look: Look, **manner: Any) -> Iterator[Visit]:
    """Open a page on a phone, as its reader does; `manner` is the browser's, such as `java_script_enabled`."""
    with closing(browser.new_context(viewport=_size(PHONE), **manner)) as context:
        if look.reader:
            name, value = served.cookie(look.reader)
            context.add_cookies([{"name": name, "value": value, "url": served.address}])
        made = Visit(look, context.new_page())
        made.page.on("console", lambda message: made.said.append(message.text))
        made.page.on("pageerror", lambda error: made.said.append(str(error)))
        made.page.on("request", lambda request: made.requests.append(request))
        made.page.goto(served.url(look))
        yield made


def _size(window: tuple[int, int]) -> Any:
    width, height = window
    return {"width": width, "height": height}


def from_elsewhere(visit: Visit, served: Served) -> list[str]:
    """List what was asked of anybody but the house itself."""
    return [request.url for request in visit.requests if not request.url.startswith(f"{served.address}/")]


def pictures(visit: Visit) -> None:
    """Take pictures of a page: light and dark, phone and desktop, and on paper."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for theme in ("light", "dark"):
        visit.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        for form, window in (("phone", PHONE), ("desktop", DESKTOP)):
            visit.page.set_viewport_size(_size(window))
            visit.page.screenshot(path=PICTURES / f"{visit.look.name}-{theme}-{form}.png", full_page=True)
    visit.page.emulate_media(media="print", color_scheme="light")
    visit.page.screenshot(path=PICTURES / f"{visit.look.name}-paper.png", full_page=True)
    visit.page.emulate_media(media="screen")


def barriers(visit: Visit) -> list[str]:
    """Ask axe for violations, all folds open: every rule in light, those of colour in dark as well."""
    page = visit.page
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    page.evaluate((PACKAGES / "axe-core" / "axe.min.js").read_text())
    found = []
    for theme, rules in (("light", EVERY_RULE), ("dark", RULES_OF_COLOUR)):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        for width, height in (PHONE, DESKTOP):
            page.set_viewport_size(_size((width, height)))
            found += [f"{theme}, {width} px: {each}" for each in page.evaluate(AXE, rules)]
    return found


def sideways(visit: Visit, width: int) -> int:
    """Say by how many pixels a page is wider than its window."""
    visit.page.set_viewport_size(_size((width, 800)))
    return int(visit.page.evaluate("document.documentElement.scrollWidth")) - width


@dataclass(frozen=True)
class Walk:
    """The way of the Tab key through a page."""

    stops: int
    """How many places can have the focus."""
    order: list[int]
    """Each place that had it, by its number in the page."""
    unseen: list[str]
    """Places that do not show that they have it."""


def walk(visit: Visit, window: tuple[int, int]) -> Walk:
    """Press Tab until the page is over."""
    visit.page.set_viewport_size(_size(window))
    # A page may have put the focus somewhere, as the search does: begin at its top all the same.
    visit.page.evaluate("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")
    stops = visit.page.evaluate(f"window.stops = ({STOPS})(); window.stops.length")
    order, unseen = [], []
    for _ in range(stops + 5):
        visit.page.keyboard.press("Tab")
        reached = visit.page.evaluate(REACHED)
        if reached is None:
            break
        order.append(reached["at"])
        unseen += [] if reached["seen"] else [reached["what"]]
    return Walk(stops, order, unseen)


def weight(visit: Visit) -> dict[str, int]:
    """Weigh what came over the line, in bytes as sent: by kind, the fonts that the page asks for at once, and all."""
    sizes = {_path(request): request.sizes()["responseBodySize"] for request in visit.requests if request.response()}
    ends = {"css": ".css", "scripts": ".js", "fonts": ".woff2"}
    found = {kind: sum(size for path, size in sizes.items() if path.endswith(end)) for kind, end in ends.items()}
    at_once = visit.page.locator("link[rel=preload][as=font]").evaluate_all("all => all.map(one => one.href)")
    found["html"] = sizes[_path(visit.requests[0])]
    found["fonts at once"] = sum(sizes[urlsplit(address).path] for address in at_once)
    # The browser asks for the icon when it pleases: it counts in any case.
    found["all"], found["requests"] = sum(sizes.values()), len({*sizes, "/assets/favicon.svg"})
    return found


def _path(request: Request) -> str:
    return urlsplit(request.url).path
