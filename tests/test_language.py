"""Dates and lists as people write them, and a complete German catalogue in the tone of the programme."""

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


def test_languages_are_named_in_the_language_of_the_page():
    assert [language.language_name(VIENNA, code) for code in ("en", "de", "??")] == ["Englisch", "Deutsch", "??"]


def _texts():
    return {message.id: message for message in catalogue.texts() if message.id}


def _german():
    return {message.id: message.string for message in catalogue.german() if message.id}


def _forms(text):
    return (text,) if isinstance(text, str) else text


def test_every_text_has_german_words():
    german = _german()
    assert [text for text in _texts() if not all(_forms(german.get(text, "")))] == []


def test_no_german_words_without_a_text():
    texts = _texts()
    assert [text for text in _german() if text not in texts] == []


def test_the_catalogue_is_as_the_tool_writes_it():
    assert catalogue.GERMAN.read_bytes() == catalogue.brought_together(catalogue.texts(), catalogue.german())


def test_counts_and_findings_are_counted_in_german_too():
    forms = [language.counted(VIENNA, "{count} warning", "{count} warnings", count) for count in (1, 2)]
    assert [form.format(count=3) for form in forms] == ["3\N{NO-BREAK SPACE}Warnung", "3\N{NO-BREAK SPACE}Warnungen"]


def _placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_placeholders_are_the_same_in_both_languages():
    for text, german in _german().items():
        english, words = _forms(text), _forms(german)
        assert _placeholders(words[-1]) == _placeholders(english[-1]), text
        assert _placeholders(words[0]) <= _placeholders(english[-1]), text


FORBIDDEN = {
    "de": r"(?i:fällig|bonus|\bgehalt|rangliste|prozent|%|!|versagt|gescheitert|abgebroch)|\bSie\b|\bIhr(e[nmr]?)?\b",
    "en": r"(?i:overdue|\bdue\b|deadline|bonus|salary|ranking|percent|%|!|failed|abandoned|achiev)",
}


def test_no_word_that_grades_or_hurries():
    said = [("en", part) for text in _texts() for part in _forms(text)]
    said += [("de", part) for words in _german().values() for part in _forms(words)]
    assert [text for code, text in said if re.search(FORBIDDEN[code], text)] == []


def test_german_words_stand_in_german_quotation_marks():
    for words in _german().values():
        for part in _forms(words):
            assert part.count("„") == part.count("“"), part
            assert not re.search(r"[”\"]|“\w", part), part


FOR_ONE_READER = (
    "desk.html",
    "findings.html",
    "questionnaire.html",
    "pages/questionnaire.py",
    "become-a-mentor.html",
    "first_day.html",
    "invitation.html",
    "skills_empty.html",
)
"""Parts that only the person they speak to can see, and a page that speaks to whoever answers it alone."""


def test_pages_that_two_people_share_never_say_you():
    german = _german()
    shared = [text for text, message in _texts().items() if any(_is_shared(file) for file, _ in message.locations)]
    said = [part for text in shared for part in (*_forms(text), *_forms(german[text]))]
    assert [part for part in said if re.search(r"(?i)\b(you|your|du|dich|dir|dein(e|en|em|er)?)\b", part)] == [
        "Visible to you alone",
        "Nur für dich sichtbar",
    ]


def _is_shared(file):
    folder, _, name = file.partition("/")
    return folder in ("pages", "parts", "site") and name not in FOR_ONE_READER
