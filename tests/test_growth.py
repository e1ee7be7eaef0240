"""Twice the text is about twice the work, whatever the text is. Work is counted in calls, not in seconds."""

import pytest

from growth import KINDS, steps

CASES = [(kind, name) for kind, (texts, _) in KINDS.items() for name in texts]
SMALL, FACTOR = 1_000, 4


@pytest.mark.parametrize(("kind", "name"), CASES, ids=[f"{kind}: {name}" for kind, name in CASES])
def test_work_grows_with_the_text_and_no_faster(kind, name):
    texts, work = KINDS[kind]
    steps(work, texts[name](100))  # What is looked up once only.
    few, many = steps(work, texts[name](SMALL)), steps(work, texts[name](FACTOR * SMALL))
    assert many <= 1.5 * FACTOR * few + 500


def test_work_that_grows_faster_is_seen():
    """Otherwise nothing would be tested here."""

    def careless(text):
        for start in range(0, len(text), 10):
            text[start:].splitlines()
            for _ in range(start // 10):
                text.find("[")

    few, many = steps(careless, "a" * SMALL), steps(careless, "a" * FACTOR * SMALL)
    assert many > 1.5 * FACTOR * few + 500
