"""A browser that tells whatever somebody else's words make it do: scripts, dialogs, requests, and strange elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from mentorsite.serve.preview import Preview
from mentorsite.serve.replies import House
from mentorsite.serve.server import Server

READERS = ("mara", "tomasz", "nadja")
"""Owner, mentor, coordination."""
NOBODY = "-"
"""Stands for a reader without a part."""
LOOKED_FOR = ("script", "onerror")
"""Words for the search: those with which payloads begin."""
META = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')

HOOKS = r"""
(() => {
  // Our own scripts may ask for their index and listen to the preview, and the test looks around; others are told.
  const known = /\/(?:assets|-)\/(?:site|search|questionnaire|serve)\.js|UtilityScript/;
  const tell = (what) => {
    if (!known.test(new Error().stack || "")) heard(what);
  };
  const watch = (owner, name) => {
    const real = owner[name];
    if (typeof real !== "function") return;
    owner[name] = new Proxy(real, {
      apply(target, self, values) { tell(name); return Reflect.apply(target, self, values); },
      construct(target, values, type) { tell(`new ${name}`); return Reflect.construct(target, values, type); },
    });
  };
  const written = (owner, name) => {
    const real = Object.getOwnPropertyDescriptor(owner, name);
    if (!real || !real.set) return;
    Object.defineProperty(owner, name, { ...real, set(value) { tell(`${name} =`); real.set.call(this, value); } });
  };
  for (const name of ["alert", "confirm", "prompt", "print", "eval", "Function", "fetch", "open", "postMessage",
    "Image", "Audio", "WebSocket", "EventSource", "Worker", "SharedWorker", "XMLHttpRequest", "RTCPeerConnection",
    "setTimeout", "setInterval", "requestAnimationFrame", "queueMicrotask", "atob",
    "BroadcastChannel"]) watch(window, name);
  for (const name of ["write", "writeln", "createElement", "execCommand"]) watch(Document.prototype, name);
  for (const name of ["pushState", "replaceState"]) watch(History.prototype, name);
  watch(Navigator.prototype, "sendBeacon");
  for (const name of ["cookie", "title", "domain"]) written(Document.prototype, name);
  for (const name of ["innerHTML", "outerHTML"]) written(Element.prototype, name);
  document.addEventListener("securitypolicyviolation", (event) => {
    heard(`refused: ${event.violatedDirective} ${event.sourceFile}`);
  });
})()
"""

PARTS = r"""
async () => {
  const parts = new Set();
  for (const element of document.querySelectorAll("*")) {
    parts.add(element.localName);
    for (const { name, value } of element.attributes) {
      parts.add(`${element.localName} ${name}`);
      const scheme = /^[\s\x00-\x20]*([a-z][a-z0-9+.-]*):/i.exec(value);
      if (scheme && ["href", "src", "action", "data", "xlink:href", "content"].includes(name)) {
        parts.add(`${element.localName} ${name}=${scheme[1].toLowerCase()}:`);
      }
    }
  }
  await new Promise((done) => { requestIdleCallback(done, { timeout: 30 }); });
  return [...parts];
}
"""
"""Which elements a page has, which attributes they have, and which schemes stand in addresses."""


@dataclass
class Told:
    """What a browser did while it showed some pages."""

    deeds: list[str] = field(default_factory=list)
    """Calls, dialogs, refusals, faults and requests that no page of ours makes."""
    parts: dict[str, str] = field(default_factory=dict)
    """Each element, attribute and scheme, with the first page where it stood."""
    pages: int = 0


class Witness:
    """A tab in which pages are looked at one after the other."""

    def __init__(self, browser: Any, told: Told, home: str) -> None:
        """Open a tab that may ask for what begins with `home` and nothing else."""
        self.told, self.home, self.wanted = told, home, ""
        self.context = browser.new_context()
        self.context.set_default_timeout(300_000)
        self.context.expose_binding("heard", lambda _, what: self.note(what))
        self.context.add_init_script(HOOKS)
        self.tab = self.context.new_page()
        # Only from here on: a second tab would be one that a page has opened.
        self.context.on("page", lambda tab: self.note(f"new tab {tab.url}"))
        self.tab.on("dialog", self.dismiss)
        self.tab.on("console", lambda message: self.note(f"console: {message.text[:200]}"))
        self.tab.on("pageerror", lambda fault: self.note(f"fault: {fault}"))
        self.tab.on("download", lambda download: self.note(f"download {download.url}"))
        self.tab.on("request", self.asked)

    def note(self, what: str) -> None:
        self.told.deeds.append(f"{self.wanted}: {what}")

    def dismiss(self, dialog: Any) -> None:
        self.note(f"dialog {dialog.type}")
        dialog.dismiss()

    def asked(self, request: Any) -> None:
        is_other = request.is_navigation_request() and request.url != self.wanted
        if is_other or not request.url.startswith(self.home):
            self.note(f"request {request.url}")

    def look(self, address: str, words: Iterable[str] = ()) -> None:
        """Look at a page; on one with a search, look for some words as well."""
        self.wanted = address
        self.tab.goto(address, wait_until="load")
        self.collect(address)
        if self.tab.locator("[data-indexes] input").count():
            for word in words:
                self.tab.locator("[data-indexes] input").fill(word)
                self.tab.locator("[data-results] > *").first.wait_for(state="attached")
                self.collect(address)
        self.told.pages += 1

    def collect(self, address: str) -> None:
        for part in self.tab.evaluate(PARTS):
            self.told.parts.setdefault(part, address)


class _Stripped(SimpleHTTPRequestHandler):
    """Serves each reader their own files, or else those for everyone, as they are but for the policy in their heads."""

    def do_GET(self) -> None:
        reader, _, rest = unquote(urlsplit(self.path).path).strip("/").partition("/")
        site = Path(self.directory)
        wanted = (
            tree / rest / name for tree in (site / "readers" / reader, site / "everyone") for name in ("", "index.html")
        )
        file = next((file for file in wanted if file.is_file()), None)
        if file is None:
            return self.send_error(404)
        data = file.read_bytes()
        data = META.sub(b"", data) if file.suffix == ".html" else data
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def without_policy(root: Path) -> Iterator[str]:
    """Serve a built site as a plain server does, its pages without their policy; yields the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Stripped, directory=str(root / "site"))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def pages_of(root: Path) -> dict[str, Path]:
    """The pages of a built site by where a reader finds them, `mara/goals/…/index.html`; what is alike only once."""
    trees = {reader: root / "site/readers" / reader for reader in READERS} | {NOBODY: root / "site/everyone"}
    files = [(reader, tree, file) for reader, tree in trees.items() for file in sorted(tree.rglob("*.html"))]
    found = {file.read_bytes(): (f"{reader}/{file.relative_to(tree).as_posix()}", file) for reader, tree, file in files}
    return {where: file for where, file in found.values() if not where.endswith("/404.html")}


