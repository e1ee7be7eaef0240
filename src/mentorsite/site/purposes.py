"""What each field is for: one sentence to every key that anybody can write, for the page with the data sheet.

A field without a purpose has no business in a model; a test sees to it that none is missing here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from mentorsite.content.records import common, goal, mentee, people, programme, pulse, reflection, session, training
from mentorsite.content.records import skills as look
from mentorsite.content.records.record import Closed, Record
from mentorsite.rules import N_

_TITLE = N_("What it is called on the pages.")
_FROM, _UNTIL = N_("The first day it holds."), N_("The last day it holds.")
_ID = N_("How other files refer to it.")
_NAME = N_("The words for it in each language.")

PURPOSES: Final[Mapping[type[Closed], Mapping[str, str]]] = {
    Record: {
        "lang": N_("So that the page says in which language the text is written."),
        "visibility": N_("The owner's own decision how far the file is open."),
    },
    mentee.Mentee: {
        "passages": N_("The long-term perspective, in the mentee's own words."),
        "towards": N_("The time that the perspective looks towards."),
        "pairs": N_("Who accompanies the mentee, and who therefore reads what."),
        "pauses": N_("So that nobody is reminded of a conversation in time off."),
        "wishes": N_("To find a mentor who fits."),
        "rather_not": N_("Keeps these people out of the mentee's own suggestions; nobody learns of it."),
        "languages": N_("To suggest only mentors one can talk with."),
        "hours": N_("To suggest only mentors with an hour in common."),
    },
    mentee.Pair: {
        "mentor": N_("Who accompanies the mentee; opens to this person what belongs to the time of the pair."),
        "from_": N_("From which day on the mentor reads along."),
        "until": N_("When the pair ended; the mentor's reading ends some time after."),
        "ended": N_("One word on how it ended, for the two; never a reason."),
        "cadence": N_("How often these two mean to talk, where it differs from the programme."),
        "format": N_("How the two usually meet."),
    },
    mentee.Pause: {"from_": _FROM, "until": _UNTIL},
    mentee.Wishes: {
        "topics": N_("What the mentee would like to talk about with a mentor."),
        "formats": N_("How the mentee would like to meet."),
        "mentors": N_("Whom the mentee would like to ask, the dearest first."),
    },
    goal.Goal: {
        "passages": N_("The goal, its why and its small steps, in the mentee's own words."),
        "title": _TITLE,
        "status": N_("Whether the goal is an idea, moves, rests or is behind the mentee; all of equal worth."),
        "started": N_("To tell when it began."),
        "ended": N_("To tell when it ended, and to ask three months later what has stayed."),
        "horizon": N_("A soft time the mentee has in mind; nothing follows if it passes."),
        "rests_until": N_("Until when the mentee lets it rest."),
        "skills": N_("Leads from the goal to skills and trainings that go with it."),
        "trainings": N_("Trainings the mentee sees as help on the way."),
        "suggested_by": N_("To be honest about whose idea it was; the goal is the mentee's by their own commit."),
        "grew_from": N_("The earlier goal that this one came out of."),
        "earlier": N_("Earlier wordings that the mentee chooses to show."),
    },
    goal.Wording: {"until": _UNTIL, "title": N_("The goal as it was worded then.")},
    session.Session: {
        "passages": N_("Topics, notes, what was agreed, and feedback: the memory of the two."),
        "date_": N_("The day, where it is not the one in the file's name."),
        "time": N_("For the pair's calendar."),
        "where": N_("For the pair's calendar."),
        "minutes": N_("For the pair's calendar; how long it takes."),
        "format": N_("How the two meet this time."),
        "mentor": N_("Whose conversation it is, where two pairs overlap."),
        "status": N_("Whether it is planned, was held, or was left out; of equal worth."),
        "goals": N_("The goals it was about."),
    },
    session.FeedbackFile: {"passages": N_("What one says to the other after a conversation, in plain words.")},
    look.Assessment: {
        "passages": N_("Notes on single skills, in the mentee's own words."),
        "framework": N_("Which version of the words is meant, so that old looks stay readable."),
        "invited": N_("Which mentors are asked for their view; nobody else gives one."),
        "team_view": N_("Whether the levels may count, without a name, among those of at least five people."),
        "skills": N_("How the mentee sees their own skills; for nobody else to decide upon."),
    },
    look.Estimate: {
        "level": N_("Which of the framework's words fits today; shown as a word, never added up."),
        "interest": N_("How much it matters to the mentee; shown as a word."),
        "target": N_("Where the mentee would like to be; their own wish."),
        "goal": N_("The goal that the wish has led to."),
    },
    look.MentorView: {
        "passages": N_("What the mentor has seen, in plain words."),
        "framework": N_("Which version of the words is meant, so that old looks stay readable."),
        "skills": N_("The mentor's view, because the mentee asked for it."),
    },
    look.Observed: {"level": N_("Which of the framework's words fits, as the mentor sees it; shown as a word.")},
    training.TrainingLog: {
        "passages": N_("What the mentee takes along from a training; for themselves."),
        "entries": N_("The mentee's own list of trainings."),
    },
    training.Entry: {
        "training": N_("Which training it is about."),
        "goal": N_("The goal it is meant to help with."),
        "interested": N_("Since when it interests the mentee; counted for the coordination only as a range."),
        "planned": N_("When it is to begin."),
        "underway": N_("Since when it is under way."),
        "done": N_("When it was done."),
        "dropped": N_("When it was let go; no reason is asked."),
        "recommend": N_("Whether the mentee would suggest it to others."),
    },
    reflection.Reflection: {
        "passages": N_("A thought, first of all for oneself."),
        "title": _TITLE,
        "date_": N_("The day of the thought; decides which mentor may read it, if it is opened at all."),
    },
    common.Mentor: {
        "passages": N_("What the mentor offers, and what not, in their own words."),
        "stage": N_("Where somebody stands on the way to becoming a mentor."),
        "since": N_("Since when."),
        "modules": N_("Which parts of the training for mentors are done, and when."),
        "sat_in": N_("How many conversations they sat in on, with the mentees' consent."),
        "closing_talk": N_("The day of the closing talk before the first pair."),
        "offers": N_("What one can ask this mentor about."),
        "places": N_("How many people the mentor has room for."),
        "languages": N_("In which languages one can talk with the mentor."),
        "formats": N_("How the mentor likes to meet."),
        "hours": N_("When the mentor usually has time, to find an hour in common."),
        "rests_from": N_("From when on nobody new is suggested."),
    },
    people.Person: {
        "name": N_("So that people are called by their names."),
        "email": N_("Tells the site's server who asks, and git who wrote."),
        "team": N_("Tells colleagues where a mentor works, and avoids pairs within a team."),
        "office": N_("Tells colleagues where a mentor sits."),
        "manager": N_("Keeps reporting lines out of pairs; serves nothing else."),
        "language": N_("In which language the person reads the site."),
        "time_zone": N_("So that times and common hours are right."),
        "git": N_("Further addresses under which the person commits."),
        "key": N_("The public key for sealed sites."),
        "hr": N_("Finds the person again in the HR tool when the roster is brought up to date."),
        "active": N_("Whether the person takes part; who has left gets no pages."),
    },
    look.Framework: {
        "passages": N_("How the framework's words are meant."),
        "version": N_("Which looks belong to which words."),
        "valid_from": _FROM,
        "title": _TITLE,
        "licence": N_("Under which terms the words may be used."),
        "levels": N_("The words for levels."),
        "interest": N_("The words for interest."),
        "areas": N_("Skills that belong together."),
        "changes": N_("What became of earlier skills, so that old looks stay readable."),
    },
    look.LevelWords: {"n": _ID, "name": _NAME, "anchor": N_("The sentence by which one recognises the level.")},
    look.InterestWords: {"n": _ID, "name": _NAME},
    look.Area: {"id": _ID, "name": _NAME, "skills": N_("The skills in the area.")},
    look.Skill: {"id": _ID, "name": _NAME, "anchors": N_("Sentences of the skill's own for some levels.")},
    look.Change: {
        "in_": N_("The version that brought the change."),
        "kind": N_("Whether skills were renamed, split, joined, retired, or have other levels."),
        "from_": N_("The skills before."),
        "to": N_("The skills after."),
        "skill": N_("The skill it is about."),
        "map": N_("How earlier levels are read today."),
        "name": N_("What a skill was called that is listed no more."),
    },
    training.Training: {
        "passages": N_("What one should know about the training."),
        "title": _TITLE,
        "provider": N_("Who gives it."),
        "url": N_("Where one finds it."),
        "format": N_("Whether one can take part from afar."),
        "languages": N_("In which languages it is given."),
        "hours": N_("How long it takes."),
        "cost": N_("What it costs the company."),
        "for_": N_("Whether it is for everybody or part of becoming a mentor."),
        "teaches": N_("Which skills it helps with, and how far."),
        "dates": N_("When it takes place."),
        "status": N_("Whether one can still sign up."),
        "checked": N_("When somebody last looked whether it is still so."),
    },
    training.Price: {"amount": N_("The price."), "currency": N_("The currency of the price.")},
    common.HandbookPage: {
        "passages": N_("A page to read for everybody."),
        "title": _TITLE,
        "order": N_("Where it stands in the list."),
    },
    pulse.Pulse: {
        "passages": N_("What the coordination says about the answers."),
        "wave": N_("When it was asked."),
        "form": N_("Which sentences were asked."),
        "groups": N_("Totals of mentees and of mentors; a group under five is left out."),
    },
    pulse.Groups: {"mentees": N_("The mentees' totals."), "mentors": N_("The mentors' totals.")},
    pulse.Group: {
        "invited": N_("How many were asked."),
        "answered": N_("How many answered."),
        "answers": N_("How many chose which answer; no sheet, no name, no time."),
    },
    programme.Programme: {
        "passages": N_("What the programme promises."),
        "title": _TITLE,
        "languages": N_("The languages of the site."),
        "time_zone": N_("The time zone in which days begin."),
        "cadence": N_("How often pairs mean to talk."),
        "period": N_("When the programme runs."),
        "as_of": N_("The day at which the site stands still, if it does."),
        "coordinators": N_("Who looks after the programme, and sees who takes part."),
        "contact": N_("Where to ask."),
        "edit_url": N_("Where a file can be edited."),
        "sources": N_("The mentees' own repositories."),
        "checks": N_("How severe the programme takes a finding."),
        "reflection": N_("Whether there is a questionnaire for self-reflection, and by which agreement."),
        "retention": N_("When a former mentor's reading ends."),
        "links": N_("Ways to other tools of the company."),
        "doormat": N_("Through whose eyes one can look in the preview."),
        "recommend": N_("How much counts when trainings are suggested."),
        "requires": N_("Which mentorsite is needed."),
    },
    programme.Cadence: {"every": N_("How often."), "grace": N_("How much later is still fine.")},
    programme.Period: {"from_": _FROM, "until": _UNTIL},
    programme.Readers: {
        "git": N_("Where the repository lies."),
        "readers": N_("Who can clone it, so that the pages can say so."),
        "edit_url": N_("Where a file can be edited."),
    },
    programme.Questionnaire: {
        "questionnaire": N_("Whether it is offered."),
        "agreement": N_("The agreement under which it is offered, to be read on its page."),
    },
    programme.Retention: {"after_end": N_("How long after the end of a pair the mentor may still read its time.")},
    programme.Outside: {"title": _TITLE, "url": N_("Where it leads.")},
    programme.Doormat: {
        "person": N_("Whose pages are shown in the preview."),
        "sentence": N_("What there is to see."),
    },
    programme.Recommend: {
        "goal": N_("How much a goal counts."),
        "gap": N_("How much each level on the way counts."),
        "interest": N_("How much interest counts."),
        "format": N_("How much the wished format counts."),
    },
}
"""By model and field; what all kinds of files carry stands under `Record`."""


def purpose(model: type[Closed], field: str) -> str:
    """Find what a field is for; models share what `Record` has.

    Errors: KeyError for a field without a purpose.
    """
    known = {name: text for above in reversed(model.__mro__) for name, text in PURPOSES.get(above, {}).items()}
    return known[field]
