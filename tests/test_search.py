"""Search: the list of all pages that somebody may open, and the index beside it."""

import gzip
import json
import re
import shutil
from datetime import date
from html import unescape
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsite.build import Wish, build
from mentorsite.resources import STARTER
from mentorsite.serve.preview import Preview
from mentorsite.site.search import EXCERPT, Words, alphabetical, by_reader, entry, excerpt, in_order, initial, open_to
from mentorsite.urls import file_of
from programme_text import TODAY, write_programme

LANGUAGES = ("de", "en")


def built(root, text, reader=None):
    """Where a programme written as one text is published."""
    outcome = build(Wish(write_programme(root, text), root / "site", date.fromisoformat(TODAY), reader=reader))
    assert outcome.published, outcome.findings
    return root / "site"


def served(site, reader=None):
    """Each file that a reader gets, by its path."""
    trees = [site / "everyone", *([site / "readers" / reader] if reader else [])]
    return {file.relative_to(tree).as_posix(): file for tree in trees for file in tree.rglob("*") if file.is_file()}


def index(site, reader=None, code="en"):
    """What somebody's search finds, by address: their own index goes before everybody's."""
    return {**_index(site, reader, f"search.all.{code}.json", code), **own_index(site, reader, code)}


def own_index(site, reader, code="en"):
    """What stands in a reader's own index alone, where they have one."""
    name = f"search.{code}.json"
    return _index(site, reader, name, code) if name in served(site, reader) else {}


def _index(site, reader, name, code):
    found = json.loads(served(site, reader)[name].read_bytes())
    assert found["language"] == code
    assert len({page["address"] for page in found["pages"]}) == len(found["pages"])
    return {page["address"]: page for page in found["pages"]}


def language_of(html):
    return re.search(r'<html lang="(\w+)"', html)[1]


def words_of(html):
    """Every word that a page shows, in its title and the descriptions of pictures as well."""
    shown = re.sub(r'<[^>]*\balt="([^"]*)"[^>]*>|<[^>]*>', r" \1 ", html)
    return set(re.findall(r"\w+", unescape(shown).replace("\N{SOFT HYPHEN}", "")))


# --- the demo: the index is what a reader may open, no more and no less


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    root = tmp_path_factory.mktemp("seekuh")
    shutil.copytree(STARTER, root / "content", ignore=shutil.ignore_patterns("me"))
    assert build(Wish(root, root / "site")).published
    return root


READERS = (None, "mara", "tomasz", "hannah", "elif", "florian", "katrin", "ifeoma", "nadja", "clara")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("reader", READERS)
def test_the_index_holds_every_page_that_its_reader_may_open(demo, reader, code):
    files = served(demo / "site", reader)
    pages = {name for name, file in files.items() if name.endswith(".html") and language_of(file.read_text()) == code}
    lists = {
        f"{prefix}{page}" for prefix in ("", f"{code}/") for page in ("search/index.html", "search/all/index.html")
    }
    pages -= {"404.html", "index.html", *lists}
    found = index(demo / "site", reader, code)
    assert {file_of(address.partition("#")[0]) for address in found} == pages
    for address in found:
        page, _, anchor = address.partition("#")
        assert not anchor or f'id="{anchor}"' in files[file_of(page)].read_text()


@pytest.mark.parametrize("reader", READERS)
def test_no_word_stands_in_an_index_that_its_reader_does_not_find_on_the_page(demo, reader):
    files = served(demo / "site", reader)
    for code in LANGUAGES:
        for address, page in index(demo / "site", reader, code).items():
            told = set(re.findall(r"\w+", page["title"] + " " + page["text"]))
            seen = words_of(files[file_of(address.partition("#")[0])].read_text())
            assert len(page["text"]) <= EXCERPT
            # Owners stand as ids with @ in a task, and as a mark with their name on the page.
            assert {word for word in told - seen if f"@{word}" not in page["text"]} == set(), address


@pytest.mark.parametrize("reader", READERS)
def test_without_a_script_the_lists_lead_to_every_page(demo, reader):
    files = served(demo / "site", reader)
    for code, address in (("de", "search/"), ("en", "en/search/")):
        html = files[file_of(address)].read_text()
        assert 'role="search"' in html
        assert " hidden>" in html
        listed = links_of(html, address) | links_of(files[file_of(f"{address}all/")].read_text(), f"{address}all/")
        assert listed == set(index(demo / "site", reader, code))
        own = own_index(demo / "site", reader, code)
        assert links_of(html, address) == set(own or listed)
        assert ('href="all/"' in html) == bool(own) == (reader not in (None, "clara"))


