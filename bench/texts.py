"""What the people of a made-up programme say: sentences to draw from, in two languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aim:
    """A kind of goal."""

    id: str
    title: str
    """With `{topic}` where a topic goes."""
    skill: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Everything that is said in one language."""

    headings: dict[str, str]
    topics: tuple[str, ...]
    aims: tuple[Aim, ...]
    perspectives: tuple[str, ...]
    reasons: tuple[str, ...]
    signs: tuple[str, ...]
    agenda: tuple[str, ...]
    notes: tuple[str, ...]
    agreed: tuple[str, ...]
    learned: tuple[str, ...]
    helped: tuple[str, ...]
    wished: tuple[str, ...]
    noticed: tuple[str, ...]
    looked: tuple[str, ...]
    thoughts: tuple[str, ...]
    titles: tuple[str, ...]
    """Of reflections."""
    linked: str
    """Leads to a goal: `{link}`."""


ENGLISH = Voice(
    headings={
        "why": "Why",
        "notice": "How I will notice",
        "steps": "Steps",
        "topics": "Topics",
        "notes": "Notes",
        "agreed": "Agreed",
        "take": "What I take with me",
        "helped": "What helped me:",
        "wished": "Next time rather:",
        "noticed": "I noticed:",
        "session": "Conversation on",
        "feedback": "Feedback of",
        "look": "Skills on",
        "log": "Training",
    },
    topics=("our cache", "the search index", "the tide tables", "night shifts", "the billing run", "the new editor"),
    aims=(
        Aim(
            "explain",
            "Explain {topic} to people outside my team",
            "explaining",
            (
                "Write one page that needs no diagram",
                "Read the page aloud to a neighbour",
                "Ask Support which word they stumbled over",
                "Give ten minutes of it at lunch",
                "Record the second attempt and watch it once",
            ),
        ),
        Aim(
            "lead",
            "Lead a small change to {topic} with two others",
            "leading",
            (
                "Ask two colleagues what they would cut",
                "Draw the plan on half a page",
                "Hand over the part that I like best",
                "Hold half an hour of looking back",
                "Write down what I would leave out next time",
            ),
        ),
        Aim(
            "listen",
            "Hear people out when we talk about {topic}",
            "listening",
            (
                "Count to three before I answer on Monday",
                "Ask one question instead of giving an answer",
                "Note what surprised me in one conversation",
                "Tell Ruth what I heard and let her correct it",
            ),
        ),
        Aim(
            "write",
            "Write the guide to {topic} that I was missing",
            "writing",
            (
                "Collect five questions that came twice",
                "Write the first page without headings",
                "Give the draft to somebody who is new",
                "Cross out whatever nobody asked",
                "Publish it and mention it once",
            ),
        ),
        Aim(
            "decline",
            "Say no in time when {topic} comes on top",
            "saying-no",
            (
                "Write down three requests that I took on last week",
                "Rehearse one sentence with a friend",
                "Say it once, on a small occasion",
                "Tell my mentor how it went",
            ),
        ),
        Aim(
            "test",
            "Test {topic} so that changes feel safe",
            "testing",
            (
                "Write one test for the bug of last week",
                "Show the test to the person who found the bug",
                "Delete a test that checks nothing",
                "Pair with somebody on the next one",
                "Measure how long a run takes",
            ),
        ),
    ),
    perspectives=(
        "In three years I look after something that other teams rely on, and I still sleep well.",
        "In three years people come to me when something is hard to explain.",
        "In three years I lead four or five people and leave on time on Thursdays.",
        "In three years I know one field so well that I can make it simple.",
        "In three years I begin things that others like to carry on.",
    ),
    reasons=(
        "I do this part of my work behind a closed door, and I would like to open it.",
        "Twice last year somebody solved what I had solved already, because I had told nobody.",
        "I notice that I avoid it, and the avoiding takes longer than the thing itself.",
        "It came up in every conversation since spring, so perhaps it is mine.",
    ),
    signs=(
        "Somebody whom I do not know asks a question about it.",
        "I catch myself looking forward to a Tuesday.",
        "A colleague uses my words without knowing that they are mine.",
        "Two people disagree in front of me, and I stay in my chair.",
        "The note on my screen can go.",
    ),
    agenda=(
        "What do I do with the long silence after a question?",
        "Which of the two plans is the smaller one?",
        "How do I tell the team that I need another week?",
        "The meeting in which nobody said anything",
        "Where does my part end?",
        "A sentence for Monday",
        "What would be enough?",
        "The letter that I have not sent",
        "Who should hear of this first?",
    ),
    notes=(
        "We began with the thing that I had written down last, which says something about the order of my lists.",
        "I had brought four pages and we needed one line of them.",
        "The question was *who needs to know this on Monday*, and there were two names, not twelve.",
        "I told the story of the outage from the end, and it was shorter that way.",
        "We walked, and for ten minutes nobody said a word that belonged to work.",
        "There was a pause which I would usually have filled; it turned out to be full already.",
        "What looked like a question of tools was a question of who decides.",
        "I drew the boxes, and then we looked at the arrows, and the arrows were the trouble.",
        "It helped to hear that the first attempt of somebody else had looked just the same.",
        "I said **no** to one thing and the ceiling stayed where it was.",
        "The draft is better without its first paragraph; most of my drafts are.",
        "We read two sentences aloud, one of them three times, until it could be said in one breath.",
        "I would like to try it with `one example` before I write the rule.",
        "From outside it looked like patience; from inside it was mostly not knowing what to say.",
        "The small version is ready, and nobody but me misses the large one.",
        "I noticed that I explain most when I am least sure.",
        "We left two topics for next time on purpose.",
        "What I had called a conflict was a calendar.",
        "There is a list of what went well now, and it is longer than I had thought.",
        "We agreed that a step may be so small that it is a little embarrassing.",
    ),
    agreed=(
        "sends the outline, one page",
        "lends the book on questions",
        "asks who else has tried it",
        "reads the draft and marks what may go",
        "brings one example from last week",
        "finds a quiet room for the rehearsal",
    ),
    learned=(
        "I may begin before I know the end.",
        "A question can be the whole contribution.",
        "Half a page is a page.",
        "The others are waiting for a plan, not for my plan.",
        "It is allowed to be easy.",
        "I can come back to a thing.",
    ),
    helped=(
        "you asked what I would do without the meeting.",
        "you waited until I had found the word myself.",
        "you told me of your own first attempt.",
        "you wrote down what I said and read it back to me.",
    ),
    wished=(
        "the topics first, then the news.",
        "ten minutes less and a walk instead.",
        "an example before the principle.",
        "remind me of the last step at the beginning.",
    ),
    noticed=(
        "you spoke of *we* today where it was *they* in spring.",
        "you had the answer on your third page and did not look at it.",
        "you laughed at the part that had been heavy last time.",
        "you asked a question that I have taken home with me.",
    ),
    looked=(
        "The words fit better than I had expected, but I read each of them twice.",
        "Between two words I took the one that I could give an example for.",
        "In spring I would have said something else, and I would have meant the same.",
        "I left out whatever I have no business with at the moment.",
    ),
    thoughts=(
        "On the train home, because the desk is too loud for this.",
        "What I did not say today: that I had been looking forward to it.",
        "I keep making lists of lists, and one of them is really a letter.",
        "Perhaps I do not want the larger task, only the calm of those who have it.",
        "Three people thanked me this week, and I can name what for.",
        "I was tired and it was good all the same; that should be written down somewhere.",
        "Somebody asked me how I had learned it, and I had to think of a winter in another town.",
        "I wonder what it would look like if it were easy.",
        "The part that I fear is shorter than the part in which I fear it.",
        "Next month I would like to do one thing less, and that one well.",
    ),
    titles=("On the way home", "A quiet week", "What stays", "Half past six", "Rain"),
    linked="Most of it was about {link}, and some of it only seemed to be.",
)

