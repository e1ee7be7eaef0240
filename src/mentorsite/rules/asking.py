"""Questions about goals: they ask and never judge, and whoever is asked may leave them."""

from __future__ import annotations

from mentorsite.rules.message import N_, Message

MESSAGES: dict[str, Message] = {
    "no-next-step": Message("hint", N_("What would be a small step for the next weeks? Write it down as “- [ ] …”.")),
    "vague-goal": Message(
        "hint",
        N_(
            "How would you notice that you are getting there? Something to see, to hear or to count has its place "
            "below “How I will notice”."
        ),
    ),
    "long-step": Message(
        "hint", N_("This step reaches over more than four weeks. Which part of it fits before the next conversation?")
    ),
    "step-without-verb": Message(
        "hint", N_("What exactly will you do here? With a verb in it, a step is easier to begin.")
    ),
    "many-steps": Message(
        "hint", N_("More than {limit} steps are open here. Which of them matter now? The others can wait as notes.")
    ),
    "imposed-words": Message("hint", N_("This sounds as if somebody else had asked for it. Is it your own goal?")),
    "imposed-words/pay": Message(
        "hint", N_("This sounds of pay or appraisal, and nothing here is tied to them. Is it your own goal?")
    ),
}

ASKING = frozenset(message.partition("/")[0] for message in MESSAGES)
"""Rules that a programme can switch off and not make more serious: a question never stops a build."""
