"""The tree of files: what has a place, what has none, and files that are not what they seem."""

import os
import socket
import tempfile
import unicodedata
from pathlib import Path
from textwrap import dedent

import pytest

from mentorsite.content.reading import ROSTER_LIMIT, TEXT_LIMIT, read_file
from mentorsite.content.tree import Mount, mentees, read_common, read_folder, read_tree

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture
def write(tmp_path):
    """Write files below content/, given as path=text or bytes."""

    def files(content):
        for path, text in content.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return tmp_path

    return files


def tree_of(root):
    return read_tree([Mount(root)])


def paths(tree):
    return [entry.path for entry in tree.entries]


def told(findings):
    return [f"{finding.path}:{finding.line}:{finding.column} {finding.message}" for finding in findings]


# --- places


def test_every_kind_of_file_has_its_place(write):
    known = [
        "handbook/files/manatee.png",
        "handbook/how-it-works.md",
        "mentees/mara/files/sketch.pdf",
        "mentees/mara/goals/talk.md",
        "mentees/mara/me/doubts.md",
        "mentees/mara/mentee.md",
        "mentees/mara/reflections/evening.md",
        "mentees/mara/sessions/2026-03-12-from-tomasz.md",
        "mentees/mara/sessions/2026-03-12-walk.md",
        "mentees/mara/sessions/2026-03-12.md",
        "mentees/mara/skills/2026-03-01.md",
        "mentees/mara/training.md",
        "mentors/tomasz.md",
        "people.yaml",
        "programme.md",
        "pulse/2026-q3.md",
        "skills.md",
        "trainings/talk-lab.md",
    ]
    tree = tree_of(write(dict.fromkeys(reversed(known), "text")))
    assert (paths(tree), tree.findings) == (known, ())


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "mentees/README.md",
        "mentees/mara/goals/readme.md",
        ".git/config",
        "mentees/mara/.obsidian/app.json",
        "mentees/mara/goals/.talk.md.swp",
        "mentees/mara/goals/talk.md~",
        "mentees/mara/goals/#talk.md#",
        "mentees/mara/goals/talk.md.orig",
    ],
)
def test_what_editors_and_git_leave_behind_is_passed_over(write, path):
    tree = tree_of(write({path: "text"}))
    assert (tree.entries, tree.findings) == ((), ())


@pytest.mark.parametrize(
    ("path", "message", "remedy"),
    [
        ("program.md", "rename", "programme.md"),
        ("people.yml", "rename", "people.yaml"),
        ("mentees/mara/mentee.markdown", "list", "mentees/mara/mentee.md"),
        ("mentees/mara/talk.md", "list", "mentees/mara/goals/"),
        ("mentees/mara/goals.md", "move", "mentees/mara/goals/"),
        ("mentees/mara/goal/talk.md", "move", "mentees/mara/goals/"),
        ("mentees/mara/Ziele/talk.md", "move", "mentees/mara/goals/"),
        ("mentees/mara/Gespräche/2026-03-12.md", "move", "mentees/mara/sessions/"),
        ("mentees/mara/goals/2026/talk.md", "move", "mentees/mara/goals/"),
        ("mentees/mara/attic/old/talk.md", "list", "mentees/mara/reflections/"),
        ("mentees/mara.md", "list", "mentees/<id>/"),
        ("handbuch/intro.md", "move", "handbook/"),
        ("handbook/pictures/a.png", "move", "handbook/files/"),
        ("src/main.py", "list", "trainings/"),
        ("mentees/mara/goals/talk.txt", "markdown", ""),
        ("mentees/mara/goals/talk.MD", "markdown", ""),
        ("mentees/mara/goals/talk", "markdown", ""),
        ("mentors/tomasz.yaml", "markdown", ""),
        ("mentees/mara/sessions/talk.md", "day", ""),
        ("mentees/mara/sessions/12.3.2026.md", "day", ""),
        ("mentees/mara/sessions/2026-3-12.md", "day", ""),
        ("mentees/mara/sessions/2026-03-12 walk.md", "day", ""),
        ("mentees/mara/sessions/2026-03-12_walk.md", "day", ""),
        ("mentees/mara/sessions/2026-03-12-walk-from-tomasz.md", "day", ""),
        ("mentees/mara/sessions/２026-03-12.md", "day", ""),
        ("mentees/mara/goals/" + "x" * 121 + ".md", "long", "120"),
        ("mentees/mara/goals/" + "ä" * 61 + ".md", "long", "120"),
        ("mentees/" + "m" * 121 + "/mentee.md", "long", "120"),
        ("mentees/mara/goals/ta\u202elk.md", "character", ""),
        ("mentees/mara/goals/ta\nlk.md", "character", ""),
    ],
)
def test_a_file_without_a_place_is_told_where_to_go(write, path, message, remedy):
    tree = tree_of(write({path: "text"}))
    assert tree.entries == ()
    assert told(tree.findings) == [f"{path}:1:1 file-unexpected/{message}"]
    assert remedy in str(tree.findings[0].values)


