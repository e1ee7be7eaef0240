"""Why a file was not made, in words that say what helps; nothing has been written then."""

from __future__ import annotations

from typing import Final

from mentorsite.language import Language, say
from mentorsite.rules import N_

REFUSALS: Final[dict[str, str]] = {
    "no-programme": N_(
        "There is no programme here. Change to the folder that holds content/, or run “mentorsite init”."
    ),
    "content-exists": N_("There is a programme here already. Choose an empty folder."),
    "file-broken": N_("{file} has a fault that must go first. “mentorsite check” shows where, and what helps."),
    "unknown-person": N_("Nobody with this id is in people.yaml. Similar: {similar}."),
    "unknown-person/none": N_(
        "Nobody with this id is in people.yaml. Use the id on the left there, or add the person."
    ),
    "exists": N_("{file} is there already. Open that one, or choose another name."),
    "linked": N_(
        "{folder} is a link to another place. Put an ordinary folder there; nothing is written through links."
    ),
    "unwritable": N_("{file} cannot be written here: {reason}."),
    "no-title": N_("A title is needed. Any words will do; they can change later."),
    "day": N_("This is not a day. Write it as {today}, as {today_german}, or “today”."),
    "no-framework": N_(
        "There is no skills.md that can be read, so there are no words to choose from. Ask the coordinators for one."
    ),
    "no-look": N_("There is no self-assessment on this day to answer. Take the day in its file's name."),
    "not-invited": N_("Nobody has asked this person yet: {file} has no line “invited:” with their id."),
    "no-pair": N_(
        "No pair covers this day, so only you could read the conversation. Write the pair into {file} first."
    ),
    "two-pairs": N_("Two pairs cover this day. Say with whom the conversation is: {mentors}."),
    "other-mentor": N_("No pair with this person covers the day. It is with: {mentors}."),
    "same-day": N_("{file} is a conversation on this day already. Open that one, or choose another day."),
    "no-conversation": N_("There is no conversation on this day to give feedback on. The nearest: {days}."),
    "no-conversation/none": N_(
        "There is no conversation yet to give feedback on. Begin with “mentorsite new session”."
    ),
    "not-in-pair": N_("Feedback goes between the two who talked: {people}."),
    "feedback-there": N_("This person's feedback stands in {file} already. Go on writing there."),
}
"""The words by their key; the English text is the message id of the catalogues."""


class CannotCreate(Exception):  # noqa: N818 (a remedy for the person at the terminal, not an error of ours)
    """A file was not made: a key of `REFUSALS` and the values for its words."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = {name: str(value) for name, value in values.items()}


def worded(refusal: CannotCreate, language: Language) -> str:
    """Say in a language why a file was not made, remedy included."""
    return say(language, REFUSALS[refusal.message], **refusal.values)
