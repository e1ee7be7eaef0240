"""What does not fit together in a programme: references, days, pairs, goals."""

from __future__ import annotations

from mentorsite.rules.message import N_, Message

MESSAGES: dict[str, Message] = {
    # --- references
    "unknown-person": Message("error", N_("Nobody with this id is in people.yaml. Similar: {similar}.")),
    "unknown-person/none": Message(
        "error", N_("Nobody with this id is in people.yaml. Use the id on the left there, or add the person.")
    ),
    "unknown-person/name": Message(
        "error", N_("Nobody in people.yaml has the id that stands in this name. Similar: {similar}.")
    ),
    "unknown-person/name-none": Message(
        "error", N_("Nobody in people.yaml has the id that stands in this name. Correct it, or add the person.")
    ),
    "unknown-manager": Message(
        "warning",
        N_(
            "Nobody with this id is in people.yaml, so pairs cannot keep clear of this reporting line. Similar: "
            "{similar}."
        ),
    ),
    "unknown-manager/none": Message(
        "warning",
        N_(
            "Nobody with this id is in people.yaml, so pairs cannot keep clear of this reporting line. Add the "
            "person, or leave the line out."
        ),
    ),
    "unknown-goal": Message("error", N_("There is no goal file with this name. Similar: {similar}.")),
    "unknown-goal/none": Message(
        "error", N_("There is no goal file with this name in goals/. Use the name of the file without .md.")
    ),
    "unknown-skill": Message("error", N_("This skill is not in skills.md. Similar: {similar}.")),
    "unknown-skill/none": Message("error", N_("This skill is not in skills.md. Use one of its ids.")),
    "unknown-topic": Message(
        "hint", N_("Nobody offers this topic, and it is no skill in skills.md. Similar: {similar}.")
    ),
    "unknown-topic/none": Message(
        "hint", N_("Nobody offers this topic, and it is no skill in skills.md. So far it leads to no mentor.")
    ),
    "unknown-framework": Message(
        "error",
        N_("skills.md has not reached this version, it is at {version}. Write the version whose words you used."),
    ),
    "unknown-framework/none": Message(
        "warning",
        N_("There is no skills.md that could be read, so this is shown nowhere yet. Ask your coordinators for one."),
    ),
    "unknown-training": Message("error", N_("This training is not in trainings/. Similar: {similar}.")),
    "unknown-training/none": Message(
        "error", N_("This training is not in trainings/. Use the name of its file without .md.")
    ),
    "broken-link": Message("error", N_("This link leads to no file. Similar: {similar}.")),
    "broken-link/none": Message(
        "error",
        N_(
            "This link leads to no file. Links start from the folder of this file, and reach what is the same "
            "person's or for everybody."
        ),
    ),
    "link-refused": Message(
        "error", N_("Links may be relative, https, http, mailto or tel. Change it, or write it as text.")
    ),
    "picture-refused": Message(
        "error",
        N_("Pictures must lie in files/ beside your notes: a picture from elsewhere tells its host who reads this."),
    ),
    # --- rules of the programme
    "requires-newer": Message(
        "error",
        N_(
            "This programme needs mentorsite {needed} or newer, and this is {version}. Install a newer one; nothing "
            "else has been looked at."
        ),
    ),
    "held-in-future": Message(
        "error",
        N_("This day has not come yet, so the conversation cannot have been held. Use “planned”, or correct the date."),
    ),
    "planned-in-past": Message(
        "hint",
        N_(
            "The day of this planned conversation has passed. Did it take place? Then a few notes are enough. If "
            "not, move its date."
        ),
    ),
    "planned-in-past/status": Message(
        "hint",
        N_(
            "The day of this planned conversation has passed. Did it take place? Then write “held”; if not, "
            "“skipped”, or move its date."
        ),
    ),
    "session-outside-pair": Message(
        "warning",
        N_(
            "No pair covers this day, so only the mentee can read this conversation. Check its date, or the dates "
            "of “pairs” in mentee.md."
        ),
    ),
    "session-outside-pair/mentor": Message(
        "warning",
        N_(
            "The pair with this mentor does not cover this day, so only the mentee can read this conversation. "
            "Correct the date, or leave “mentor:” out."
        ),
    ),
    "session-mentor-open": Message(
        "warning",
        N_(
            "Two pairs cover this day. Say which one with “mentor:”; until then only the mentee can read this "
            "conversation."
        ),
    ),
    "two-on-one-day": Message(
        "warning",
        N_(
            "There is another conversation with the same person on this day, in {other}. Is one of the two dates wrong?"
        ),
    ),
    "feedback-alone": Message(
        "warning",
        N_(
            "This feedback stands alone, so only the mentee can read it. Its conversation would be {name}: "
            "correct the date in one of the two names."
        ),
    ),
    "mentor-is-mentee": Message("error", N_("Nobody can mentor themselves. Name another mentor.")),
    "mentor-in-line": Message(
        "error",
        N_("{mentor} is in the reporting line here, and mentoring is kept out of it. Choose a mentor from elsewhere."),
    ),
    "mentor-over-places": Message(
        "warning",
        N_(
            "{mentor} accompanies more people ({taken}) than places offered ({places}). Talk about it, and change "
            "one of the two."
        ),
    ),
    "visibility-too-wide": Message(
        "error", N_("This can be opened at most to “{widest}”. Choose that, or leave the line out.")
    ),
    "date-order/before": Message(
        "warning", N_("This day lies before that of “{earlier}”. Swap the two, or correct one.")
    ),
    "date-order": Message("error", N_("This ends before it begins. Swap the two dates, or correct one.")),
    "view-uninvited": Message(
        "error",
        N_(
            "The self-assessment of this day does not invite this person, so the view stays hidden. A line "
            "“invited: [{mentor}]” there, written by the mentee, opens it."
        ),
    ),
    "view-uninvited/alone": Message(
        "error",
        N_(
            "A view answers a self-assessment, and there is none of this day. Correct the date in one of the two names."
        ),
    ),
    "invited-outside-pair": Message(
        "warning",
        N_("No pair with this person covers the day, so nobody reads the invitation. Invite the mentor of that day."),
    ),
    "step-before-goal": Message(
        "warning", N_("This day lies before the one on which the goal began. Correct one of the two.")
    ),
    "done-in-future": Message(
        "warning",
        N_("This day has not come yet, so nothing was done on it. Correct it, or write “by:” for an intention."),
    ),
    "private-in-repository": Message(
        "hint",
        N_(
            "On the site only you read this block; in the repository {readers} can read it, too. What is for you alone "
            "may lie in a folder me/, which git leaves out."
        ),
    ),
    "retention-ending": Message(
        "hint",
        N_(
            "From {day} on, {mentor} no longer reads what belongs to this pair; you keep all of it. Is there something "
            "left to talk about?"
        ),
    ),
    "attachment-unshown": Message(
        "hint",
        N_("No text shows this file or links to it, so nobody sees it on the site. Link to it, or take it away."),
    ),
    "picture-metadata": Message(
        "hint",
        N_(
            "This picture says by which camera or by whom it was made. Put a copy without that in its place, if nobody "
            "needs to know."
        ),
    ),
    "picture-metadata/place": Message(
        "warning",
        N_(
            "This picture says where it was taken, to everybody who can open it. Put a copy without that in its place; "
            "a screenshot will do."
        ),
    ),
}