def test_the_day_of_a_conversation_must_exist(write):
    assert told(tree_of(write({"mentees/mara/sessions/2026-02-30.md": ""})).findings) == [
        "mentees/mara/sessions/2026-02-30.md:1:1 impossible-date"
    ]


def test_a_folder_full_of_strangers_does_not_drown_the_rest(write):
    tree = tree_of(write({f"node_modules/p/{number}.js": "" for number in range(80)}))
    assert len(tree.findings) == 50


# --- names


def test_names_are_composed_however_the_disk_keeps_them(write):
    decomposed = unicodedata.normalize("NFD", "mentees/jörg/goals/größe.md")
    tree = tree_of(write({decomposed: "text"}))
    assert paths(tree) == ["mentees/jörg/goals/größe.md"]
    assert mentees(tree) == ("jörg",)
    assert [source.text for source in read_folder(tree, "mentees/jörg/").sources] == ["text"]


def test_names_with_umlauts_blanks_and_emoji_are_fine(write):
    path = "mentees/mara/goals/Größer werden 👩\u200d💻.md"
    assert paths(tree_of(write({path: ""}))) == [path]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mentees/mara/goals/Rede.md", "mentees/mara/goals/rede.md"),
        ("mentees/mara/goals/größe.md", "mentees/mara/goals/groesse.md"),
        ("mentees/mara/goals/a talk.md", "mentees/mara/goals/a-talk.md"),
        ("mentors/Jörg.md", "mentors/joerg.md"),
        ("handbook/files/A.png", "handbook/files/a.PNG"),
        ("mentees/mara/goals/ﬁt.md", "mentees/mara/goals/fit.md"),
        (unicodedata.normalize("NFC", "trainings/ö.md"), unicodedata.normalize("NFD", "trainings/ö.md")),
    ],
)
def test_two_names_for_one_address_collide(write, one, other):
    tree = tree_of(write({one: PNG, other: PNG, "skills.md": ""}))
    one, other = (unicodedata.normalize("NFC", path) for path in (one, other))
    assert paths(tree) == ["skills.md"]
    assert {(f.path, f.message, f.values) for f in tree.findings} == {
        (one, "name-collision", (("other", other),)),
        (other, "name-collision", (("other", one),)),
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mentees/mara/goals/talk.md", "mentees/mara/reflections/talk.md"),
        ("mentees/mara/goals/talk.md", "mentees/deniz/goals/talk.md"),
        ("handbook/files/a.png", "handbook/files/a.jpg"),
        ("mentors/mara.md", "mentees/mara/mentee.md"),
    ],
)
def test_equal_names_in_different_folders_do_not_collide(write, one, other):
    tree = tree_of(write({one: "", other: ""}))
    assert (len(tree.entries), tree.findings) == (2, ())


def test_two_folders_for_one_mentee_collide_and_neither_is_read(write):
    tree = tree_of(write({"mentees/Mara/mentee.md": "", "mentees/mara/goals/talk.md": "", "mentees/max/mentee.md": ""}))
    assert paths(tree) == ["mentees/max/mentee.md"]
    assert told(tree.findings) == ["mentees/Mara:1:1 name-collision", "mentees/mara:1:1 name-collision"]


def test_a_name_that_is_no_utf8_is_an_error(write):
    root = write({"mentees/mara/mentee.md": ""})
    for folder, name in ((b"mentees/mara", b"g\xe4ste.md"), (b"mentees", b"j\xf6rg")):
        file = os.fsencode(root) + b"/" + folder + b"/" + name
        if name.endswith(b".md"):
            os.close(os.open(file, os.O_CREAT))
        else:
            os.mkdir(file)  # noqa: PTH102 (a Path cannot hold these bytes)
    tree = tree_of(root)
    assert paths(tree) == ["mentees/mara/mentee.md"]
    assert told(tree.findings) == [
        "mentees/j\\xf6rg:1:1 file-unreadable/name",
        "mentees/mara/g\\xe4ste.md:1:1 file-unreadable/name",
    ]


# --- kinds


def test_links_are_errors_and_never_followed(write, tmp_path):
    root = write({"content/mentees/mara/mentee.md": "", "elsewhere/secret.md": "secret"}) / "content"
    (root / "mentees/mara/goals").symlink_to(tmp_path / "elsewhere")
    (root / "mentees/mara/training.md").symlink_to(tmp_path / "elsewhere/secret.md")
    (root / "mentees/max").symlink_to(root / "mentees/mara")
    (root / "skills.md").symlink_to("nowhere")
    (root / "handbook").symlink_to(root)
    tree = tree_of(root)
    assert paths(tree) == ["mentees/mara/mentee.md"]
    assert {finding.path for finding in tree.findings if finding.message == "file-unreadable/kind"} == {
        "handbook",
        "mentees/mara/goals",
        "mentees/mara/training.md",
        "mentees/max",
        "skills.md",
    }


