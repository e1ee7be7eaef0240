"""`explain`: what a rule is for, and an example of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from mentorsite.cli.around import clock, end, lang_option, language


@click.command()
@click.argument("rule", required=False)
@lang_option
def explain(rule: str | None, lang: str | None) -> None:
    """Explain a rule of `check`, with examples; without RULE, list all of them."""
    from mentorsite import explain as explanations

    spoken = _spoken(lang)
    if rule is None:
        click.echo(explanations.listed(spoken))
        return
    name = rule.strip().strip(":").partition("/")[0].casefold()
    if name not in explanations.rules():
        end(_unknown(explanations.similar_rules(name), spoken))
    click.echo(explanations.explained(name, spoken))


def _unknown(similar: list[str], spoken: Any) -> str:
    from mentorsite.language import say
    from mentorsite.rules import N_

    if similar:
        return say(spoken, N_("There is no rule with this name. Similar: {similar}."), similar=", ".join(similar))
    return say(spoken, N_("There is no rule with this name. mentorsite explain lists all of them."))


def _spoken(lang: str | None) -> Any:
    """Choose the language as wished, else the programme's first where there is one here."""
    from mentorsite.inventory import read_content

    here = Path.cwd()
    is_asked_for = lang is None and (here / "content").is_dir()
    return language(read_content(here, None, clock).common if is_asked_for else None, lang)
