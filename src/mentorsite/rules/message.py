"""A message: how much it usually matters, and its English words, which are the id in the catalogues."""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """One message: its usual severity and its English words with `{placeholders}`."""

    severity: str
    """error, warning or hint."""
    text: str


def N_(text: str) -> str:  # noqa: N802 (gettext's usual name for "extract, do not translate yet")
    """Mark a text for the catalogues."""
    return text


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 (the same for a text that counts)
    """Mark a text for the catalogues that has a form for one and a form for many."""
    return one, many