def make_socket(file, monkeypatch):
    monkeypatch.chdir(file.parent)  # The path of a socket may have 107 bytes at most.
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(file.name)


def test_pipes_and_sockets_are_errors(write, monkeypatch):
    root = write({"mentees/mara/mentee.md": ""})
    os.mkfifo(root / "skills.md")
    make_socket(root / "people.yaml", monkeypatch)
    assert told(tree_of(root).findings) == [
        "people.yaml:1:1 file-unreadable/kind",
        "skills.md:1:1 file-unreadable/kind",
    ]


@pytest.mark.parametrize("change", ["link", "pipe", "socket", "folder", "gone", "folder gone"])
def test_a_file_that_is_another_thing_by_the_time_it_is_read(write, tmp_path, change, monkeypatch):
    root = write({"content/mentees/mara/mentee.md": "text", "secret.md": "secret"}) / "content"
    tree, file = tree_of(root), root / "mentees/mara/mentee.md"
    file.unlink()
    if change == "link":
        file.symlink_to(tmp_path / "secret.md")
    elif change == "pipe":
        os.mkfifo(file)
    elif change == "socket":
        make_socket(file, monkeypatch)
    elif change == "folder":
        file.mkdir()
    elif change == "folder gone":
        file.parent.rmdir()
        file.parent.write_text("now a file")
    folder = read_folder(tree, "mentees/mara/")
    assert folder.sources == ()
    assert [f.message for f in folder.findings] == ([] if "gone" in change else ["file-unreadable/kind"])


