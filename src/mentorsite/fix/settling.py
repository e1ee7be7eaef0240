"""Mending until nothing more can be mended: every remedy is tried out, and kept only if checking says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mentorsite.diagnostics import Diagnostic, Severity
from mentorsite.fix.remedies import GUESSES, REMEDIES
from mentorsite.fix.sheets import Cuts, Sheet, made, overlap

Texts = Mapping[str, str]
"""Files by their path, each exactly as it stands on disk."""
Examine = Callable[[Texts], Sequence[Diagnostic]]
"""Checks files as `mentorsite check` does."""

_ROUNDS = 20
"""More than any text needs; a remedy may bring to light what another one mends."""
_STRUCTURE = ("yaml-syntax", "duplicate-key", "front-matter-unclosed", "block-fault", "file-unreadable")
_NO_TASK = ("near-task", "near-task/bullet")


@dataclass(frozen=True, slots=True)
class State:
    """Files and what is found in them."""

    texts: Texts
    found: Sequence[Diagnostic]


def settled(texts: Texts, examine: Examine, wanted: Callable[[str], bool]) -> Texts:
    """Mend the wanted ones of some files; settled texts stay as they are."""
    state = State(texts, examine(texts))
    for _ in range(_ROUNDS):
        before = state.texts
        for path in sorted({finding.path for finding in _open(state) if wanted(finding.path)}):
            state = _mended(state, path, examine)
        if state.texts == before:
            break
    return state.texts


def _open(state: State, path: str | None = None) -> Iterator[Diagnostic]:
    """Yield the findings for which there is a remedy."""
    for finding in state.found:
        if finding.message in REMEDIES and finding.path in state.texts and path in (None, finding.path):
            yield finding


def _mended(state: State, path: str, examine: Examine) -> State:
    """Mend a file: all at once if that works, else one finding after the other."""
    here = list(_open(state, path))
    first = {finding: next(_remedies(state, finding), ()) for finding in here}
    return _tried(state, path, {f: cuts for f, cuts in first.items() if cuts}, examine) or _one_by_one(
        state, path, examine
    )


def _one_by_one(state: State, path: str, examine: Examine) -> State:
    tried: set[tuple[int, int, str]] = set()
    while finding := next((f for f in _open(state, path) if (f.line, f.column, f.message) not in tried), None):
        tried.add((finding.line, finding.column, finding.message))
        ways = (_tried(state, path, {finding: cuts}, examine) for cuts in _remedies(state, finding))
        state = next(filter(None, ways), state)
    return state


def _remedies(state: State, finding: Diagnostic) -> Iterator[Cuts]:
    others = [other for other in state.found if other.path == finding.path]
    return REMEDIES[finding.message](Sheet(state.texts[finding.path]), finding, others)


def _tried(state: State, path: str, remedies: Mapping[Diagnostic, Cuts], examine: Examine) -> State | None:
    """Mend some findings in a file and check it again; None if that does not make it better."""
    cuts = {cut for mending in remedies.values() for cut in mending}
    if not cuts or overlap(cuts):
        return None
    texts = {**state.texts, path: made(state.texts[path], cuts)}
    after = State(texts, examine(texts))
    return after if _is_better(state, after, remedies) else None


def _is_better(before: State, after: State, mended: Iterable[Diagnostic]) -> bool:
    """Tell whether what was to be mended is gone, and nothing has been broken.

    What only comes to light now was there before: a key that could not be read, a question.
    """
    was, now = Counter(map(_known, before.found)), Counter(map(_known, after.found))
    meant = Counter(map(_known, mended))
    guessed = {(finding.path, finding.line) for finding in mended if finding.message in GUESSES}
    is_gone = all(now[known] <= was[known] - count for known, count in meant.items())
    return is_gone and not any(_known(f) in now - was and _is_worse(f, guessed) for f in after.found)


def _known(finding: Diagnostic) -> tuple[str, int, str]:
    # No remedy adds or takes a line; columns move.
    return finding.path, finding.line, finding.message


def _is_worse(finding: Diagnostic, guessed: set[tuple[str, int]]) -> bool:
    if finding.severity is Severity.HINT:
        return False
    is_structure = finding.rule in _STRUCTURE or finding.message in _NO_TASK
    return is_structure or (finding.path, finding.line) in guessed
