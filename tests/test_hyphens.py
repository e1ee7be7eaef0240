"""Long words in headings break where a reader would break them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from mentorsite.site.hyphens import SHORTEST, breakable


def shown(text, lang="de"):
    return breakable(text, lang).replace("\u00ad", "|")


@pytest.mark.parametrize(
    ("written", "broken"),
    [
        ("Datenschutzgrundverordnungsbeauftragte", "Daten|schutz|grund|ver|ord|nungs|be|auf|tragte"),
        ("Rückmeldungsgespräche führen", "Rück|mel|dungs|ge|spräche führen"),
        ("Rückmeldung geben", "Rückmeldung geben"),
        ("Mentor*innen und Kolleg*innen", "Mentor*innen und Kolleg*innen"),
    ],
)
def test_only_long_words_may_break(written, broken):
    assert shown(written) == broken


def test_each_language_breaks_in_its_own_way():
    assert shown("internationalisation", "en") != shown("internationalisation", "de")
    assert shown("internationalisation", "fr") == shown("internationalisation", "en")


def test_html_breaks_in_its_text_alone():
    step = Markup(
        '<a href="/Datenschutzgrundverordnung">Datenschutzgrundverordnung</a> <code>Verantwortungsübernahme</code>'
    )
    assert shown(step) == (
        '<a href="/Datenschutzgrundverordnung">Daten|schutz|grund|ver|ord|nung</a> <code>Verantwortungsübernahme</code>'
    )  # fmt: skip


@given(st.text(), st.sampled_from(["de", "en"]))
def test_no_letter_is_lost(text, lang):
    assert breakable(text, lang).replace("\u00ad", "") == text.replace("\u00ad", "")


def test_a_name_by_an_entity_stays_whole():
    entity = Markup("&{};").format("a" * SHORTEST)
    assert breakable(entity, "de") == entity
