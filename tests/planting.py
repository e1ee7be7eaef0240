"""The files of a described programme, as people write them, with a secret word in every place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from described import (
    Circle,
    Fault,
    Feedback,
    File,
    Goal,
    Mentee,
    Offer,
    Page,
    Person,
    Programme,
    Talk,
    Thought,
    word,
)
from oracle import fields

PNG = b"\x89PNG\r\n\x1a\n"


def write(programme: Programme, root: Path) -> Path:
    """Write a programme's files below root/content."""
    for path, text in files(programme):
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def files(programme: Programme) -> Iterator[tuple[str, str | bytes]]:
    """Path and content of every file."""
    yield "programme.md", _programme(programme)
    yield "people.yaml", "".join(_person(person) for person in programme.people)
    yield f"handbook/files/{word('handbook', 'loose')}.png", PNG
    for page in programme.pages:
        yield f"handbook/{page.name}.md", _page(page)
        yield f"handbook/files/{word(page.name, 'picture')}.png", PNG + word(page.name, "bytes").encode()
    for offer in programme.offers:
        yield f"mentors/{offer.person}.md", _offer(offer)
        yield (
            f"handbook/files/{word(offer.person, 'offer', 'picture')}.png",
            PNG + word(offer.person, "offer", "bytes").encode(),
        )
    for mentee in programme.mentees:
        yield from ((f"mentees/{mentee.id}/{path}", text) for path, text in _folder(programme, mentee))


def _folder(programme: Programme, mentee: Mentee) -> Iterator[tuple[str, str | bytes]]:
    yield "mentee.md", _mentee(mentee)
    yield from ((goal.path, _goal(programme, mentee, goal)) for goal in mentee.goals)
    yield from ((talk.path, _talk(mentee, talk)) for talk in mentee.talks)
    yield from ((feedback.path, _feedback(mentee, feedback)) for feedback in mentee.feedback)
    yield from ((thought.path, _thought(mentee, thought)) for thought in mentee.thoughts)
    for picture in mentee.pictures:
        yield f"files/{picture.name}.png", PNG + word(mentee.id, picture.name, "bytes").encode()


def _programme(programme: Programme) -> str:
    count, unit = programme.retention
    sources = [
        f"  {m.id}: {{git: 'git@{word(m.id, 'repository')}', readers: [{', '.join(m.repository)}]}}"
        for m in programme.mentees
        if m.repository
    ]
    return _file(
        f"title: Mentoring {word('programme', 'title')}",
        f"languages: [{', '.join(programme.languages)}]",
        f"coordinators: [{', '.join(programme.coordinators)}]",
        f"contact: {word('programme', 'contact')}@seekuh.example",
        "edit_url: https://git.example/edit/{path}",
        f"retention: {{after_end: {count} {unit}}}",
        f"links: [{{title: Wiki, url: 'https://{word('programme', 'link')}.example'}}]",
        *(["sources:", *sources] if sources else []),
        f"x-note: {word('programme', 'x')}",
        _visibility(programme.visibility),
        body=f"We promise {word('programme', 'promise')}.\n<!-- {word('programme', 'comment')} -->\n",
    )


def _person(person: Person) -> str:
    secret = {field: word(person.id, field) for field in ("email", "manager", "git", "key", "hr", "team", "office")}
    lines = {
        **secret,
        "name": word(person.id, "name"),
        "email": f"{secret['email']}@seekuh.example",
        "x-note": word(person.id, "x"),
        "active": "yes" if person.active else "no",
    }
    return f"{person.id}:\n" + "".join(f"  {key}: {value}\n" for key, value in lines.items())


def _page(page: Page) -> str:
    return _file(
        f"title: About {word(page.name, 'title')}",
        f"x-note: {word(page.name, 'x')}",
        _visibility(page.visibility),
        body=f"{word(page.name, 'text')} ![](files/{word(page.name, 'picture')}.png)\n"
        f"<!-- {word(page.name, 'comment')} -->\n",
    )


def _offer(offer: Offer) -> str:
    person = offer.person
    return _file(
        f"stage: {offer.stage}",
        f"offers: [{word(person, 'offer', 'topic')}]",
        f"languages: [{word(person, 'offer', 'spoken')}]",
        f"modules: {{{word(person, 'offer', 'module')}: 2025-01-10}}",
        "places: 2",
        _visibility(offer.visibility),
        body=f"I offer {word(person, 'offer', 'text')}. ![](../handbook/files/{word(person, 'offer', 'picture')}.png)\n"
        f"<!-- {word(person, 'offer', 'comment')} -->\n\n::: only {person}\n{word(person, 'offer', 'only')}\n:::\n",
    )