@pytest.fixture
def ordinary():
    """Be somebody who may not open everything, also where the tests run as root."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    yield
    os.seteuid(before)


def test_what_may_not_be_opened_is_an_error(ordinary):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "mentees/mara").mkdir(parents=True)
        (root / "skills.md").write_text("")
        (root / "skills.md").chmod(0)
        (root / "mentees/mara").chmod(0)
        tree = tree_of(root)
        assert told(tree.findings) == ["mentees/mara:1:1 file-unreadable/permission"]
        assert told(read_common(tree).findings) == ["skills.md:1:1 file-unreadable/permission"]
        (root / "mentees/mara").chmod(0o700)


def test_a_content_folder_that_is_missing_is_no_fault_of_an_author(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_tree([Mount(tmp_path / "content")])


# --- mounts


def test_a_mentee_s_own_repository_lies_in_its_place(write):
    root = write({"content/programme.md": "", "repos/mara/mentee.md": "mara's", "repos/mara/programme.md": "hostile"})
    tree = read_tree([Mount(root / "content"), Mount(root / "repos/mara", "mentees/mara")])
    assert paths(tree) == ["mentees/mara/mentee.md", "programme.md"]
    assert read_folder(tree, "mentees/mara/").sources[0].text == "mara's"
    assert told(tree.findings) == ["mentees/mara/programme.md:1:1 file-unexpected/list"]


def test_files_below_a_mounted_repository_s_place_are_not_read(write):
    root = write({"content/mentees/mara/goals/talk.md": "", "repos/mara/mentee.md": "mara's"})
    tree = read_tree([Mount(root / "content"), Mount(root / "repos/mara", "mentees/mara")])
    assert paths(tree) == ["mentees/mara/mentee.md"]
    assert told(tree.findings) == ["mentees/mara/goals/talk.md:1:1 file-unexpected/mounted"]


def test_a_repository_may_be_mounted_where_it_lies(write):
    root = write({"mentees/mara/mentee.md": ""})
    tree = read_tree([Mount(root), Mount(root / "mentees/mara", "mentees/mara")])
    assert (paths(tree), tree.findings) == (["mentees/mara/mentee.md"], ())


# --- reading


def test_a_folder_is_what_begins_with_its_prefix_and_nothing_else(write):
    root = write(
        {
            "mentees/mara/mentee.md": "mara",
            "mentees/mara/files/a.png": PNG,
            "mentees/mara-two/mentee.md": "two",
            "mentees/mar/mentee.md": "mar",
            "programme.md": "programme",
            "mentors/mara.md": "mentor",
            "trainings/talk.md": "training",
        }
    )
    tree = tree_of(root)
    assert mentees(tree) == ("mar", "mara", "mara-two")
    mara = read_folder(tree, "mentees/mara/")
    assert [source.text for source in mara.sources] == ["mara"]
    assert [(a.path, a.data, a.kind) for a in mara.attachments] == [("mentees/mara/files/a.png", PNG, "png")]
    assert [source.text for source in read_common(tree).sources] == ["mentor", "programme", "training"]
    assert read_folder(tree, "mentees/nobody/").sources == ()


def read(write, data, path="mentees/mara/mentee.md"):
    return read_file(write({path: data}) / path, path)


def place_of(finding):
    return f"{finding.line}:{finding.column} {finding.message}"


@pytest.mark.parametrize(
    ("data", "text", "bom"),
    [
        (b"a\nb", "a\nb", False),
        (b"", "", False),
        (b"\xef\xbb\xbf---\n", "---\n", True),
        (b"a\r\nb\r\n", "a\nb\n", False),
        (b"a\rb\r\r\nc", "a\nb\n\nc", False),
        ("Größe 🐄\t\u2028".encode(), "Größe 🐄\t\u2028", False),
        (b"a\n=======\nb\n", "a\n=======\nb\n", False),
        (b"x <<<<<<< y\n<<<<<<<<<\n>>>>>>>>> z\n", "x <<<<<<< y\n<<<<<<<<<\n>>>>>>>>> z\n", False),
    ],
)
def test_text_is_read_as_editors_write_it(write, data, text, bom):
    source = read(write, data)
    assert (source.text, source.bom) == (text, bom)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Größe\nschön".encode("latin-1"), "1:3 file-unreadable/encoding"),
        ("äöü 🐄".encode() + b"\xff", "1:6 file-unreadable/encoding"),
        (b"a\r\nb\rc\xe4", "3:2 file-unreadable/encoding"),
        (b"a\xed\xa0\x80", "1:2 file-unreadable/encoding"),
        (b"a\xc0\xaf", "1:2 file-unreadable/encoding"),
        ("text".encode("utf-16"), "1:1 file-unreadable/encoding"),
        (b"\xef\xbb\xbf\xff", "1:1 file-unreadable/encoding"),
        (b"a\nb\x00c", "2:2 file-unreadable/control"),
        ("ä\x1b[31m".encode(), "1:2 file-unreadable/control"),
        (b"a\x0cb", "1:2 file-unreadable/control"),
        (b"x" * (TEXT_LIMIT + 1), "1:1 file-unreadable/size"),
        (b"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\n", "2:1 merge-conflict"),
        (b"a\r\nb\r\n>>>>>>> theirs\r\n", "3:1 merge-conflict"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(write, data, expected):
    assert place_of(read(write, data)) == expected


def test_a_file_at_the_limit_is_read(write):
    assert len(read(write, b"x" * TEXT_LIMIT).text) == TEXT_LIMIT


def test_the_roster_may_be_larger(write):
    assert read(write, b"#" * (TEXT_LIMIT + 1), "people.yaml").text
    assert read(write, b"#" * (ROSTER_LIMIT + 1), "people.yaml").values == (("limit", "4096"),)


def test_a_file_with_a_fault_has_no_source(write):
    root = write({"skills.md": b"\xff", "programme.md": "ok"})
    common = read_common(tree_of(root))
    assert [source.path for source in common.sources] == ["programme.md"]
    assert told(common.findings) == ["skills.md:1:1 file-unreadable/encoding"]


def test_a_folder_s_findings_tell_of_names_and_contents_alike(write):
    tree = tree_of(
        write(
            {
                "mentees/mara/sessions/talk.md": "",
                "mentees/mara/mentee.md": b"\xff",
                "mentees/max/goals/a.txt": "",
                "handbook/b.txt": "",
            }
        )
    )
    assert told(read_folder(tree, "mentees/mara/").findings) == [
        "mentees/mara/mentee.md:1:1 file-unreadable/encoding",
        "mentees/mara/sessions/talk.md:1:1 file-unexpected/day",
    ]
    assert told(read_common(tree).findings) == ["handbook/b.txt:1:1 file-unexpected/markdown"]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.png", PNG, "png"),
        ("a.PNG", PNG, "png"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "jpg"),
        ("a.jpeg", b"\xff\xd8\xff\xe0", "jpg"),
        ("a.gif", b"GIF89a", "gif"),
        ("a.webp", b"RIFF\n\n\n\nWEBPVP8 ", "webp"),
        ("a.pdf", b"%PDF-1.7", "pdf"),
    ],
)
def test_pictures_are_known_by_their_content(write, name, data, kind):
    assert read(write, data, f"handbook/files/{name}").kind == kind


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.png", b"\xff\xd8\xff\xe0"),
        ("a.html", b"<script>"),
        ("a.pdf", b"<html>%PDF-1.7"),
        ("png", PNG),
        ("a.png", b""),
        ("a.png", PNG + bytes(4 * 1024 * 1024)),
    ],
)
def test_what_is_no_picture_is_refused(write, name, data):
    assert place_of(read(write, data, f"handbook/files/{name}")) == "1:1 attachment-refused"
