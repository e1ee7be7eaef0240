"""A round of matching: mentees ask by their wishes, mentors keep whom they would take first.

Deferred acceptance after Gale and Shapley (1962), with the mentees asking. Nobody is ever better
off by asking in another order than they mean, and no mentee and mentor are left who would both
rather have each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence


def matched(
    wishes: Mapping[str, Sequence[str]], orders: Mapping[str, Sequence[str]], places: Mapping[str, int]
) -> dict[str, str]:
    """Find each mentee's mentor; whoever is left over is not in it.

    `wishes` has each mentee's mentors, the dearest first; `orders` has for each mentor the mentees in
    the order in which they are taken: whoever is not listed there is not. `places` are those free.
    The result does not depend on the order of the mentees.
    """
    orders = {mentor: list(dict.fromkeys(order)) for mentor, order in orders.items()}
    asking = {mentee: _open_wishes(mentee, wished, orders) for mentee, wished in wishes.items()}
    kept: dict[str, list[str]] = {mentor: [] for mentor in orders}
    waiting = sorted(wishes)
    while waiting:
        mentee = waiting.pop()
        if mentor := next(asking[mentee], None):
            kept[mentor], refused = _kept(orders[mentor], {*kept[mentor], mentee}, places.get(mentor, 0))
            waiting.extend(refused)
    return {mentee: mentor for mentor in sorted(kept) for mentee in kept[mentor]}


def _open_wishes(mentee: str, wished: Iterable[str], orders: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Go through a mentee's wishes, without the mentors who cannot take them."""
    return (mentor for mentor in wished if mentee in orders.get(mentor, ()))


def _kept(order: Sequence[str], asking: set[str], places: int) -> tuple[list[str], list[str]]:
    """Part those who ask one mentor into the ones who stay for now and the ones who ask elsewhere."""
    ordered = [mentee for mentee in order if mentee in asking]
    return ordered[:places], ordered[places:]
