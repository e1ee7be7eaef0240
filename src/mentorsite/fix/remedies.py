"""What can be mended without asking its author what was meant: one remedy to a message."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from mentorsite.diagnostics import Diagnostic
from mentorsite.fix.names import right_day, right_key, right_word
from mentorsite.fix.quoting import in_quotes
from mentorsite.fix.sheets import Cuts, Sheet
from mentorsite.fix.tasks import as_task, right_date, with_brackets
from mentorsite.fix.whitespace import with_line_feeds, without_mark, without_tabs

Remedy = Callable[[Sheet, Diagnostic, Sequence[Diagnostic]], Iterator[Cuts]]
"""From a finding, and all findings in its file, to the ways to mend it, the likeliest first."""

REMEDIES: Mapping[str, Remedy] = {
    "file-form/mark": without_mark,
    "file-form/ends": with_line_feeds,
    "yaml-syntax/tab": without_tabs,
    "yaml-syntax/colon": in_quotes,
    "yaml-syntax/comment": in_quotes,
    "yaml-syntax/start": in_quotes,
    "yaml-syntax/after-quote": in_quotes,
    "unknown-key": right_key,
    "wrong-value/similar": right_word,
    "wrong-value/date": right_day,
    "unknown-person": right_word,
    "unknown-manager": right_word,
    "unknown-goal": right_word,
    "unknown-skill": right_word,
    "unknown-training": right_word,
    "unknown-topic": right_word,
    "unknown-module": right_word,
    "pulse-item": right_word,
    "near-task": as_task,
    "near-task/bullet": with_brackets,
    "near-task/date": right_date,
}
"""What keeps private words private (blocks, visibility that is too wide) is never mended here."""

GUESSES = frozenset(message for message in REMEDIES if message.startswith("unknown-") and message != "unknown-key")
"""Messages whose remedy is a similar name: it must not bring anything new to its line."""
