"""Templates: what a project's own may do, what is kept between pages, and in which language they speak."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2.exceptions import SecurityError, UndefinedError
from markupsafe import Markup

from mentorsite.inventory import read_content
from mentorsite.language import Language, spoken
from mentorsite.site.frame import NAVIGATION, Frame, Site, draft, rendered
from mentorsite.site.templating import forget_templates, render
from programme_text import write_programme

ENGLISH, GERMAN = spoken("en"), spoken("de")


@pytest.fixture
def own(tmp_path) -> Iterator[Path]:
    """A folder for a project's own templates; nothing is kept for other tests."""
    folder = tmp_path / "templates"
    (folder / "parts").mkdir(parents=True)
    forget_templates()
    yield folder
    forget_templates()


@pytest.fixture
def site(tmp_path) -> Site:
    content = read_content(write_programme(tmp_path, ""))
    assert content.common is not None
    return Site(content.common, content.today)


def said(own: Path, template: str, language: Language = ENGLISH, **values: object) -> str:
    (own / "x.html").write_text(template, encoding="utf-8")
    forget_templates()
    return render("x.html", {"page": SimpleNamespace(language=language), **values}, own).decode()


def page(site: Site, language: Language = ENGLISH, bare: str = "manatee/", section: str = "") -> str:
    frame = Frame(site, language, bare, "A page", section)
    return rendered(draft(frame, "manatee", frozenset({"ada"}))).data.decode()


def of_programme(site: Site, title: str, contact: str | None) -> Site:
    programme = site.common.programme.model_copy(update={"title": {"en": title}, "contact": contact})
    return replace(site, common=replace(site.common, programme=programme))


# What is kept between pages


def test_what_stands_around_a_page_is_the_same_whichever_pages_were_made_before(site, own):
    (own / "parts/header.html").write_text("My own {{ shell.navigation }}", encoding="utf-8")
    sites = [of_programme(site, "Reef", "reef@example.org"), of_programme(site, "Lagoon", None)]
    sites += [replace(some, templates=own) for some in sites]
    sections = [key for key, *_ in NAVIGATION]
    kinds = list(product(sites, (ENGLISH, GERMAN), ("", "manatee/", "training/", "mentees/ada/goals/x/"), sections))
    alone = []
    for kind in kinds:
        forget_templates()
        alone.append(page(*kind))
    assert len(set(alone)) == len(kinds)
    assert [page(*kind) for kind in kinds] == alone
    assert [page(*kind) for kind in reversed(kinds)] == alone[::-1]


def test_a_programme_shows_its_own_title_and_contact(site):
    reef, lagoon = of_programme(site, "Reef", "reef@example.org"), of_programme(site, "Lagoon", "pond@example.org")
    for one, other in ((reef, lagoon), (lagoon, reef), (reef, lagoon)):
        text, contact = page(one), one.common.programme.contact
        assert one.common.programme.title["en"] in text
        assert f"mailto:{contact}" in text
        assert other.common.programme.title["en"] not in text
        assert other.common.programme.contact not in text


def write_shell(own: Path, head: str) -> None:
    rest = "{% set navigation, links, appearance = '', '', '' %}"
    (own / "parts/shell.html").write_text(f"{{% set head %}}{head}{{% endset %}}{rest}", encoding="utf-8")


@pytest.mark.parametrize("value", ["site", "name", "first", "shell", "drawn", "page.title", "page.bare", "page.crumbs"])
def test_what_is_drawn_once_for_many_pages_sees_nothing_of_any_of_them(site, own, value):
    write_shell(own, f"{{{{ {value} }}}}")
    with pytest.raises(UndefinedError, match=value.rpartition(".")[2]):
        page(replace(site, templates=own))


def test_the_values_that_it_sees_decide_whether_it_is_drawn_anew(site):
    one = Frame(
        site, ENGLISH, "mentees/ada/", "Ada's", crumbs=(("Ada Lind", "mentees/ada/"),), written="mentees/ada/x.md"
    )
    other = Frame(site, ENGLISH, "mentees/ben/", "Ben's", readers_line="Ben alone")
    assert one.shell == other.shell
    assert len({one.shell, replace(one, bare="a/b/c/").shell, replace(one, section="home").shell}) == 3
    assert "Ada" not in repr(one.shell)


