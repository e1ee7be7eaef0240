"""Where a link may lead, and where a picture may lie."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from mentorsite.urls import is_outside, is_safe

# Controls, line separators, and what turns the direction of writing: none has an honest use in a link.
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd\\]")
_CODED = re.compile(r'[ "<>^`{|}]|%(?![0-9A-Fa-f]{2})')


def allowed(written: str, picture: bool = False) -> str | None:
    """The target of a link or picture, or None where it is refused.

    Outside addresses keep their form (blanks and the like percent-encoded); relative ones are
    decoded. Pictures must be relative: one from elsewhere would tell its host who reads.
    """
    link = written.strip()
    if _HIDDEN.search(unquote(link)):
        return None
    if is_outside(link):
        coded = _CODED.sub(lambda match: f"%{ord(match[0]):02X}", link)
        return coded if is_safe(coded) and not picture else None
    path = unicodedata.normalize("NFC", unquote(link))
    # RFC 3986 § 4.2: a colon in the first part would be a scheme, `%6aavascript:` too.
    return None if path.startswith("//") or ":" in re.split("[/?#]", path, maxsplit=1)[0] else path
