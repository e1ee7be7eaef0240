"""Words that somebody may write instead of ours: German ones, slips, and those that have no place here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from mentorsite.spelling import similar
from mentorsite.urls import slug

FORBIDDEN = ("bonus", "salary", "pay", "grade", "rating", "score", "rank", "performance", "potential", "percent")
"""No key says any of these: nothing here is tied to pay or appraisal."""
_ALSO_FORBIDDEN = (
    "salaries", "bonuses", "ranking", "percentage", "appraisal", "boni", "gehalt", "prämie", "lohn", "noten",
    "beurteilung", "bewertung", "wertung", "punkte", "rang", "rangliste", "leistung", "potenzial", "prozent",
)  # fmt: skip
_REFUSED = {slug(word): word for word in (*FORBIDDEN, *_ALSO_FORBIDDEN)}
_COMPOUNDS = tuple(
    slug(word) for word in ("gehalt", "prämie", "beurteilung", "bewertung", "leistung", "potenzial", "prozent")
)
"""German words that begin longer ones: Gehaltsband, Leistungsbeurteilung."""

_KEYS = {
    "title": "titel überschrift",
    "status": "stand zustand",
    "started": "begonnen beginn angefangen start gestartet",
    "ended": "beendet geendet ende",
    "since": "seit",
    "towards": "richtung hin-zu unterwegs-nach",
    "horizon": "horizont zieldatum zieltermin bis wann due deadline",
    "skills": "fähigkeiten fertigkeiten kompetenzen",
    "trainings": "weiterbildungen schulungen kurse",
    "suggested_by": "vorgeschlagen-von vorschlag-von",
    "earlier": "früher frühere",
    "rests_until": "ruht-bis pausiert-bis",
    "rests_from": "ruht-ab ruht-von pausiert-ab",
    "grew_from": "entstanden-aus gewachsen-aus",
    "from": "von ab seit beginn",
    "until": "bis ende",
    "lang": "sprache language",
    "language": "sprache lang",
    "languages": "sprachen",
    "visibility": "sichtbar sichtbarkeit",
    "time": "uhrzeit zeit",
    "date": "datum tag",
    "where": "wo ort treffpunkt raum",
    "minutes": "minuten dauer",
    "format": "form art",
    "mentor": "mentorin mentor-in begleitung",
    "goals": "ziele ziel",
    "pairs": "paare tandems tandem",
    "pauses": "pausen pause",
    "wishes": "wünsche",
    "rather_not": "lieber-nicht",
    "topics": "themen",
    "formats": "formate",
    "mentors": "mentorinnen mentor-innen mentoren",
    "hours": "stunden zeiten arbeitszeit",
    "places": "plätze",
    "stage": "stufe",
    "modules": "module",
    "sat_in": "hospitiert hospitationen",
    "closing_talk": "abschlussgespräch",
    "offers": "angebot angebote bietet",
    "order": "reihenfolge",
    "office": "büro standort",
    "manager": "chef chefin führungskraft vorgesetzte vorgesetzter boss",
    "time_zone": "zeitzone timezone",
    "team": "abteilung gruppe",
    "email": "mail e-mail",
    "key": "schlüssel",
    "active": "aktiv",
    "cadence": "takt rhythmus",
    "every": "alle jeden",
    "grace": "spielraum",
    "period": "zeitraum laufzeit",
    "as_of": "stand stichtag",
    "coordinators": "koordination koordinatorinnen koordinator-innen coordinator",
    "contact": "kontakt",
    "sources": "quellen",
    "readers": "leserinnen leser-innen lesende",
    "checks": "prüfungen",
    "retention": "aufbewahrung",
    "framework": "raster rahmen fassung",
    "version": "fassung",
    "valid_from": "gültig-ab gilt-ab",
    "levels": "stufen",
    "level": "stufe niveau",
    "interest": "interesse",
    "target": "ziel-stufe zielstufe wohin wunsch wanted",
    "goal": "ziel",
    "invited": "eingeladen einladung",
    "team_view": "teamsicht",
    "areas": "bereiche categories",
    "anchor": "anker",
    "anchors": "anker",
    "changes": "änderungen",
    "provider": "anbieter veranstalter",
    "cost": "kosten preis price",
    "amount": "betrag",
    "currency": "währung",
    "for": "für zielgruppe",
    "teaches": "lehrt vermittelt inhalte",
    "dates": "termine tage daten",
    "checked": "geprüft nachgesehen",
    "entries": "einträge",
    "training": "weiterbildung schulung kurs",
    "interested": "interessiert interesse",
    "underway": "läuft unterwegs begonnen started",
    "planned": "geplant gebucht booked",
    "done": "gemacht abgeschlossen fertig erledigt",
    "dropped": "losgelassen abgebrochen",
    "recommend": "empfehle empfehlung weiterempfehlen",
}  # fmt: skip
"""German and other words, as slugs or nearly, for each key of ours."""

_VALUES = {
    "idea": "idee",
    "active": "läuft laufend aktiv offen in-arbeit in-progress",
    "paused": "ruht pausiert pause",
    "done": "erreicht fertig erledigt abgeschlossen finished completed reached",
    "reshaped": "weitergewachsen verändert changed",
    "let-go": "losgelassen aufgegeben abgebrochen dropped abandoned",
    "planned": "geplant",
    "held": "gehalten stattgefunden geführt happened",
    "skipped": "ausgefallen entfallen abgesagt cancelled canceled",
    "onsite": "vor-ort präsenz büro",
    "remote": "video telefon online call",
    "walk": "spaziergang spazieren",
    "async": "schriftlich briefwechsel",
    "me": "ich nur-ich privat private",
    "pair": "paar tandem",
    "programme": "programm koordination program",
    "colleagues": "alle kolleg-innen kolleginnen öffentlich public everybody everyone",
    "de": "deutsch german",
    "en": "englisch english",
    "interested": "interessiert",
    "training": "ausbildung in-ausbildung",
    "shadowing": "hospitiert hospitation",
    "mentor": "mentorin mentor-in",
    "resting": "ruht ruhend pausiert",
    "goal-reached": "ziel-erreicht",
    "time": "zeit zeitmangel",
    "other": "anderes sonstiges",
    "error": "fehler",
    "warning": "warnung",
    "hint": "hinweis",
    "off": "aus",
    "blended": "gemischt hybrid",
    "book": "buch",
    "on-the-job": "bei-der-arbeit im-alltag",
    "everyone": "alle everybody",
    "mentor-path": "mentorinnen mentor-innen",
    "open": "offen",
    "withdrawn": "eingestellt zurückgezogen",
    "yes": "ja",
    "partly": "teilweise teils",
    "no": "nein",
}
"""The same for values."""


def _by_word(table: Mapping[str, str]) -> dict[str, list[str]]:
    """Turn a table around: from each other word to the words of ours that it may mean."""
    found: dict[str, list[str]] = {}
    for ours, others in table.items():
        for other in others.split():
            found.setdefault(slug(other), []).append(ours)
    return found


_KEYS_MEANT = _by_word(_KEYS)
_VALUES_MEANT = _by_word(_VALUES)


def forbidden_in(key: str) -> str | None:
    """Find the word in a key that has no place in a mentoring programme; never the author's own spelling."""
    words = slug(re.sub(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])", "-", key)).split("-")
    return next((found for word in words if (found := _refused(word))), None)


def _refused(word: str) -> str | None:
    begun = next((stem for stem in _COMPOUNDS if word.startswith(stem)), "")
    return _REFUSED.get(word) or _REFUSED.get(word.removesuffix("s")) or _REFUSED.get(begun)


def keys_meant(key: str, known: Iterable[str]) -> list[str]:
    """List the keys that somebody may have meant, the likeliest first."""
    return _meant(key, known, _KEYS_MEANT)


def values_meant(value: str, known: Iterable[str]) -> list[str]:
    """List the values that somebody may have meant, the likeliest first."""
    return _meant(value, known, _VALUES_MEANT)


def _meant(word: str, known: Iterable[str], others: Mapping[str, list[str]]) -> list[str]:
    names = sorted(known)
    # A word in another language is surer than a similar one: `Ende` is no slip for `lang`.
    return [ours for ours in others.get(slug(word), ()) if ours in names] or similar(word.strip(), names)
