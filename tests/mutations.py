"""Valid files, disturbed at random but repeatably, and the way from a file to pages that each has to survive."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mentorsite import report
from mentorsite.build import check
from mentorsite.content.forms import forms_in
from mentorsite.content.tree import Mount, read_folder, read_tree
from mentorsite.diagnostics import Diagnostic
from mentorsite.fix import diff, proposed
from mentorsite.fix.remedies import REMEDIES
from mentorsite.inventory import jobs, read_content
from mentorsite.job import Job, build_mentee
from mentorsite.language import spoken
from mentorsite.resources import STARTER
from mentorsite.several import reduce
from mentorsite.site.frame import Draft, Site, rendered
from mentorsite.site.page import Page

TODAY = date(2026, 9, 17)
KEPT = {
    ("mentees",): ("mara", "ifeoma"),
    ("mentees", "mara", "sessions"): ("2026-02-12", "2026-03-12", "2026-09-10", "2026-10-08"),
    ("handbook",): ("giving-feedback", "questions", "how-it-works", "manatee", "you-said", "become", "first"),
    ("trainings",): ("talk-lab", "writing-circle", "testing-together"),
    ("mentors",): ("tomasz", "ruth"),
}
"""What the names begin with that are copied of the demo's folders; more of them would only take longer."""

FRAGMENTS = (
    # YAML
    "*a", "&a b", "!!python/object:os.system x", "<<: *a", "? ", ": ", "- - - - ", "{", "}", "[", "]", "[[[[",
    "{a: {b: ", "|\n", ">-\n", "'", '"', "%YAML 9.9\n---\n", "---\n", "\n---\n", "...\n", "\t", "# ", " #", "@", "`",
    "null", "~", "yes", "title: {de: x, fr: y, en: }\n", "title: []\n", "status: done\n", "visibility: world\n",
    "pairs: 7\n", "x-a: [1, {b: c}]\n", "{<<: 1, <<: 2}", "languages: [xx]\n", "earlier: [{}]\n",
    "skills: {a: {level: 9}}\n", "pairs: [{mentor: mara, from: 1}]\n",
    # days and numbers
    "9" * 5_000, "-1", "1e999", "nan", ".inf", "0x10", "1_000", "0000-00-00", "9999-12-31", "10000-01-01",
    "2026-02-30", "2026-W01", "12.3.2026", "24:00", "99:99", "0 months", "9999999 years",
    "99999999999999999999 months", "2026-Q5", "0", "٣",
    # Markdown
    "- [ ] ", "- [x] @mara @ @@ by: done:", "- [/] by:9999-99-99", "[a](", "[a]: b\n", "![](",
    "](javascript:alert(1))", "```", "~~~", "| a | b |\n|---|---|\n", "> > > > ", "###### ", "====\n", "----\n", "\\",
    "* * *\n", "1. ", "99999999999. ", "<http://", "&#0;", "&#x110000;", "&AMP;", "![x](//e.example/a.png)",
    "[x](../../../../etc/passwd)", "[x](%00)", "[x](%ff)", "[x](#)", "[x]()",
    # blocks and comments
    "::: only mara\n", ":::\n", "::: feedback from tomasz\n", "::: only ", "<!--", "-->", ":: only mara\n",
    "<!-- a -->::: only mara\n",
    # HTML and templates
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "{% raw %}", "{path}",
    "{0.__class__}", "%s%n", "${x}",
    # signs
    "\u202e", "\u2066", "\u200b", "\ufeff", "\u2028", "\x85", "\x00", "\x1b[31m", "\x7f", "\ufffe", "\U0010ffff",
    "\u0301" * 200, "🦭" * 50, "👩\u200d💻", "ﷺ", "İ", "ß", "ﬁ", "\u0130", "\u1e9e", "Ǆ", "：：：", "\r", "\r\n",
    "\x0c", "\xa0", "<<<<<<< HEAD\n", ">>>>>>> a\n",
)  # fmt: skip
LONG = (
    "[" * 3_000, "> " * 300, "- " * 300, "*a " * 3_000, "{a: " * 300, "a: b\n" * 3_000, "x" * 25_000, "|a" * 3_000,
    "\n" * 5_000, "- [ ] x by:2026-01-01\n" * 500, "[a](b.md) " * 2_100, "`" * 5_000, "<!--\n" * 500,
    "::: only mara\na\n:::\n" * 300, "![" * 3_000, "&amp;" * 3_000, "## Steps\n" * 800, "\u202e" * 2_000,
    "@mara " * 2_000, "<" * 5_000, "~~" * 3_000, "  - a\n    - b\n" * 200,
)  # fmt: skip


@dataclass(frozen=True)
class Mutation:
    """One file as somebody, or something, has disturbed it."""

    path: str
    """Below content/."""
    data: bytes


Disturb = Callable[[random.Random, bytes], bytes]


def flip(dice: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(data), dice.randint(1, 4))):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def cut(dice: random.Random, data: bytes) -> bytes:
    start, end = span(dice, data)
    return data[:start] + data[end:]


def end_early(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randint(0, len(data))]


def repeat(dice: random.Random, data: bytes) -> bytes:
    start, end = span(dice, data)
    return data[:end] + data[start:end] * dice.choice((1, 2, 50)) + data[end:]