def test_a_changed_template_is_seen_from_now_on(site, own):
    mine = replace(site, templates=own)
    for words in ("Before", "After"):
        write_shell(own, words)
        forget_templates()
        assert words in page(mine)


# What a template may do


@pytest.mark.parametrize(
    "reach",
    [
        "{{ page.__class__ }}",
        "{{ page['__class__'] }}",
        "{{ page|attr('__class__') }}",
        "{{ [page]|map(attribute='__class__')|join }}",
        "{{ '{0.__class__}'.format(page) }}",
        "{{ said.format(page) }}",
        "{{ _.__globals__ }}",
        "{{ unsafe() }}",
        "{{ thing.unsafe() }}",
        "{{ many.append(1) }}",
        "{% set fill = thing.fill %}{{ fill(page) }}",
    ],
)
def test_own_templates_stay_in_the_sandbox(own, reach):
    class Thing:
        def unsafe(self) -> str:
            return "reached"

        unsafe.unsafe_callable = True  # type: ignore[attr-defined]

    # The same attribute of the same kind of thing was harmless before.
    harmless = SimpleNamespace(fill=lambda value: "harmless")
    thing = Thing()
    thing.fill = "{0.__class__}".format  # type: ignore[attr-defined]
    values = {"unsafe": Thing.unsafe, "thing": thing, "many": [0], "said": Markup("{0.__class__}")}
    assert said(own, "{{ harmless.fill(page) }}", harmless=harmless) == "harmless"
    with pytest.raises(SecurityError):
        said(own, "{{ harmless.fill(page) }}" * 2 + reach, harmless=harmless, **values)


def test_a_harmless_attribute_makes_no_other_one_of_its_name_harmless(own):
    things = [SimpleNamespace(words="harmless"), SimpleNamespace(words="{0.__class__}".format)]
    with pytest.raises(SecurityError):
        said(
            own,
            "{% for thing in things %}{{ thing.words(page) if loop.last else thing.words }}{% endfor %}",
            things=things,
        )


def test_a_name_that_one_thing_has_and_the_other_lacks_is_missed(own):
    things = [SimpleNamespace(words="here"), SimpleNamespace()]
    assert said(own, "{{ things[0].words }} {{ things[1].words is defined }}", things=things) == "here False"
    with pytest.raises(UndefinedError):
        said(own, "{% for thing in things %}{{ thing.words }}{% endfor %}", things=things)


def test_items_go_before_attributes_where_a_filter_looks(own):
    things = [{"items": "an item"}, SimpleNamespace(items="an attribute")]
    assert said(own, "{{ things|map(attribute='items')|join(', ') }}", things=things) == "an item, an attribute"


# Words


def test_what_somebody_wrote_is_escaped_once_and_markup_stays(own):
    values = {"text": "<b> & ", "made": Markup("<i>"), "number": 3, "nothing": None}
    assert said(own, "{{ text }}{{ made }}{{ number }}{{ nothing }}", **values) == "&lt;b&gt; &amp; <i>3None"
    assert said(own, "{% set x %}{{ text }}{% endset %}{{ x }}", **values) == "&lt;b&gt; &amp; "
    assert said(own, "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(text) }}{{ ui.chip('open', text) }}", **values) == (
        '&lt;b&gt; &amp; <span class="chip chip-open">&lt;b&gt; &amp; </span>'
    )
    assert said(own, "{{ _('“{words}”', words=text) }}", **values) == "“&lt;b&gt; &amp; ”"
    assert said(own, "{% autoescape false %}{{ text }}{% endautoescape %}", **values) == "<b> & "


def test_each_page_speaks_its_own_language(own):
    template = "{{ _('Home') }}, {{ 'active'|status_word }}, {{ ngettext('one taken.', '{count} taken.', 2) }}"
    for _ in range(2):
        assert said(own, template, ENGLISH) == "Home, moving, 2 taken."
        assert said(own, template, GERMAN) == "Start, in Bewegung, 2 vergeben."


def test_a_loop_and_what_is_set_in_it_are_no_matter_to_words(own):
    template = "{% for number in (1, 2) %}{% set twice = number * 2 %}{{ _('line {line}', line=twice) }}, {% endfor %}"
    assert said(own, template) == "line 2, line 4, "
