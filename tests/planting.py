"""The files of a described programme, as people write them, with a secret word in every place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from described import Offer, Page, Person, Programme, word
from planting_mentees import PNG, SKILLS, folder, visible, written


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
    yield "skills.md", _skills()
    yield "trainings/lab.md", written("title: Lab", body="A day.")
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
        yield from ((f"mentees/{mentee.id}/{path}", text) for path, text in folder(programme, mentee))


def _programme(programme: Programme) -> str:
    count, unit = programme.retention
    sources = [
        f"  {m.id}: {{git: 'git@{word(m.id, 'repository')}', readers: [{', '.join(m.repository)}]}}"
        for m in programme.mentees
        if m.repository
    ]
    return written(
        f"title: Mentoring {word('programme', 'title')}",
        f"languages: [{', '.join(programme.languages)}]",
        f"coordinators: [{', '.join(programme.coordinators)}]",
        f"contact: {word('programme', 'contact')}@seekuh.example",
        "edit_url: https://git.example/edit/{path}",
        f"retention: {{after_end: {count} {unit}}}",
        f"links: [{{title: Wiki, url: 'https://{word('programme', 'link')}.example'}}]",
        *(["sources:", *sources] if sources else []),
        f"x-note: {word('programme', 'x')}",
        visible(programme.visibility),
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
    return written(
        f"title: About {word(page.name, 'title')}",
        f"x-note: {word(page.name, 'x')}",
        visible(page.visibility),
        body=f"{word(page.name, 'text')} ![](files/{word(page.name, 'picture')}.png)\n"
        f"<!-- {word(page.name, 'comment')} -->\n",
    )


def _offer(offer: Offer) -> str:
    person = offer.person
    return written(
        f"stage: {offer.stage}",
        f"offers: [{SKILLS[0]}]",
        f"languages: [{word(person, 'offer', 'spoken')}]",
        f"modules: {{{word(person, 'offer', 'module')}: 2025-01-10}}",
        "places: 2",
        visible(offer.visibility),
        body=f"I offer {word(person, 'offer', 'text')}. ![](../handbook/files/{word(person, 'offer', 'picture')}.png)\n"
        f"<!-- {word(person, 'offer', 'comment')} -->\n\n::: only {person}\n{word(person, 'offer', 'only')}\n:::\n",
    )


def _skills() -> str:
    levels = [f"  - {{n: {number}, name: Level {number}, anchor: I can do so much}}" for number in range(5)]
    interest = [f"  - {{n: {number}, name: Interest {number}}}" for number in range(4)]
    skills = [f"      - {{id: {skill}, name: The skill {skill}}}" for skill in SKILLS[1:]]
    return written(
        "version: 1.0.0",
        "valid_from: 2024-01-01",
        "title: Skills",
        *("levels:", *levels),
        *("interest:", *interest),
        *("areas:", "  - id: all", "    name: All", "    skills:"),
        f"      - {{id: {SKILLS[0]}, name: {word('skills', 'skill')}}}",
        *skills,
        body=f"These words are {word('skills', 'about')}.\n",
    )
