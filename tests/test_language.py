"""Dates and lists as people write them, and a complete German catalogue."""

import re
import string
from datetime import date, time

import pytest

import catalogue
from mentorsite import language
from mentorsite.language import spoken

VIENNA, BERLIN, ENGLISH = spoken("de", "Europe/Vienna"), spoken("de", "Europe/Berlin"), spoken("en", "Europe/Vienna")
JANUARY = date(2026, 1, 20)


def test_january_is_jaenner_in_austria_only():
    assert language.day(VIENNA, JANUARY, "year") == "20.\N{NO-BREAK SPACE}Jänner 2026"
    assert language.day(BERLIN, JANUARY, "year") == "20.\N{NO-BREAK SPACE}Januar 2026"


def test_english_days_as_most_of_the_world_writes_them():
    assert language.day(ENGLISH, JANUARY) == "20\N{NO-BREAK SPACE}January"
    assert language.day(spoken("en"), JANUARY) == "20\N{NO-BREAK SPACE}January"
    assert language.clock(ENGLISH, time(14, 5)) == "14:05"


@pytest.mark.parametrize(
    ("first", "last", "german"),
    [
        (date(2026, 9, 1), date(2026, 9, 30), "September 2026"),
        (date(2026, 7, 1), date(2026, 9, 30), "3. Quartal 2026"),
        (date(2029, 1, 1), date(2029, 12, 31), "2029"),
        (date(2026, 9, 20), date(2026, 9, 20), "20.\N{NO-BREAK SPACE}September"),
    ],
)
def test_soft_dates_in_words(first, last, german):
    assert language.span(VIENNA, first, last) == german


def test_names_are_joined():
    assert language.together(VIENNA, ["Mara", "Tomasz"]) == "Mara und Tomasz"
    assert language.together(ENGLISH, ["Mara", "Tomasz", "Elif"]) == "Mara, Tomasz and Elif"


def _texts():
    return {message.id: message for message in catalogue.texts() if message.id}


def _german():
    return {message.id: message.string for message in catalogue.german() if message.id}


def test_every_text_has_german_words():
    german = _german()
    missing = [text for text in _texts() if not german.get(text) or (isinstance(text, tuple) and not all(german[text]))]
    assert missing == []


def test_no_german_words_without_a_text():
    assert [text for text in _german() if text not in _texts()] == []


def _placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_placeholders_are_the_same_in_both_languages():
    for text, german in _german().items():
        english, words = ((text,), (german,)) if isinstance(text, str) else (text, german)
        assert _placeholders(words[-1]) == _placeholders(english[-1]), text
        assert _placeholders(words[0]) <= _placeholders(english[-1]), text


FORBIDDEN = {
    "de": r"überfällig|fällig|bonus|gehalt|rangliste|prozent|%|!|\bSie\b|\bIhr(e|en|em|er)?\b|versagt|gescheitert|abgebrochen",
    "en": r"overdue|\bdue\b|deadline|bonus|salary|ranking|percent|%|!|failed|abandoned|achiev",
}


def test_no_word_that_grades_or_hurries():
    said = [("en", part) for text in _texts() for part in ([text] if isinstance(text, str) else text)]
    said += [("de", part) for words in _german().values() for part in ([words] if isinstance(words, str) else words)]
    found = [(code, text) for code, text in said if re.search(FORBIDDEN[code], text)]
    assert [text for _, text in found if "no place in a mentoring programme" not in text] == []
