"""What is wrong with a file, its front matter, its blocks and its Markdown."""

from __future__ import annotations

from mentorsite.rules.message import N_, Message

MESSAGES: dict[str, Message] = {
    # --- files
    "file-unreadable/encoding": Message(
        "error", N_("This file is not UTF-8 from here on. Save it as UTF-8, then it can be read.")
    ),
    "file-unreadable/control": Message(
        "error", N_("A control character stands here. Delete it; it is invisible in most editors.")
    ),
    "file-unreadable/size": Message("error", N_("This file is larger than {limit} KiB. Split it into smaller ones.")),
    "file-unreadable/kind": Message(
        "error", N_("Only ordinary files can be read, not links, pipes or devices. Put a copy of the file here.")
    ),
    "file-unreadable/name": Message("error", N_("The name of this file is not valid UTF-8. Rename it.")),
    "file-unreadable/permission": Message(
        "error", N_("This file cannot be opened: its permissions do not allow it. Make it readable.")
    ),
    "file-unexpected/move": Message("error", N_("There is no place for this file here. Move it to {folder}")),
    "file-unexpected/rename": Message(
        "error", N_("There is no place for this file here. If {name} is meant, rename it.")
    ),
    "file-unexpected/markdown": Message(
        "error", N_("Only Markdown files have a place here. Let the name end in .md, or put pictures into files/.")
    ),
    "file-unexpected/list": Message("error", N_("There is no place for this file here. What has one: {places}.")),
    "file-unexpected/day": Message(
        "error",
        N_(
            "The name of a conversation begins with its day, for example 2026-03-12.md or "
            "2026-03-12-from-tomasz.md. Rename this file."
        ),
    ),
    "file-unexpected/skills": Message(
        "error",
        N_(
            "The name of a self-assessment is its day, 2026-03-01.md, and that of a mentor's view "
            "2026-03-01-from-tomasz.md. Rename this file."
        ),
    ),
    "file-unexpected/character": Message("error", N_("An invisible character stands in this name. Rename the file.")),
    "file-unexpected/long": Message(
        "error", N_("This name gives an address of more than {limit} characters. Shorten it.")
    ),
    "file-unexpected/mounted": Message(
        "error", N_("This folder is read from a repository of its own. Move the file there.")
    ),
    "name-collision": Message("error", N_("This name gives the same address as {other}. Rename one of the two.")),
    "attachment-refused": Message(
        "error",
        N_("Only png, jpg, webp, gif and pdf files can be shown, up to {limit} MiB each. Convert or shrink this one."),
    ),
    "merge-conflict": Message(
        "error", N_("A merge conflict has been left here. Keep the lines you want and delete the three marker lines.")
    ),
    "file-form/mark": Message(
        "hint",
        N_(
            "An invisible mark (BOM) stands before the first sign of this file. Nothing here needs it: "
            "“mentorsite check --fix” takes it out."
        ),
    ),
    "file-form/ends": Message(
        "hint",
        N_(
            "From here on lines end as on Windows, and git may show all of them as changed. “mentorsite check --fix” "
            "ends them as everywhere else."
        ),
    ),
    "secret-pasted": Message(
        "error",
        N_(
            "This looks like a private key or an access token. Make it invalid first, where it comes from: it is in "
            "git's history, too. Then delete it here."
        ),
    ),
    "text-direction": Message(
        "warning",
        N_(
            "An invisible sign turns the direction of writing here, so this line may read other than it is. Delete "
            "the sign."
        ),
    ),
    # --- front matter
    "front-matter-unclosed": Message(
        "error", N_("The front matter begins here and does not end. Put a line with just --- after it.")
    ),
    "front-matter-unclosed/start": Message(
        "error",
        N_(
            "This looks like front matter. It begins with a line of just --- at the very top of the file: correct "
            "this line, or delete those above it."
        ),
    ),
    "yaml-syntax": Message("error", N_("The front matter cannot be read here. Write one “key: value” to a line.")),
    "yaml-syntax/tab": Message("error", N_("A tab stands here. Use blanks to indent.")),
    "yaml-syntax/quote": Message(
        "error", N_("This quotation mark is never closed. Add the closing one, or leave both out.")
    ),
    "yaml-syntax/colon": Message(
        "error", N_("A colon followed by a blank splits this line. Put the whole value into quotation marks.")
    ),
    "yaml-syntax/feature": Message(
        "error", N_("Anchors, aliases, tags and directives are not used here. Write the value out.")
    ),
    "yaml-syntax/depth": Message(
        "error", N_("This is nested too deeply, or too long. Front matter holds a few plain facts.")
    ),
    "yaml-syntax/mapping": Message(
        "error", N_("Front matter consists of “key: value” lines. Put prose below the closing ---.")
    ),
    "yaml-syntax/comment": Message(
        "error", N_("From the # on, this value would be cut off. Put the value into quotation marks.")
    ),
    "yaml-syntax/bracket": Message("error", N_("This bracket is never closed. Add the closing one.")),
    "yaml-syntax/start": Message(
        "error", N_("A value cannot begin with this character. Put the whole value into quotation marks.")
    ),
    "yaml-syntax/after-quote": Message(
        "error",
        N_(
            "The value ended with the quotation mark before this. Put the whole value into the other kind of "
            "quotation marks."
        ),
    ),
    "yaml-syntax/indent": Message(
        "error",
        N_("This line does not begin in the same column as its neighbours. Move it left or right until it does."),
    ),
    "duplicate-key": Message(
        "error", N_("This key stands here twice; the first is in line {first}. Keep one of them.")
    ),
    "unknown-key": Message("error", N_("This key is not known here. Similar: {similar}.")),
    "unknown-key/none": Message("error", N_("This key is not known here. Known: {known}.")),
    "unknown-key/fixed": Message(
        "error",
        N_(
            "No setting changes this rule: it keeps private words private, or the programme what it is. Leave the "
            "line out."
        ),
    ),
    "missing-field": Message("error", N_("“{key}” is missing here. Add it as “{example}”.")),
    "forbidden-word": Message(
        "error",
        N_("“{key}” has no place in a mentoring programme: nothing here is tied to pay or appraisal. Leave it out."),
    ),
    "missing-agreement": Message(
        "error",
        N_(
            "The questionnaire needs “agreement”: which works-council agreement, or what stands in its place, allows "
            "it. It is shown on the page. Without one, write “questionnaire: off”."
        ),
    ),
    "wrong-value": Message("error", N_("This value does not fit. Expected: {expected}.")),
    "wrong-value/text": Message("error", N_("Text belongs here, in one line after the colon.")),
    "wrong-value/list": Message("error", N_("A list belongs here. Write it as [one, another].")),
    "wrong-value/mapping": Message(
        "error", N_("“key: value” lines belong here, each further right than the line above them.")
    ),
    "wrong-value/choice": Message("error", N_("This value is not one of those known. Expected: {expected}.")),
    "wrong-value/similar": Message("error", N_("This value is not one of those known. Similar: {similar}.")),
    "wrong-value/date": Message("error", N_("A date is written as {expected}.")),
    "impossible-date": Message("error", N_("There is no such day in the calendar. Look it up once more.")),
    # --- blocks and Markdown
    "block-fault/unclosed": Message(
        "error",
        N_("This block is not closed. Put a line with just ::: after it. Until then only its owner sees the file."),
    ),
    "block-fault/stray": Message(
        "error",
        N_(
            "This looks like the edge of a block but is not one. Begin it in the first column with ::: and a blank, "
            "or delete it. Until then only its owner sees the file."
        ),
    ),
    "block-fault/nested": Message(
        "error",
        N_("A block cannot stand inside another. Close the first one before. Until then only its owner sees the file."),
    ),
    "block-fault/word": Message(
        "error",
        N_(
            "A block begins with “::: only {owner}” or “::: feedback from {owner}”. Until then only its owner "
            "sees the file."
        ),
    ),
    "block-fault/owner": Message(
        "error",
        N_(
            "“::: only” takes the owner of the folder, {owner}: nobody else can be given a text of their own "
            "here. Until then only its owner sees the file."
        ),
    ),
    "block-fault/place": Message(
        "error", N_("Feedback blocks belong in conversations (sessions/). Until then only its owner sees the file.")
    ),
    "block-fault/twice": Message(
        "error", N_("This person's feedback stands here and in a file of their own. Keep one of them.")
    ),
    "block-fault/comment": Message(
        "error", N_("This comment is not closed. Put --> after it. Until then only its owner sees the file.")
    ),
    "too-long/nesting": Message("error", N_("This is nested too deeply to be shown in full. Move it further left.")),
    "too-long/line": Message("error", N_("This line has more than {limit} characters. Break it.")),
    "too-long/cells": Message("error", N_("These tables have more than {limit} cells together. Split them.")),
    "too-long/links": Message("error", N_("This file has more than {limit} links. Split it.")),
    "near-task": Message(
        "warning",
        N_(
            "This looks like a task but is not one. Write it as “- [ ] text”, with “x” between the brackets when it "
            "is done."
        ),
    ),
    "near-task/bullet": Message(
        "warning", N_("A plain bullet among the steps is not a step yet. Write it as “- [ ] text”.")
    ),
    "near-task/owner": Message(
        "warning", N_("Nobody is named here, so this is on no list. Begin it with “@id”, or write it under the topics.")
    ),
    "near-task/date": Message("warning", N_("A date is left over in the text. Write it at the end as {example}.")),
    "comment-shown": Message(
        "warning",
        N_(
            "A comment inside a line is no comment: whoever reads the page reads it. Put it on a line of its own, or "
            "delete it."
        ),
    ),
    "leftover-prompt": Message(
        "warning",
        N_(
            "This line is a prompt from the skeleton, and now it is shown. Put your own words in its place, or delete "
            "it."
        ),
    ),
    # --- history
    "history-shallow": Message(
        "warning",
        N_(
            "This copy of the repository lacks its older commits, so days and authors before them stay unknown. Run "
            "git fetch --unshallow; in CI, set fetch-depth: 0 or GIT_DEPTH: 0."
        ),
    ),
    "history-unreadable": Message(
        "warning",
        N_(
            "Git could not read the history here, so days and authors stay unknown. Make a full clone, without "
            "--depth or --filter."
        ),
    ),
    "history-unreadable/owner": Message(
        "warning",
        N_(
            "This folder belongs to another user, so git does not read its history; days and authors stay unknown. "
            "Make it yours, or allow it: git config --global --add safe.directory, with its path."
        ),
    ),
    "history-unreadable/slow": Message(
        "warning",
        N_("Git took too long to read the history, so days and authors stay unknown. Run git gc, and build once more."),
    ),
}