def addresses_of(root: Path) -> list[str]:
    """The same pages as addresses of the preview."""
    return [f"as/{where.removesuffix('index.html')}" for where in pages_of(root)]


def strange(told: Told, known: Iterable[str]) -> dict[str, str]:
    """What stands on pages that has no place there, with the first page where it stood."""
    allowed = {*known, *(f"a href={scheme}:" for scheme in ("http", "https", "mailto", "tel"))}
    return {part: page for part, page in told.parts.items() if part not in allowed}


def without_file_limits(deeds: Iterable[str]) -> list[str]:
    """Leave out what Chromium says of every plain file: the file beside it is another site's, fonts and texts too."""
    return [deed for deed in deeds if not re.search(r"/assets/fonts/|/search\.\w\w\.json|net::ERR_FAILED$", deed)]


def looked_at(browser: Any, home: str, addresses: Iterable[str], looked_for: Iterable[str] = LOOKED_FOR) -> Told:
    """Look at pages one after the other."""
    witness = Witness(browser, Told(), home)
    with closing(witness.context):
        for address in addresses:
            witness.look(home + address, looked_for)
    return witness.told


@contextmanager
def previewed(root: Path) -> Iterator[str]:
    """Serve a programme as `mentorsite serve` does; yields the address."""
    with closing(Server(House(Preview(root)), 0)) as server:
        Thread(target=server.run, daemon=True).start()
        yield server.url