def links_of(html, address):
    """Where the list of a page leads, by address."""
    listed = html.partition('<div class="letters">')[2].partition("</div>")[0]
    links = [urljoin(f"http://site/{address}", link) for link in re.findall(r'<a href="([^"]*)"', listed)]
    assert len(links) == len(set(links))
    return {link.removeprefix("http://site/") for link in links}


def test_what_everybody_may_open_stands_in_one_index_and_in_no_other(demo):
    everybodys = index(demo / "site", None, "de")
    own = own_index(demo / "site", "mara", "de")
    assert [address for address in own if own[address] == everybodys.get(address)] == []
    assert not list((demo / "site/readers").rglob("search.all.*.json"))


def test_a_thought_of_hannahs_own_is_found_by_hannah_alone(demo):
    own, mentors = index(demo / "site", "hannah", "de"), index(demo / "site", "elif", "de")
    hers, shared = (
        f"mentees/hannah/reflections/#reflections-{name}" for name in ("zu-hause-am-tisch", "nach-dem-gespraech")
    )
    assert {hers, shared} & own.keys() == {hers, shared}
    assert {hers, shared} & mentors.keys() == {shared}
    assert not any(address.startswith("mentees/hannah/") for address in index(demo / "site", "nadja", "de"))


def test_whoever_may_open_nothing_of_their_own_has_everybodys_search(demo):
    assert (demo / "site/everyone/search.all.de.json").is_file()
    assert not (demo / "site/everyone/search.de.json").exists()
    assert not (demo / "site/readers/clara/search.de.json").exists()
    assert (demo / "site/readers/mara/search.de.json").is_file()


def test_an_index_is_small(demo):
    sizes = {file: len(gzip.compress(file.read_bytes())) for file in (demo / "site").rglob("search.*.json")}
    assert len(sizes) > 2 * 14
    assert max(sizes.values()) < 20_000


def test_what_is_looked_for_in_the_preview_is_what_is_published(demo):
    preview = Preview(demo)
    for reader in ("mara", "tomasz", "nadja", "clara"):
        for address in ("search/", "en/search/all/", "search.de.json", "search.all.en.json"):
            file = served(demo / "site", reader).get(file_of(address))
            page = preview.page(reader, address).page
            assert (page and page.data) == (file and file.read_bytes())


# --- whose words


PRIVATE = """
=== mentees/ada/mentee.md
---
pairs: [{mentor: ben, from: 2026-02-01}]
---
To sea.
=== mentees/ada/goals/talk.md
---
title: Give a talk
---
About okapis.

::: only ada
And zebras.
:::
=== mentees/ada/reflections/2026-04-02.md
---
title: Quokka
---
Wombats.
=== mentees/ada/reflections/2026-04-03.md
---
title: Numbat
visibility: pair
---
Bilbies.
=== mentees/ada/me/own.md
Dugongs.
=== mentees/ada/sessions/2026-04-10.md
Tapirs.
=== handbook/inside.md
---
title: Only inside
visibility: programme
---
Narwhals.
=== handbook/how.md
# How it works
Belugas.
=== mentors/ben.md
---
stage: mentor
offers: [listening]
---
I listen.

::: only ben
Walrus.
:::
"""
WHO = {
    "okapis": {"ada", "ben"},
    "zebras": {"ada"},
    "quokka": {"ada"},
    "wombats": {"ada"},
    "numbat": {"ada", "ben"},
    "bilbies": {"ada", "ben"},
    "dugongs": {"ada"},
    "tapirs": {"ada", "ben"},
    "narwhals": {"nadja"},
    "walrus": {"ben"},
    "belugas": {"ada", "ben", "cem", "nadja", None},
    "listening": {"ada", "ben", "cem", "nadja", None},
}


def finds(site, reader, word):
    files = {name: file.read_text().lower() for name, file in served(site, reader).items() if "search" in name}
    assert {"search/index.html", "de/search/all/index.html", "search.all.en.json"} <= files.keys()
    return any(word in text for text in files.values())


