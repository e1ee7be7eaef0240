"""What is wrong with skills, trainings, the way to becoming a mentor, and programme feedback."""

from __future__ import annotations

from mentorsite.rules.message import N_, Message

MESSAGES: dict[str, Message] = {
    # --- the framework of skills
    "framework-words": Message("error", N_("“{key}” lists each of {expected} once. Missing: {missing}.")),
    "framework-words/twice": Message("error", N_("This number stands here twice. Number “{key}” from {expected}.")),
    "framework-words/language": Message(
        "warning", N_("The words in this language are missing: {missing}. Until then the other ones stand in.")
    ),
    "framework-skills/few": Message(
        "warning",
        N_("There are fewer than {limit} skills ({count}). Add some, so that everybody finds something of their own."),
    ),
    "framework-skills/many": Message(
        "warning", N_("There are more than {limit} skills ({count}). Ten minutes will not do; join some, or leave out.")
    ),
    "framework-skills/twice": Message("error", N_("Another skill has this id. Give one of the two another id.")),
    "framework-change/version": Message(
        "error", N_("skills.md has not reached this version, it is at {version}. Raise “version”, or correct this.")
    ),
    "framework-change/listed": Message(
        "error", N_("This skill is still listed after the change. Take it out of “areas”, or correct the id here.")
    ),
    "framework-change/map": Message(
        "error", N_("The map says for each earlier level which one it is now. Missing: {missing}.")
    ),
    # --- further training, and the way to becoming a mentor
    "training-unchecked": Message(
        "hint",
        N_(
            "Nobody has looked at this training for more than a year. Is all of it still so? Then put today's date "
            "here."
        ),
    ),
    "training-withdrawn": Message(
        "hint", N_("This training is no longer on offer. The catalogue lists by skill what else leads there.")
    ),
    "unknown-module": Message("warning", N_("There is no such module on the way to a mentor. Similar: {similar}.")),
    "unknown-module/none": Message("warning", N_("There is no such module on the way to a mentor. Known: {known}.")),
    "mentor-stage/modules": Message(
        "warning",
        N_(
            "Before this stage every required module has its day. Missing: {missing}. Add the days, or go back to "
            "“training”."
        ),
    ),
    "mentor-stage/sat-in": Message(
        "warning",
        N_(
            "Before this stage comes sitting in on {count} conversations, each with the mentee's consent. Add "
            "“sat_in: {count}” when they have been, or go back to “shadowing”."
        ),
    ),
    "mentor-stage/closing-talk": Message(
        "warning",
        N_(
            "Before this stage comes the closing talk. Add its day as “closing_talk: 2026-04-20”, or go back to "
            "“shadowing”."
        ),
    ),
    # --- programme feedback
    "pulse-item": Message("error", N_("The form has no such item. Similar: {similar}.")),
    "pulse-item/none": Message("error", N_("The form has no such item. Known: {known}.")),
    "pulse-sums": Message(
        "error",
        N_("More answers stand here than people who have answered ({count}). Count again, or correct “answered”."),
    ),
    "pulse-sums/invited": Message(
        "error", N_("More people have answered than were invited ({count}). Correct one of the two numbers.")
    ),
    "pulse-small": Message(
        "error",
        N_(
            "Fewer than {limit} of them have answered, so somebody could be recognised. Delete the whole group "
            "“{group}”."
        ),
    ),
    "pulse-small/item": Message(
        "error",
        N_("Fewer than {limit} people have answered this item, so somebody could be recognised. Delete its line."),
    ),
}