def swap_lines(dice: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def indent(dice: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    lines[at] = dice.choice((b" ", b"  ", b"    ", b"\t", b"> ", b"- ")) * dice.choice((1, 1, 3, 40)) + lines[at]
    return b"\n".join(lines)


def insert(dice: random.Random, data: bytes) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + dice.choice(FRAGMENTS).encode("utf-8", "surrogatepass") + data[at:]


def begin_a_line(dice: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    lines.insert(dice.randint(0, len(lines)), dice.choice(FRAGMENTS).encode("utf-8", "surrogatepass"))
    return b"\n".join(lines)


def other_value(dice: random.Random, data: bytes) -> bytes:
    """Put something else behind a colon, where a value stands."""
    colons = [at for at, sign in enumerate(data) if sign == ord(":")]
    if not colons:
        return insert(dice, data)
    start = dice.choice(colons) + 1
    end = min((at for at in (data.find(sign, start) for sign in (b"\n", b",", b"}")) if at > 0), default=len(data))
    return data[:start] + b" " + dice.choice(FRAGMENTS).encode("utf-8", "surrogatepass") + data[end:]


def grow(dice: random.Random, data: bytes) -> bytes:
    """Insert something long or deep, at the beginning of a line or within one."""
    words = dice.choice(LONG).encode()
    ends = [at for at, sign in enumerate(data) if sign == ord("\n")]
    at = dice.choice(ends) + 1 if ends and dice.random() < 0.7 else dice.randint(0, len(data))
    return data[:at] + words + data[at:]


def span(dice: random.Random, data: bytes) -> tuple[int, int]:
    start = dice.randint(0, len(data))
    return start, min(len(data), start + dice.choice((1, 3, 20, 200)))


DISTURBANCES: tuple[Disturb, ...] = (
    flip, cut, end_early, repeat, swap_lines, indent, insert, insert, begin_a_line, begin_a_line, other_value,
    other_value, grow,
)  # fmt: skip


def mutation(files: Mapping[str, bytes], seed: int, number: int) -> Mutation:
    """Disturb one of some files in up to four ways; the same seed and number give the same."""
    dice = random.Random(f"{seed}/{number}")  # noqa: S311 (repeatable, not secret)
    path = dice.choice(sorted(path for path in files if path.startswith("mentees/") or dice.random() < 0.4))
    data = files[path]
    if dice.random() < 0.1:
        # Somebody has copied the wrong thing: a file of another kind under this name.
        data = files[dice.choice(sorted(files))]
    for _ in range(dice.choice((1, 1, 1, 2, 3, 4))):
        data = dice.choice(DISTURBANCES)(dice, data)
    return Mutation(path, data)


class Workshop:
    """A programme of two mentees on disk, in which one file at a time is disturbed and put back."""

    def __init__(self, root: Path) -> None:
        """Copy the demo into an empty folder, but for most of its mentees and conversations."""
        self.root = root
        shutil.copytree(STARTER, root / "content", ignore=_left_out)
        settings = root / "content/programme.md"
        settings.write_text(settings.read_text().replace("languages: [de, en]", "languages: [de]"))
        content = read_content(root, TODAY)
        assert content.common
        self.common = content.common
        every = sorted((root / "content").rglob("*"))
        self.files = {
            file.relative_to(root / "content").as_posix(): file.read_bytes() for file in every if file.is_file()
        }

    def survive(self, mutation: Mutation) -> tuple[Diagnostic, ...]:
        """Take a disturbed file from disk to findings in all their forms, remedies and pages, and put it back.

        Errors: whatever goes wrong on the way; AssertionError for a finding outside its file.
        """
        file = self.root / "content" / mutation.path
        file.write_bytes(mutation.data)
        try:
            is_mentees = mutation.path.startswith("mentees/")
            found = self._own(mutation.path.split("/")[1]) if is_mentees else self._for_all()
            assert_inside(found, mutation)
            return found
        finally:
            file.write_bytes(self.files[mutation.path])

    def _own(self, mentee: str) -> tuple[Diagnostic, ...]:
        tree = read_tree([Mount(self.root / "content")])
        built = build_mentee(Job(mentee, read_folder(tree, f"mentees/{mentee}/"), self.common, TODAY))
        assert pages_are_whole(built.pages)
        found = (*built.findings, *forms_in(tree))
        self._say_and_mend(found)
        return found

    def _for_all(self) -> tuple[Diagnostic, ...]:
        content = read_content(self.root, TODAY)
        found = (*check(self.root, TODAY), *forms_in(content.tree))
        if content.common:
            built = [build_mentee(job) for job in jobs(content, content.common)]
            entries = [entry for each in built for entry in each.entries]
            site = Site(content.common, content.today)
            assert pages_are_whole(reduce(site, [each.summary for each in built], entries))
        self._say_and_mend(found)
        return found

    def _say_and_mend(self, found: Iterable[Diagnostic]) -> None:
        for language in ("de", "en"):
            report.text(found, spoken(language), self.root, frames=True, color=True)
        for form in report.FORMATS.values():
            form(found, spoken("de"))
        if any(finding.message in REMEDIES for finding in found):
            for change in proposed(self.root, TODAY, lambda zone: TODAY, found):
                assert list(diff(change, in_full=True))


def pages_are_whole(drawn: Iterable[Draft | Page]) -> bool:
    """Whether every page ends as it should."""
    pages = (each if isinstance(each, Page) else rendered(each) for each in drawn)
    return all(page.data.rstrip().endswith(b"</html>") for page in pages if page.address.endswith("/"))


def assert_inside(found: Iterable[Diagnostic], mutation: Mutation) -> None:
    """Each finding in a disturbed file lies inside it; columns are not compared where bytes are no text."""
    text = mutation.data.decode(errors="replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for finding in found:
        if finding.path == mutation.path:
            assert 1 <= finding.line <= len(lines), finding
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1, finding


def _left_out(folder: str, names: list[str]) -> set[str]:
    kept = KEPT.get(Path(folder).relative_to(STARTER).parts)
    return {name for name in names if not name.startswith(kept)} if kept else set()
