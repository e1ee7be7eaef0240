"""The colours of a style sheet, as each theme has them, and how well one stands out from another."""

from __future__ import annotations

import re

Colour = str
"""Such as `#16313a`."""


def themes(css: str) -> dict[str, dict[str, Colour]]:
    """Read the custom properties that are colours: in light and dark, and with more contrast in each.

    `fallback` is what a browser has that does not know `light-dark()`.
    """
    plain, supported, stronger = _layers(css)
    light, dark = _of(supported, 0), _of(supported, 1)
    return {
        "fallback": _of(plain, 0),
        "light": light,
        "dark": dark,
        "light, more contrast": {**light, **_of(stronger, 0, light)},
        "dark, more contrast": {**dark, **_of(stronger, 1, dark)},
    }


def _layers(css: str) -> tuple[str, str, str]:
    tokens = css[css.index("@layer tokens {") : css.index("@layer base {")]
    plain, supported, stronger = tokens.split("@supports (color: light-dark(#000, #fff)) {")
    assert "@media (prefers-contrast: more)" in stronger
    return plain, supported, stronger


def _of(block: str, theme: int, known: dict[str, Colour] | None = None) -> dict[str, Colour]:
    pairs = re.findall(r"--([a-z0-9-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+)|var\(--(\w+)\));", block)
    found: dict[str, Colour] = dict(known or {})
    for name, light, dark, one, other in pairs:
        found[name] = found[other] if other else one or (light, dark)[theme]
    return found


def contrast(one: Colour, other: Colour) -> float:
    """Compare two colours as WCAG 2 does: from 1 to 21."""
    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: Colour) -> float:
    """Say how bright a colour is, from 0 to 1."""
    digits = colour.removeprefix("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