GERMAN = Voice(
    headings={
        "why": "Warum",
        "notice": "Woran ich es merke",
        "steps": "Schritte",
        "topics": "Themen",
        "notes": "Notizen",
        "agreed": "Vereinbart",
        "take": "Was ich mitnehme",
        "helped": "Geholfen hat mir:",
        "wished": "Beim nächsten Mal lieber:",
        "noticed": "Mir ist aufgefallen:",
        "session": "Gespräch am",
        "feedback": "Rückmeldung von",
        "look": "Fähigkeiten am",
        "log": "Weiterbildung",
    },
    topics=(
        "unseren Zwischenspeicher",
        "den Suchindex",
        "die Gezeitentafel",
        "die Nachtschicht",
        "den Rechnungslauf",
        "die neue Maske",
    ),
    aims=(
        Aim(
            "erklaeren",
            "Leuten von außen {topic} erklären",
            "explaining",
            (
                "Eine Seite schreiben, die ohne Zeichnung auskommt",
                "Die Seite jemandem laut vorlesen",
                "Im Support fragen, welches Wort sperrig war",
                "Zehn Minuten davon beim Mittagessen erzählen",
                "Den zweiten Versuch aufnehmen und einmal ansehen",
            ),
        ),
        Aim(
            "fuehren",
            "Eine kleine Änderung zu dritt führen, und zwar für {topic}",
            "leading",
            (
                "Zwei Kolleg*innen fragen, was sie streichen würden",
                "Den Plan auf eine halbe Seite zeichnen",
                "Den Teil abgeben, den ich am liebsten mag",
                "Eine halbe Stunde gemeinsam zurückschauen",
                "Aufschreiben, was ich nächstes Mal weglasse",
            ),
        ),
        Aim(
            "zuhoeren",
            "Andere ausreden lassen, wenn es um {topic} geht",
            "listening",
            (
                "Am Montag bis drei zählen, bevor ich antworte",
                "Eine Frage stellen, wo ich sonst eine Antwort gebe",
                "Notieren, was mich in einem Gespräch überrascht hat",
                "Meiner Mentorin erzählen, was ich gehört habe",
            ),
        ),
        Aim(
            "schreiben",
            "Die Anleitung für {topic} schreiben, die mir gefehlt hat",
            "writing",
            (
                "Fünf Fragen sammeln, die zweimal kamen",
                "Die erste Seite ohne Überschriften schreiben",
                "Den Entwurf jemandem geben, der oder die neu ist",
                "Alles streichen, wonach niemand gefragt hat",
                "Sie ablegen und einmal davon erzählen",
            ),
        ),
    ),
    perspectives=(
        "In drei Jahren kümmere ich mich um etwas, auf das sich andere verlassen, und schlafe trotzdem gut.",
        "In drei Jahren kommen Leute zu mir, wenn etwas schwer zu erklären ist.",
        "In drei Jahren führe ich vier oder fünf Menschen und gehe am Donnerstag pünktlich.",
        "In drei Jahren fange ich Dinge an, die andere gern weiterführen.",
    ),
    reasons=(
        "Diesen Teil meiner Arbeit mache ich hinter verschlossener Tür, und die möchte ich aufmachen.",
        "Zweimal hat im letzten Jahr jemand gelöst, was ich schon gelöst hatte, weil ich nichts gesagt habe.",
        "Ich merke, dass ich dem ausweiche, und das Ausweichen dauert länger als die Sache selbst.",
    ),
    signs=(
        "Jemand, den ich nicht kenne, fragt mich danach.",
        "Ich ertappe mich dabei, dass ich mich auf einen Dienstag freue.",
        "Zwei sind vor mir verschiedener Meinung, und ich bleibe sitzen.",
        "Der Zettel am Bildschirm kann weg.",
    ),
    agenda=(
        "Was mache ich mit der langen Stille nach einer Frage?",
        "Welcher der beiden Pläne ist der kleinere?",
        "Wie sage ich dem Team, dass ich noch eine Woche brauche?",
        "Die Runde, in der niemand etwas gesagt hat",
        "Ein Satz für Montag",
        "Was wäre genug?",
    ),
    notes=(
        "Wir haben mit dem angefangen, was bei mir zuletzt auf der Liste stand.",
        "Ich hatte vier Seiten dabei, gebraucht haben wir eine Zeile davon.",
        "Die Frage war, *wer das am Montag wissen muss*, und es waren zwei Namen statt zwölf.",
        "Ich habe die Störung vom Ende her erzählt, und so war sie kürzer.",
        "Wir sind gegangen, und zehn Minuten lang fiel kein Wort, das zur Arbeit gehört.",
        "Was nach einer Frage des Werkzeugs aussah, war eine Frage, wer entscheidet.",
        "Ich habe zu einer Sache **nein** gesagt, und die Decke ist oben geblieben.",
        "Der Entwurf ist ohne seinen ersten Absatz besser; das sind meine Entwürfe meistens.",
        "Ich möchte es mit `einem Beispiel` versuchen, bevor ich die Regel schreibe.",
        "Von außen sah es nach Geduld aus, von innen wusste ich nur nicht, was ich sagen soll.",
        "Zwei Themen haben wir mit Absicht für das nächste Mal gelassen.",
        "Was ich einen Konflikt genannt hatte, war ein Kalender.",
    ),
    agreed=(
        "schickt die Gliederung, eine Seite",
        "verleiht das Buch über Fragen",
        "fragt herum, wer es schon versucht hat",
        "liest den Entwurf und streicht an, was wegkann",
    ),
    learned=(
        "Ich darf anfangen, bevor ich das Ende kenne.",
        "Eine Frage kann der ganze Beitrag sein.",
        "Eine halbe Seite ist auch eine Seite.",
        "Es darf leicht sein.",
    ),
    helped=(
        "du hast gefragt, was ich ohne die Runde täte.",
        "du hast gewartet, bis ich das Wort selbst hatte.",
        "du hast mitgeschrieben und es mir vorgelesen.",
    ),
    wished=(
        "zuerst die Themen, dann die Neuigkeiten.",
        "zehn Minuten weniger und dafür ein Spaziergang.",
        "ein Beispiel vor dem Grundsatz.",
    ),
    noticed=(
        "du sagst heute *wir*, wo im Frühling noch *die* stand.",
        "du hattest die Antwort auf Seite drei und hast nicht nachgesehen.",
        "du hast mich etwas gefragt, das ich nach Hause genommen habe.",
    ),
    looked=(
        "Die Wörter passen besser, als ich dachte, aber ich habe jedes zweimal gelesen.",
        "Zwischen zwei Wörtern habe ich das genommen, zu dem mir ein Beispiel einfällt.",
        "Was mich gerade nichts angeht, habe ich leer gelassen.",
    ),
    thoughts=(
        "Im Zug nach Hause, weil es am Schreibtisch dafür zu laut ist.",
        "Was ich heute nicht gesagt habe: dass ich mich darauf gefreut hatte.",
        "Ich schreibe Listen von Listen, und eine davon ist eigentlich ein Brief.",
        "Ich war müde, und es war trotzdem gut; das sollte irgendwo stehen.",
        "Ich frage mich, wie es aussähe, wenn es leicht wäre.",
        "Nächsten Monat möchte ich eine Sache weniger machen, und die gut.",
    ),
    titles=("Auf dem Heimweg", "Eine stille Woche", "Was bleibt", "Halb sieben", "Regen"),
    linked="Das meiste davon drehte sich um {link}, manches sah nur so aus.",
)

VOICES = {"en": ENGLISH, "de": GERMAN}