def test_each_word_is_found_by_whom_it_is_open_to(tmp_path):
    site = built(tmp_path, PRIVATE)
    readers = ("ada", "ben", "cem", "nadja", None)
    assert {word: {reader for reader in readers if finds(site, reader, word)} for word in WHO} == WHO


def test_the_members_of_a_repository_find_what_the_pair_may_read(tmp_path):
    site = built(tmp_path, PRIVATE, reader="pair:ada")
    text = "".join((site / f"search{part}.en.json").read_text().lower() for part in ("", ".all"))
    assert {word for word in WHO if word in text} == {"okapis", "numbat", "bilbies", "tapirs", "belugas", "listening"}
    assert "Visible to whoever can open this repository" in (site / "search/index.html").read_text()


def test_one_edit_is_found_while_everybody_elses_entries_are_remembered(tmp_path):
    site = built(tmp_path, PRIVATE)
    before = index(site, "ben")
    goal = tmp_path / "content/mentees/ada/goals/talk.md"
    goal.write_text(goal.read_text().replace("okapis", "giraffes"))
    outcome = build(Wish(tmp_path, site, date.fromisoformat(TODAY)))
    assert outcome.rendered == 1
    after = index(site, "ben")
    assert "giraffes" in after.pop("mentees/ada/goals/talk/")["text"]
    before.pop("mentees/ada/goals/talk/")
    assert after == before
    handbook = tmp_path / "content/handbook/how.md"
    handbook.write_text("# How it goes\nBelugas.\n")
    again = built(tmp_path / "again", PRIVATE.replace("okapis", "giraffes").replace("# How it works", "# How it goes"))
    build(Wish(tmp_path, site, date.fromisoformat(TODAY)))
    assert index(site, "ben") == index(again, "ben")


# --- entries


def test_an_entry_is_a_page_or_a_part_of_it():
    page = entry("mentees/mara/", "en", "Mara's path", [], Words("In three years", "en"))
    assert (page.address, page.title, page.where, page.text) == ("mentees/mara/", "Mara's path", "", "In three years")
    part = entry(
        "a/", "en", "Thoughts", ["Mara", "Thoughts"], Words("Ja", "de", title="Abend", anchor="x", titled=True)
    )
    assert (part.address, part.title, part.title_lang, part.where) == ("a/#x", "Abend", "de", "Mara › Thoughts")


def test_soft_hyphens_and_the_dates_of_steps_are_left_out():
    assert excerpt("Weiter\N{SOFT HYPHEN}bildung\nPick a topic done:2026-02-20\n\nOutline by:2026-Q3  now") == (
        "Weiterbildung · Pick a topic · Outline now"
    )


@given(st.text(st.sampled_from("ab·ä \n\t"), max_size=2000))
def test_an_excerpt_is_bounded_and_ends_with_a_word(text):
    found, whole = excerpt(text), " · ".join(" ".join(line.split()) for line in text.splitlines() if line.split())
    assert len(found) <= EXCERPT
    assert whole.startswith(found)
    assert found == whole or whole[len(found)] == " " or " " not in whole[:EXCERPT]


def test_titles_stand_as_the_alphabet_has_them():
    titles = ["Über Fehler", "„Zuhören“", "Ärger", "Strasse", "Straße", "Ødegård", "Étude", "3 Fragen", "Unter uns"]
    assert sorted(titles, key=alphabetical) == [
        "3 Fragen", "Ärger", "Étude", "Ødegård", "Strasse", "Straße", "Über Fehler", "Unter uns", "„Zuhören“",
    ]  # fmt: skip
    assert [initial(title) for title in ("Über", "„Zuhören“", "3 Fragen", "Ødegård", "…")] == [
        "U",
        "Z",
        "0–9",
        "O",
        "…",
    ]


def test_conversations_follow_each_other_by_day():
    days = ["2026-10-08", "2026-02-12", "2026-09-10"]
    titles = {"2026-10-08": "8 October 2026", "2026-02-12": "12 February 2026", "2026-09-10": "10 September 2026"}
    found = [
        entry(f"mentees/mara/sessions/{d}/", "en", f"Conversation on {titles[d]}", ["Mara"], Words("", "en"))
        for d in days
    ]
    listed = in_order(by_reader(open_to([(frozenset({"mara"}), found)]))["mara"])
    assert [each.address[22:32] for each in listed] == sorted(days)
