"""The files of one described mentee, as people write them, with a secret word in every place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from described import Answer, Circle, Fault, Feedback, File, Goal, Log, Look, Mentee, Programme, Talk, Thought, word
from planted import fields

PNG = b"\x89PNG\r\n\x1a\n"
SKILLS = ("speaking", "listening", "writing", "asking", "leading", "testing", "drawing", "waiting")


def folder(programme: Programme, mentee: Mentee) -> Iterator[tuple[str, str | bytes]]:
    """Path inside the mentee's folder and content of every file."""
    yield "mentee.md", _mentee(mentee)
    yield from ((file.path, _text(programme, mentee, file)) for file in mentee.files)
    for picture in mentee.pictures:
        yield f"files/{picture.name}.png", PNG + word(mentee.id, picture.name, "bytes").encode()


def _text(programme: Programme, mentee: Mentee, file: File) -> str:
    match file:
        case Goal():
            return _goal(programme, mentee, file)
        case Talk():
            return _talk(mentee, file)
        case Feedback():
            return _words(mentee, file)
        case Thought():
            return _thought(mentee, file)
        case Look():
            known = f"skills: {{{SKILLS[1]}: {{level: 1, interest: 3, target: 3}}}}"
            return _words(mentee, file, "framework: 1.0.0", f"invited: [{', '.join(file.invited)}]", known)
        case Answer():
            return _words(mentee, file, f"skills: {{{SKILLS[1]}: {{level: 2}}}}")
        case Log():
            return _words(mentee, file, "entries: [{training: lab, interested: 2026-02-01}]")


def _mentee(mentee: Mentee) -> str:
    def secret(field: str) -> str:
        return word(mentee.id, "mentee", field)

    pairs = [
        f"  - {{mentor: {pair.mentor}, from: {pair.since}" + (f", until: {pair.until}}}" if pair.until else "}")
        for pair in mentee.pairs
    ]
    return written(
        *(["pairs:", *pairs] if pairs else []),
        f"wishes: {{topics: [{secret('topic')}], mentors: [{', '.join(mentee.wished)}]}}",
        f"rather_not: [{', '.join(mentee.rather_not)}]",
        f"languages: [{secret('spoken')}]",
        f"x-note: {secret('x')}",
        visible(mentee.visibility),
        _slip(mentee.fault),
        body=f"In three years {secret('perspective')}.\n\nAlso {secret('more')}.\n<!-- {secret('comment')} -->\n\n"
        f"::: only {mentee.id}\n{secret('only')}\n:::\n" + _fence(mentee.fault, mentee),
    )


def _goal(programme: Programme, mentee: Mentee, goal: Goal) -> str:
    secret = _secrets(mentee, goal)
    others = [other.name for other in mentee.goals if other is not goal]
    links = [f"../{talk.path}" for talk in mentee.talks]
    links += [f"../{thought.path}" for thought in mentee.thoughts]
    for page in programme.pages:
        links += [f"../../../handbook/{page.name}.md", f"../../../handbook/files/{word(page.name, 'picture')}.png"]
    return written(
        f"title: Learn {secret('title')}",
        f"status: {goal.status}",
        "started: 2026-01-10",
        "ended: 2026-06-01" if goal.status in ("done", "reshaped", "let-go") else "",
        f"skills: [{SKILLS[0]}]",
        f"suggested_by: {goal.suggested_by}" if goal.suggested_by else "",
        f"grew_from: {others[0]}" if others else "",
        f"earlier: [{{until: 2026-06-10, title: {secret('earlier')}}}]",
        f"x-note: {secret('x')}",
        visible(goal.visibility),
        _slip(goal.fault),
        body=f"""{secret("lead")} {" ".join(f"[there]({link})" for link in links)}
<!-- {secret("comment")} -->
{_pictures(mentee, goal.name, private=False)}
## Why
{secret("why")}

## How I will notice
- {secret("signs")}

## SMART
{secret("smart")}

## Steps
- [ ] {secret("open")} by:2026-09
  - {secret("note")}
- [/] {secret("doing")}
- [x] {secret("taken")} done:2026-06-12
- [-] {secret("dropped")}

## What I take with me
{secret("take")}

## Something else
{secret("other")}

::: only {mentee.id}
{secret("only")}

- [ ] {secret("only task")}

{_pictures(mentee, goal.name, private=True)}
:::
"""
        + _fence(goal.fault, mentee),
    )


