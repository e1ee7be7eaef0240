"""What `mentorsite init` and `mentorsite new` put down: a programme to begin with, and files from skeletons.

Making a file writes nothing: each function hands back what it would write, and `write` does it,
never over something that exists. Skeletons lie in `templates/skeletons/` in each language.
"""

from mentorsite.scaffold.common import new_handbook, new_mentor
from mentorsite.scaffold.conversations import new_feedback, new_session, read_day
from mentorsite.scaffold.files import NewFile, write
from mentorsite.scaffold.mentees import QUESTIONS, new_goal, new_mentee
from mentorsite.scaffold.refusals import CannotCreate, worded
from mentorsite.scaffold.skills import new_skills, new_view
from mentorsite.scaffold.start import NEXT_STEPS, init

__all__ = [
    "NEXT_STEPS",
    "QUESTIONS",
    "CannotCreate",
    "NewFile",
    "init",
    "new_feedback",
    "new_goal",
    "new_handbook",
    "new_mentee",
    "new_mentor",
    "new_session",
    "new_skills",
    "new_view",
    "read_day",
    "worded",
    "write",
]