def _mentee(mentee: Mentee) -> str:
    def secret(field: str) -> str:
        return word(mentee.id, "mentee", field)

    pairs = [
        f"  - {{mentor: {pair.mentor}, from: {pair.since}" + (f", until: {pair.until}}}" if pair.until else "}")
        for pair in mentee.pairs
    ]
    return _file(
        *(["pairs:", *pairs] if pairs else []),
        f"wishes: {{topics: [{secret('topic')}], mentors: [{', '.join(mentee.wished)}]}}",
        f"rather_not: [{', '.join(mentee.rather_not)}]",
        f"languages: [{secret('spoken')}]",
        f"x-note: {secret('x')}",
        _visibility(mentee.visibility),
        _slip(mentee.fault),
        body=f"In three years {secret('perspective')}.\n\nAlso {secret('more')}.\n<!-- {secret('comment')} -->\n\n"
        f"::: only {mentee.id}\n{secret('only')}\n:::\n" + _fence(mentee.fault, mentee),
    )


def _goal(programme: Programme, mentee: Mentee, goal: Goal) -> str:
    secret = _secrets(mentee, goal)
    others = [other.name for other in mentee.goals if other is not goal]
    links = [f"../{talk.path}" for talk in mentee.talks]
    links += [f"../{thought.path}" for thought in mentee.thoughts]
    links += [f"../../../handbook/{page.name}.md" for page in programme.pages]
    return _file(
        f"title: Learn {secret('title')}",
        f"status: {goal.status}",
        "started: 2026-01-10",
        "ended: 2026-06-01" if goal.status in ("done", "reshaped", "let-go") else "",
        f"skills: [{secret('skill')}]",
        f"suggested_by: {goal.suggested_by}" if goal.suggested_by else "",
        f"grew_from: {others[0]}" if others else "",
        f"earlier: [{{until: 2026-06-10, title: {secret('earlier')}}}]",
        f"x-note: {secret('x')}",
        _visibility(goal.visibility),
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
    return _file(
        f"date: {talk.day}" if talk.day != talk.named else "",
        f"where: Room {secret('where')}",
        f"goals: [{', '.join(goal.name for goal in mentee.goals)}]",
        f"mentor: {talk.mentor}" if talk.mentor else "",
        f"x-note: {secret('x')}",
        _visibility(talk.visibility),
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


def _feedback(mentee: Mentee, feedback: Feedback) -> str:
    return _words(mentee, feedback, "text", _visibility(feedback.visibility), _slip(feedback.fault))


def _thought(mentee: Mentee, thought: Thought) -> str:
    secret = _secrets(mentee, thought)
    head = (f"title: {secret('title')}", f"date: {thought.day}" if thought.day else "")
    text = _words(mentee, thought, "text", *head, _visibility(thought.visibility), _slip(thought.fault))
    return text + f"\n- [ ] {secret('task')}\n"


def _words(mentee: Mentee, file: Feedback | Thought, field: str, *head: str) -> str:
    """A file of one paragraph, and of what is for its owner alone."""
    secret = _secrets(mentee, file)
    return _file(
        *head,
        f"x-note: {secret('x')}",
        body=f"{secret(field)}\n\n{_pictures(mentee, file.name, private=False)}\n<!-- {secret('comment')} -->\n\n"
        f"::: only {mentee.id}\n{secret('only')}\n\n- [ ] {secret('only task')}\n\n"
        f"{_pictures(mentee, file.name, private=True)}\n:::\n" + _fence(file.fault, mentee),
    )


# --- the pieces of a file


def _file(*head: str, body: str) -> str:
    lines = [line for line in head if line]
    return "\n".join(["---", *lines, "---", body]) if lines else body


def _secrets(mentee: Mentee, file: File) -> Callable[[str], str]:
    return lambda field: word(mentee.id, file.name, field)


def _visibility(visibility: Circle | None) -> str:
    return f"visibility: {visibility}" if visibility else ""


def _slip(fault: Fault) -> str:
    return "ttile: A slip" if fault == "key" else ""


def _fence(fault: Fault, mentee: Mentee) -> str:
    return f"\n :: only {mentee.id}\n" if fault == "fence" else ""


def _pictures(mentee: Mentee, host: str, *, private: bool) -> str:
    shown = [picture for picture in mentee.pictures if (picture.host, picture.private) == (host, private)]
    return "\n".join(f"![{word(mentee.id, p.name, 'alt')}](../files/{p.name}.png)" for p in shown)
