"""The demo's site as each kind of reader reads it. After a change: `pytest --update-golden`, then read the diff."""

import re
import shutil
from pathlib import Path
from urllib.parse import urljoin, urlparse

import pytest

from mentorsite.build import Wish, build
from mentorsite.resources import STARTER
from mentorsite.urls import file_of
from reading import language, read

GOLDEN = Path(__file__).parent / "golden"
READERS = {
    "mara": "en",
    "tomasz": "en",
    "deniz": "de",
    "katrin": "de",
    "hannah": "de",
    "elif": "de",
    "florian": "de",
    "lukas": "de",
    "svenja": "de",
    "paul": "de",
    "ifeoma": "en",
    "nadja": "de",
    "clara": "de",
}
PAGES = (
    "index",
    "mentees/mara/index",
    "mentees/mara/goals/talk/index",
    "mentees/mara/sessions/2026-03-12/index",
    "mentees/mara/next/index",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A copy outside git, so that nothing depends on the history of this repository."""
    root = tmp_path_factory.mktemp("seekuh")
    shutil.copytree(STARTER, root / "content")
    assert build(Wish(root, root / "site")).published
    return root / "site"


def outline(tree: Path, code: str) -> str:
    pages = [file for file in sorted(tree.rglob("*.html")) if language(file.read_text()) == code]
    return "\n\n".join(f"=== {page.relative_to(tree).as_posix()}\n{read(page.read_text())}" for page in pages) + "\n"


def compare(file: Path, text: str, update: bool) -> None:
    if update:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    assert file.is_file(), "no golden file yet: pytest --update-golden"
    assert text.splitlines() == file.read_text().splitlines()


@pytest.mark.parametrize(("reader", "code"), READERS.items(), ids=READERS)
def test_what_a_reader_reads(site, reader, code, update_golden):
    compare(GOLDEN / f"{reader}.txt", outline(site / "readers" / reader, code), update_golden)


@pytest.mark.parametrize("code", ["de", "en"])
def test_what_everybody_reads(site, code, update_golden):
    compare(GOLDEN / f"everyone-{code}.txt", outline(site / "everyone", code), update_golden)


@pytest.mark.parametrize("page", PAGES)
def test_how_a_page_is_made(site, page, update_golden):
    html = (site / "readers" / "mara" / f"{page}.html").read_text()
    compare(GOLDEN / "pages" / f"{page.replace('/', '-')}.html", html, update_golden)


def test_each_page_is_whole_and_says_who_can_read_it(site):
    for file in sorted(site.rglob("*.html")):
        html = file.read_text()
        assert html.startswith("<!DOCTYPE html>")
        assert html.rstrip().endswith("</html>")
        assert html.index("Content-Security-Policy") < html.index("<title>")
        assert 'class="audience-line"' in html or file.name == "404.html"


def test_every_link_inside_the_site_leads_somewhere_the_reader_can_go(site):
    links = {}
    for reader in (*READERS, None):
        trees = [site / "everyone", *([site / "readers" / reader] if reader else [])]
        known = {file.relative_to(tree).as_posix() for tree in trees for file in tree.rglob("*") if file.is_file()}
        for file in sorted(trees[-1].rglob("*.html")):
            here = "http://site/" + file.relative_to(trees[-1]).as_posix().removesuffix("index.html")
            inode = file.stat().st_ino
            links[inode] = links.get(inode) or set(re.findall(r'(?:href|src)="([^"]*)"', file.read_text()))
            for link in links[inode]:
                target = urlparse(urljoin(here, link))
                if target.netloc == "site":
                    assert file_of(target.path.lstrip("/")) in known, f"{file.relative_to(site)} → {link}"
