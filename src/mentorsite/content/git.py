"""Git, asked and never told: what a repository's log says, read so that nothing in it can run a command.

Only `rev-parse`, `rev-list` and `log` are called: `status` and `diff` would look at the files as they lie, which
may run filters and watchers. Whatever in a configuration names a command is set to nothing.
"""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

TIMEOUT: Final = 60.0
"""Seconds that git may take for one answer."""

_AT_A_TIME: Final = 2_500
"""Commits whose log is asked for in one go: what was read of some is read apart while git tells of others."""

_SETTINGS: Final = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.sshCommand=false",
    "core.askPass=",
    "credential.helper=",
    "safe.bareRepository=explicit",
    "core.attributesFile=/dev/null",
    # A goal of this size is refused as a file; its changes would only fill the memory.
    "core.bigFileThreshold=512k",
    # What git has read once is hardly ever needed again, and looking after more of it takes longer.
    "core.deltaBaseCacheLimit=16m",
    # With it, commits of the same second could come in another order.
    "core.commitGraph=false",
    "log.follow=false",
    "mailmap.file=/dev/null",
    "mailmap.blob=",
)
_ENVIRONMENT: Final = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_PAGER": "cat",
}
_LOG: Final = (
    "log",
    "-z",
    "--no-walk=unsorted",
    "--stdin",
    "--root",
    "--raw",
    "--no-abbrev",
    "-M50%",
    "-l1000",
    "-O/dev/null",
    "--diff-merges=combined",
    "--combined-all-paths",
    "--no-show-signature",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-relative",
    "--no-notes",
    "--no-decorate",
    "--submodule=short",
    "--date=raw",
    "--encoding=UTF-8",
    "--format=%H %P%n%ad%n%cd%n%aE%n%b",
)
_PATCHES: Final = ("-p", "-U0", "--diff-algorithm=myers")
GOALS: Final = ":(top,glob)**/goals/*.md"
"""The goals, in whatever folder of the repository the programme lies or has lain."""


class Trouble(Exception):  # noqa: N818 (not a fault of ours: git does not tell, and the site is built without it)
    """Git cannot or may not tell."""

    def __init__(self, word: Literal["owner", "slow", "damaged"]) -> None:
        super().__init__(word)
        self.word = word


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository with at least one commit, seen from a folder in it."""

    root: Path
    """The folder from which git is asked."""
    folder: str
    """The way to it from the top of the repository, with a slash at its end; empty for the top."""
    head: str
    """The commit that is checked out."""
    shallow: bool
    """Whether the clone lacks older commits."""
    mailmap: bytes
    """What the repository says about people's other addresses."""


def repository_of(root: Path) -> Repository | None:
    """Find the repository in which a folder lies; None without git, repository or commit.

    Errors: Trouble.
    """
    try:
        done = _git(root, ["rev-parse", "--is-shallow-repository", "--show-cdup", "--show-prefix", "HEAD"])
    except OSError:
        return None
    if done.returncode:
        _refuse(done.stderr)
        return None
    shallow, up, *folder, head, _ = done.stdout.decode(errors="replace").split("\n")
    return Repository(root, "\n".join(folder), head, shallow == "true", _mailmap(root / up / ".mailmap"))


def commits_of(repository: Repository, since: str | None = None) -> list[str]:
    """List all commits up to the head, the oldest first, or those that came after `since`.

    Errors: Trouble, also where `since` is not a commit here.
    """
    asked = ["rev-list", "--reverse", "--date-order", repository.head, *([f"^{since}"] if since else []), "--"]
    return _told(repository, asked).split()


def log(repository: Repository, commits: Sequence[str], *, lines: bool = False, goals: bool = False) -> Iterator[str]:
    """Ask for some commits in their order, some thousands at a time, of which two are under way.

    Each tells its files, with `lines` also how their lines changed, and with `goals` nothing but goals. Where a
    commit has few other files, ask for all: git compares every name in a folder with the pattern, and in a folder
    of thousands that takes several times as long as all the rest.
    Errors: Trouble.
    """
    arguments = [*_LOG, *(_PATCHES if lines else ()), "--", *([GOALS] if goals else [])]
    parts = [commits[start : start + _AT_A_TIME] for start in range(0, len(commits), _AT_A_TIME)]
    several = ThreadPoolExecutor(2)
    try:
        yield from several.map(lambda part: _told(repository, arguments, part), parts)
    finally:
        several.shutdown(cancel_futures=True)


def _told(repository: Repository, arguments: Sequence[str], commits: Iterable[str] = ()) -> str:
    try:
        done = _git(repository.root, arguments, "".join(f"{commit}\n" for commit in commits))
    except OSError:
        raise Trouble("damaged") from None
    if done.returncode:
        raise Trouble("damaged")
    return done.stdout.decode(errors="replace")


def _git(root: Path, arguments: Sequence[str], told: str = "") -> subprocess.CompletedProcess[bytes]:
    settings = (part for setting in _SETTINGS for part in ("-c", setting))
    command = ["git", "-C", str(root), "--no-pager", "--no-replace-objects", "--no-optional-locks", *settings]
    try:
        return subprocess.run(  # noqa: S603 (nothing of this comes from content but the folder's own name)
            [*command, *arguments],
            input=told.encode(),
            capture_output=True,
            env=dict(_environment()),
            timeout=TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Trouble("slow") from None


def _environment() -> Iterator[tuple[str, str]]:
    """Leave out git's own variables, for a hook that builds the site would lead elsewhere; settings stay."""
    for name, value in os.environ.items():
        if not name.startswith("GIT_") or name.startswith(("GIT_CONFIG_", "GIT_CEILING_")):
            yield name, value
    yield from _ENVIRONMENT.items()


def _refuse(told: bytes) -> None:
    """Tell a folder without history from one whose history cannot be read.

    Errors: Trouble.
    """
    if b"dubious ownership" in told or b"unsafe repository" in told:
        raise Trouble("owner")
    if not any(words in told for words in (b"not a git repository", b"ambiguous argument 'HEAD'")):
        raise Trouble("damaged")


def _mailmap(file: Path) -> bytes:
    try:
        state = file.lstat()
        return file.read_bytes() if stat.S_ISREG(state.st_mode) and state.st_size <= 1024 * 1024 else b""
    except OSError:
        return b""