def _talk(mentee: Mentee, talk: Talk) -> str:
    secret = _secrets(mentee, talk)
    givers = [field.removeprefix("from ") for field in fields(mentee, talk) if field.startswith("from ")]
    feedback = "".join(f"::: feedback from {giver}\n{secret(f'from {giver}')}\n:::\n\n" for giver in givers)
    return written(
        f"date: {talk.day}" if talk.day != talk.named else "",
        f"where: Room {secret('where')}",
        f"goals: [{', '.join(goal.name for goal in mentee.goals)}]",
        f"mentor: {talk.mentor}" if talk.mentor else "",
        f"x-note: {secret('x')}",
        visible(talk.visibility),
        _slip(talk.fault),
        body=f"""## Topics
- [ ] {secret("topic")}
- [x] {secret("talked")}

## Notes
{secret("notes")} {" ".join(f"[there](../goals/{goal.name}.md)" for goal in mentee.goals)}
<!-- {secret("comment")} -->
{_pictures(mentee, talk.name, private=False)}

## Agreed
- [ ] @{talk.giver} {secret("promise")} by:2026-09
- [x] @{mentee.id} {secret("kept")}

## Something else
{secret("other")}

## What I take with me
{secret("take")}

{feedback}::: only {mentee.id}
{secret("only")}

- [ ] @{mentee.id} {secret("only task")}

{_pictures(mentee, talk.name, private=True)}
:::
"""
        + _fence(talk.fault, mentee),
    )


def _thought(mentee: Mentee, thought: Thought) -> str:
    secret = _secrets(mentee, thought)
    head = (f"title: {secret('title')}", f"date: {thought.day}" if thought.day else "")
    return _words(mentee, thought, *head) + f"\n- [ ] {secret('task')}\n"


def _words(mentee: Mentee, file: Feedback | Thought | Look | Answer | Log, *head: str) -> str:
    """A file of a few words, and of what is for its owner alone."""
    secret = _secrets(mentee, file)
    more = f"## {SKILLS[0]}\n\n{secret('on a skill')}\n\n" if "on a skill" in fields(mentee, file) else ""
    return written(
        *head,
        f"x-note: {secret('x')}",
        visible(file.visibility),
        _slip(file.fault),
        body=f"{secret('text')}\n\n{_pictures(mentee, file.name, private=False)}\n"
        f"<!-- {secret('comment')} -->\n\n{more}"
        f"::: only {mentee.id}\n{secret('only')}\n\n- [ ] {secret('only task')}\n\n"
        f"{_pictures(mentee, file.name, private=True)}\n:::\n" + _fence(file.fault, mentee),
    )


# --- the pieces of a file


def written(*head: str, body: str) -> str:
    lines = [line for line in head if line]
    return "\n".join(["---", *lines, "---", body]) if lines else body


def _secrets(mentee: Mentee, file: File) -> Callable[[str], str]:
    return lambda field: word(mentee.id, file.name, field)


def visible(visibility: Circle | None) -> str:
    return f"visibility: {visibility}" if visibility else ""


def _slip(fault: Fault) -> str:
    return "quux: A slip" if fault == "key" else ""


def _fence(fault: Fault, mentee: Mentee) -> str:
    return f"\n :: only {mentee.id}\n" if fault == "fence" else ""


def _pictures(mentee: Mentee, host: str, *, private: bool) -> str:
    shown = [picture for picture in mentee.pictures if (picture.host, picture.private) == (host, private)]
    above = "" if host == "training" else "../"
    return "\n".join(f"![{word(mentee.id, p.name, 'alt')}]({above}files/{p.name}.png)" for p in shown)
