"""The same programme laid out for each generator, edited, and checked out anew."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from journey import TALKS
from measure import Cost, cost
from tools import OURS, Tool

_GENERATE = Path(__file__).with_name("generate.py")


@dataclass(frozen=True, slots=True)
class Ground:
    """Where one generator works."""

    tool: Tool
    root: Path
    mentee: str
    session: str
    """The page that is edited, below its mentee's folder and without its ending."""

    @property
    def file(self) -> Path:
        """The file that is edited, below the root."""
        return Path(self.tool.folder, "mentees", self.mentee, f"{self.session}.md")

    @property
    def page(self) -> str:
        """Its address in the preview."""
        return f"{self.tool.preview.format(mentee=self.mentee)}{self.session}/"

    @property
    def output(self) -> Path:
        """What a build makes of it."""
        return self.root / self.tool.output.format(mentee=self.mentee) / self.session / "index.html"


def lay(tool: Tool, root: Path, mentees: int, languages: str) -> Ground:
    """Generate a programme, in a repository of its own, and choose the conversation to be edited."""
    put_away(root, root)
    wish = [str(root), "--mentees", str(mentees), "--languages", languages, "--form", tool.form]
    # In a process of its own: what it holds would count as memory of the commands that are measured.
    subprocess.run([sys.executable, str(_GENERATE), *wish], check=True)
    if tool.name != OURS:
        (root / ".gitignore").write_text("".join(f"/{name}\n" for name in tool.made))
        _git(root, "init", "-q", "-b", "main")
        commit(root)
    folder = sorted((root / tool.folder / "mentees").glob(f"*-p{mentees // 2}"))[0]
    held = sorted(file for file in (folder / "sessions").iterdir() if "-from-" not in file.name)[TALKS // 2]
    return Ground(tool, root, folder.name, f"sessions/{held.stem}")


def _git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=bench", "-c", "user.email=bench@bench.example", "-c", "commit.gpgSign=false"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True)


def commit(root: Path) -> None:
    """Commit all changes."""
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "-m", "notes")


def clear(ground: Ground) -> None:
    """Take away whatever builds have left."""
    for name in ground.tool.made:
        put_away(ground.root, ground.root / name)


def put_away(root: Path, place: Path) -> Path:
    """Move something out of the way, into an attic that is emptied at the end.

    For minutes after a file was deleted, ext4 does not use its place again and looks for others, at several
    times the cost: whoever builds next would pay for that.
    """
    attic = root.parent / "attic"
    attic.mkdir(parents=True, exist_ok=True)
    away = attic / f"{root.name}-{place.name}-{len(list(attic.iterdir()))}"
    return place.rename(away) if place.exists() else away


def empty_attic(cache: Path) -> None:
    """Delete what was put away."""
    shutil.rmtree(cache / "attic", ignore_errors=True)


def edit(ground: Ground, sentence: str) -> None:
    """Begin the notes of the conversation with another sentence."""
    place = ground.root / ground.file
    before, topics, notes = place.read_text().split("\n## ", 2)
    heading, _, rest = notes.partition("\n\n")
    place.write_text(f"{before}\n## {topics}\n## {heading}\n\n{sentence}\n\n{rest}")


def check_out_anew(ground: Ground) -> None:
    """Clone the repository to the same place, and bring what builds had left there, as CI does from its cache.

    Files get new times and inodes; what comes from the cache keeps its times to the second, as in an archive.
    """
    before = put_away(ground.root, ground.root)
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", str(before), str(ground.root)], check=True)
    kept = [name for name in ground.tool.made if (before / name).exists()]
    packing = subprocess.Popen(["tar", "-C", str(before), "-cf", "-", *kept], stdout=subprocess.PIPE)
    subprocess.run(["tar", "-C", str(ground.root), "-xf", "-"], stdin=packing.stdout, check=True)
    if packing.wait():
        raise RuntimeError("the cache could not be packed")


def cold(ground: Ground, *, looks: bool = False) -> Cost:
    """Build where nothing was built before."""
    clear(ground)
    return cost(ground.tool.build, ground.root, looks=looks)


def no_change(ground: Ground, sentence: str) -> Cost:
    """Build once more."""
    return cost(ground.tool.again, ground.root)


def one_edit(ground: Ground, sentence: str) -> Cost:
    """Build after one conversation has got another sentence."""
    edit(ground, sentence)
    return _shown(ground, sentence)


def fresh_checkout(ground: Ground, sentence: str) -> Cost:
    """Build a new clone with one edit in it, with the cache of the last build."""
    again = f"{sentence} And from afar."
    edit(ground, again)
    commit(ground.root)
    check_out_anew(ground)
    return _shown(ground, again)


def _shown(ground: Ground, sentence: str) -> Cost:
    """Build, and look whether the sentence has got there.

    Errors: RuntimeError if it has not.
    """
    taken = cost(ground.tool.again, ground.root)
    if sentence not in ground.output.read_text():
        raise RuntimeError(f"{ground.tool.name} has not built {ground.output}")
    return taken
