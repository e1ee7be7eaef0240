"""The languages of a made-up programme, by their codes."""

from __future__ import annotations

from english import ENGLISH
from german import GERMAN

VOICES = {"en": ENGLISH, "de": GERMAN}
