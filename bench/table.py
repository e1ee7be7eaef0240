"""What was measured, as tables: ratios first, for seconds say more about the machine than about a generator."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median

from tools import OURS

NAMES = (OURS, "Hugo", "Eleventy", "Pelican", "MkDocs")
Rounds = Sequence[Mapping[str, float]]
"""For each round what every generator took."""


def tables(measured: Mapping[str, Rounds], mebibytes: Collection[str]) -> str:
    """Write both tables: our cost for each unit of a peer's, and what everybody took, in seconds or MiB."""
    names = sorted({name for rounds in measured.values() for each in rounds for name in each}, key=NAMES.index)
    peers = [name for name in names if name != OURS]
    ratios = [_row(["ours ÷ theirs", *peers]), _rule(len(peers))]
    ratios += [_row([what, *(_ratio(rounds, peer) for peer in peers)]) for what, rounds in measured.items()]
    plain = [_row(["median", *names]), _rule(len(names))]
    plain += [
        _row([what, *(_plain(rounds, name, "MiB" if what in mebibytes else "s") for name in names)])
        for what, rounds in measured.items()
    ]
    return "\n".join([*ratios, "", *plain, ""])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rule(columns: int) -> str:
    return f"|---|{'---:|' * columns}"


def _ratio(rounds: Rounds, peer: str) -> str:
    """Write the median of the ratios within each round, and the range of them."""
    ratios = [each[OURS] / each[peer] for each in rounds if each.get(peer) and OURS in each]
    if not ratios:
        return "–"
    return f"**{median(ratios):.2f}** ({min(ratios):.2f}–{max(ratios):.2f})"


def _plain(rounds: Rounds, name: str, unit: str) -> str:
    values = [each[name] for each in rounds if name in each]
    if not values:
        return "–"
    return f"{median(values):.{0 if unit == 'MiB' else 2}f} {unit}"


def put_into(page: Path, mark: str, text: str) -> None:
    """Write a table between the two marks of a page, `<!-- mark -->` and `<!-- /mark -->`.

    Errors: ValueError where one of them is missing.
    """
    begin, end = f"<!-- {mark} -->", f"<!-- /{mark} -->"
    before, rest = page.read_text().split(begin)
    _, after = rest.split(end)
    page.write_text(f"{before}{begin}\n\n{text}\n{end}{after}")
