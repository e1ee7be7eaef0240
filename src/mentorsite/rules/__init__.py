"""Every rule's words in one table, so that they can be read aloud together.

The English text is the message id of the catalogues. Nothing an author wrote is quoted: the
position shows it, and a terminal shows the line.
"""

from __future__ import annotations

from mentorsite.rules import asking, offers, programme, reading
from mentorsite.rules.asking import ASKING
from mentorsite.rules.message import N_, NN_, Message

__all__ = ["ASKING", "MESSAGES", "NN_", "N_", "Message"]

MESSAGES: dict[str, Message] = {
    **reading.MESSAGES,
    **programme.MESSAGES,
    **asking.MESSAGES,
    **offers.MESSAGES,
}
