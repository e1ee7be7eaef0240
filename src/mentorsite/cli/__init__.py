"""The commands. Everything heavy is imported inside them, so that `--help` answers at once."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
from importlib import import_module
from typing import Final, NoReturn

import click

from mentorsite import __version__
from mentorsite.cli.around import end

FAULT_OF_OURS = 70
REFUSALS = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS)
"""What a disk says that is full, broken or closed, wherever it says so: also where our words go to a file."""


WHERE: Final = {
    "init": "beginning",
    "new": "beginning",
    "check": "site",
    "explain": "explain",
    "build": "building",
    "serve": "site",
    "people": "people",
    "suggest": "trainings",
    "match": "matching",
    "upcoming": "upcoming",
    "pulse": "pulse",
    "export": "rights",
    "forget": "rights",
}
"""Each command, and the module to load for it, and no other; that of trainings adds itself to `suggest`."""


class _Commands(click.Group):
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        if cmd_name not in WHERE:
            return None
        command: click.Command = getattr(import_module(f"mentorsite.cli.{WHERE[cmd_name]}"), cmd_name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mentorsite")
def commands() -> None:
    """Keep a mentoring programme as Markdown in git; build each reader's own private site.

    Runs in the folder that holds content/.
    """


for _name in WHERE:
    # Names alone: for the list of all commands, and for whoever mistypes one.
    commands.add_command(click.Command(_name))


def _on_signal(number: int, _frame: object) -> NoReturn:
    sys.exit(128 + number)


def main() -> None:
    """Run a command; no mistake of a user ends in a traceback, and neither does a signal."""
    # Ctrl-C as well: a KeyboardInterrupt in the wrong place, such as a worker, would be shown with a traceback.
    numbers = [signal.SIGTERM, signal.SIGINT]
    heard = [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]
    for number in heard:
        signal.signal(number, _on_signal)
    # A command that ends soon leaves no circles of objects worth looking for; Python would, again and again.
    gc.disable()
    try:
        _run()
    finally:
        # Nor at its end.
        gc.freeze()
        # Python's own end comes now, and would show a traceback.
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def _run() -> None:
    try:
        commands(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except BrokenPipeError:
        _say_no_more()
        sys.exit(141)
    except Exception as fault:
        if os.environ.get("MENTORSITE_DEBUG"):
            raise
        if isinstance(fault, OSError) and fault.errno in REFUSALS:
            _say_no_more()
            end(os.strerror(fault.errno))
        end(f"a fault of ours ({type(fault).__name__}). MENTORSITE_DEBUG=1 shows where; please tell us.", FAULT_OF_OURS)


def _say_no_more() -> None:
    """Let what is still to be said go nowhere: Python would try once more at its end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
