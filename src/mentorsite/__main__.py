"""`python -m mentorsite`, and the command `mentorsite`."""

from __future__ import annotations

import signal


def main() -> None:
    """Load the commands, then run one; Ctrl-C meanwhile ends it at once, and without a traceback."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from mentorsite.cli import main as run

    run()


if __name__ == "__main__":
    main()
