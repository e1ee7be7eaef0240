"""Why the roster was not brought up to date, in words that say what helps; nothing has been written then.

No text here repeats what an HR tool has sent: a refusal may be read by more people than an answer.
"""

from __future__ import annotations

from typing import Final

from mentorsite.language import Language, say
from mentorsite.rules import N_

REFUSALS: Final[dict[str, str]] = {
    # --- asking a tool
    "no-credentials": N_(
        "Set {names} in the environment: the id and the secret of API credentials that may read employees and write "
        "nothing. They are taken from nowhere else."
    ),
    "address": N_(
        "The address of the HR tool begins with https://, or with http:// on this machine, and holds no user name, "
        "no password and no question mark."
    ),
    "unreachable": N_("{host} cannot be reached. Check the address and the network, then try again."),
    "too-slow": N_("{host} has not answered within {seconds} seconds. Try again later."),
    "too-large": N_("{host} sends more than {limit} MiB at once. Check the address."),
    "redirect": N_(
        "{host} wants to send us to another address. We do not go there, so that nothing secret does. Check the "
        "address."
    ),
    "credentials-refused": N_("{host} does not take these credentials. Check {names}, or make new ones there."),
    "not-allowed": N_("{host} does not let these credentials read employees. Allow them to, for: {fields}."),
    "fields-missing": N_("{host} keeps something back that is needed. Allow the credentials to read: {fields}."),
    "busy": N_("{host} is still busy after {tries} tries. Try again later."),
    "wait": N_("{host} asks to wait {seconds} seconds. Try again after that."),
    "status": N_("{host} answers with status {status}. Check the address."),
    "refused": N_("{host} says no, with code {code}. Check the credentials and what they may read."),
    "answer": N_("{host} does not answer as Personio v1 does. Check the address."),
    "repeated": N_("{host} has sent somebody twice, so others may be missing. Try again."),
    "incomplete": N_("{host} speaks of {total} people and has sent {count}. Try again."),
    # --- reading a table
    "table-missing": N_("{file} cannot be read: {reason}."),
    "table-size": N_("{file} is larger than {limit} MiB. Export the employees alone."),
    "table-encoding": N_("{file} is neither UTF-8 nor Windows-1252. Export it as “CSV UTF-8”."),
    "table-columns": N_("{file} needs columns for {columns}. Known headers: {headers}."),
    "table-twice": N_("{file} has two columns for {column}. Keep one of them."),
    "row-cells": N_("{file}, row {row}: there are more cells than headers. Put values with a separator into quotes."),
    "row-quote": N_("{file}, row {row}: a quotation mark is never closed. Close it, or leave it out."),
    "row-id": N_("{file}, row {row}: there is neither an id nor an e-mail address. Add one."),
    "row-twice": N_("{file}, row {row}: this id stands in row {first} already. Keep one of them."),
    "row-date": N_("{file}, row {row}: a date is written as 2026-05-31 or 31.5.2026."),
    "row-status": N_("{file}, row {row}: the status is one of {words}, or empty."),
    # --- the roster
    "file-broken": N_("{file} has a fault that must go first. “mentorsite check” shows where, and what helps."),
    "unwritable": N_("{file} cannot be written here: {reason}."),
    "changed-meanwhile": N_("{file} has changed in the meantime. Try again."),
    "entry-twice": N_("{person} and {other} are the same person by their “{key}” in people.yaml. Keep one of them."),
    "entry-unusual": N_(
        "The entry of {person} in people.yaml cannot be changed without touching the rest. Write one “key: value” to "
        "a line there."
    ),
    "mixed-up": N_("Two people of the HR tool share one e-mail address: {first} and {second}. Mend it there."),
    "nobody": N_("The HR tool knows nobody who works here with the e-mail {emails}."),
    "nameless": N_("The HR tool has no name for {hr}. Add it there."),
    "shrink": N_(
        "{gone} of {all} people would count as having left, more than a fifth. Look at them with --dry-run "
        "--allow-shrink; if they have, leave out --dry-run."
    ),
}
"""The words by their key; the English text is the message id of the catalogues."""


class CannotSync(Exception):  # noqa: N818 (a remedy for the person at the terminal, not an error of ours)
    """The roster stays as it is: a key of `REFUSALS` and the values for its words."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = {name: str(value) for name, value in values.items()}


def worded(refusal: CannotSync, language: Language) -> str:
    """Say in a language why nothing was written, remedy included."""
    return say(language, REFUSALS[refusal.message], **refusal.values)
