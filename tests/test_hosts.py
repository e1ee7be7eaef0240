"""Configuration for web servers, and which login is which reader."""

import re
import stat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from behind_login import HOSTILE
from mentorsite.publish.hosts import configurations, login_maps, logins, spellings, without_login, write_login_maps


def test_the_configuration_names_nobody_and_speaks_of_each_server():
    written = configurations()
    assert sorted(written) == ["hosts/Caddyfile", "hosts/apache.conf", "hosts/nginx.conf"]
    for text in written.values():
        assert "yours" in text
        assert not re.search("mara|tomasz|seekuh", text)


@pytest.mark.parametrize("file", ["hosts/nginx.conf", "hosts/Caddyfile"])
def test_every_line_with_an_example_value_says_that_it_is_to_be_adapted(file):
    lines = configurations()[file].splitlines()
    for above, line in zip(["", *lines], lines, strict=False):
        if re.search(r"/srv/|/etc/|mentoring\.example|127\.0\.0\.1", line) and not line.lstrip().startswith("#"):
            assert "yours" in line or above.strip() == "# yours", line


def test_a_project_keeps_its_own_configuration_in_its_templates(tmp_path):
    (tmp_path / "hosts").mkdir()
    (tmp_path / "hosts" / "Caddyfile").write_text("mentoring.seekuh.example {\n}\n")
    written = configurations(tmp_path)
    assert written["hosts/Caddyfile"] == "mentoring.seekuh.example {\n}\n"
    assert written["hosts/nginx.conf"] == configurations()["hosts/nginx.conf"]


def test_the_maps_say_which_login_is_which_reader():
    maps = login_maps({"mara": "Mara.Tamm@seekuh.example", "ruth": "ruth.o'shea@seekuh.example"})
    comment = "# Private: which login is which reader. Made anew by each build; not for the web.\n"
    assert maps == {
        "logins/nginx.map": comment
        + '"~^Mara\\.Tamm@seekuh\\.example$" mara;\n"~^mara\\.tamm@seekuh\\.example$" mara;\n'
        + '"~^ruth\\.o\'shea@seekuh\\.example$" ruth;\n',
        "logins/caddy.map": comment
        + '"~^Mara\\.Tamm@seekuh\\.example$" mara\n"~^mara\\.tamm@seekuh\\.example$" mara\n'
        + '"~^ruth\\.o\'shea@seekuh\\.example$" ruth\n',
        "logins/apache.map": comment
        + "Mara.Tamm@seekuh.example mara\nmara.tamm@seekuh.example mara\nruth.o'shea@seekuh.example ruth\n",
    }


def test_who_has_no_login_of_their_own_reads_nothing():
    roster = {
        "mara": "mara@seekuh.example",
        "maria": "Mara@Seekuh.example",  # the same mailbox, it seems
        "juergen": "jürgen@seekuh.example",
        "jonas": 'jonas" x@seekuh.example',
        "lena": "l" * 300 + "@seekuh.example",
        "paul": "",
        "selma": None,
        "tomasz": "tomasz@seekuh.example",
    }
    assert without_login(roster) == ("jonas", "juergen", "lena", "mara", "maria", "paul", "selma")
    assert spellings(roster) == [("tomasz@seekuh.example", "tomasz")]


def test_logins_are_addresses_or_ids_and_never_a_mixture():
    assert logins({"mara": "mara@seekuh.example", "selma": None}) == {"mara": "mara@seekuh.example", "selma": None}
    assert logins({"mara": None, "selma": None}) == {"mara": "mara", "selma": "selma"}


@pytest.mark.parametrize("reader", ["", "..", "a/b", "a;b", "*", "pair:mara", "a b", "mara\n"])
def test_what_is_no_id_never_gets_into_a_map(reader):
    with pytest.raises(ValueError):
        login_maps({reader: "mara@seekuh.example"})


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["mara", "ruth"]), st.none() | st.text() | st.from_regex("[A-Za-z0-9._+'@-]+")))
def test_a_map_takes_exactly_the_spelled_logins_and_nothing_else(roster):
    maps, known = login_maps(roster), dict(spellings(roster))
    rules = [re.fullmatch(r'"~(\^[^"\s;{}]*\$)" ([a-z]+);', line) for line in maps["logins/nginx.map"].splitlines()[1:]]
    # No header holds an end of line.
    asking = {*known, *HOSTILE, *(login for login in roster.values() if login and "\n" not in login)}
    assert {login: rule[2] for rule in rules for login in asking if re.search(rule[1], login)} == known
    assert dict(line.split(" ") for line in maps["logins/apache.map"].splitlines()[1:]) == known
    assert set(known.values()) == set(roster) - set(without_login(roster))


def test_the_maps_are_for_nobody_else_to_open(tmp_path):
    state = tmp_path / ".mentorsite"
    write_login_maps(state, {"mara": "mara@seekuh.example"})
    assert "mara@seekuh.example mara\n" in (state / "logins" / "apache.map").read_text()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (state, *state.rglob("*"))}
    assert modes == {".mentorsite": 0o700, "logins": 0o700, "nginx.map": 0o600, "caddy.map": 0o600, "apache.map": 0o600}


def test_maps_that_have_not_changed_are_not_written_again(tmp_path):
    write_login_maps(tmp_path, {"mara": "mara@seekuh.example"})
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in tmp_path.rglob("*.map")}
    write_login_maps(tmp_path, {"mara": "mara@seekuh.example"})
    assert {
        path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in tmp_path.rglob("*") if path.is_file()
    } == before
    write_login_maps(tmp_path, {"mara": "mara@manatee.example"})
    assert "seekuh" not in "".join(path.read_text() for path in before)
