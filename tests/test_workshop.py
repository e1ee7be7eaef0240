"""The workshop: types, style, layers, and the rules that the code has set itself."""

import ast
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def run(*command):
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_finds_nothing():
    run("ruff", "check", ".")
    run("ruff", "format", "--check", ".")


def test_types_hold():
    run("mypy")


def test_lower_rooms_never_import_upper_ones():
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def functions():
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef):
                doc = ast.get_docstring(node, clean=False)
                start = node.body[1].lineno if doc and len(node.body) > 1 else node.body[0].lineno
                yield f"{file.name}:{node.name}", node.end_lineno - start + 1


def test_functions_read_like_a_paragraph():
    assert statistics.median(length for _, length in functions()) <= 10
    assert [name for name, length in functions() if length > 40] == []


def test_no_file_hides_a_second_idea():
    assert [file.name for file in SOURCES if len(file.read_text().splitlines()) > 400] == []


def imports_of(file):
    package = ".".join(file.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
    tree = ast.parse(file.read_text())
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return package, {name for name in found if name.startswith("mentorsite")}


def test_no_module_imports_itself_in_a_circle():
    """Imports for types and inside functions count as well."""
    graph = dict(map(imports_of, SOURCES))
    edges = {module: {name for name in found if name in graph and name != module} for module, found in graph.items()}
    # A package's own __init__ is imported with each of its modules; only what it imports itself is an edge.
    done, open_ = set(), []

    def visit(module):
        if module in open_:
            pytest.fail(" → ".join([*open_[open_.index(module) :], module]))
        if module not in done:
            open_.append(module)
            for name in sorted(edges[module]):
                visit(name)
            done.add(open_.pop())

    for module in sorted(edges):
        visit(module)


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_templates_only_show(file):
    text = file.read_text()
    assert "|safe" not in text.replace(" ", "")
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|javascript:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"\s(?:href|src|class|id|lang|alt|title|content|value)=[^\"\s>]", text), (
        "an unquoted attribute"
    )
    assert len(text.splitlines()) <= 120
    for written in re.findall(r"(\S+?)\s*\|\s*written", text):
        assert re.search(r"\.(html|notes)$|^(body|promise)$", written.lstrip("{( ")), f"not made by markup: {written}"


OUR_OWN = (
    r"card\.reader|reader\b|other\.code|page\.|asset\(|link\b|item\.|edit\b|edit_|finding\.edit|talk\.where|"
    r"source\b|at\("
)


def test_every_address_in_templates_is_our_own_or_filtered():
    """Addresses come from functions of ours; `talk.where` stands behind `is_link` (and `url` behind `is_safe`)."""
    for file in TEMPLATES:
        for address in re.findall(r"(?:href|src)=\"([^\"]*)\"", file.read_text()):
            if "{{" in address:
                assert re.match(rf"(?:#|mailto:|/-/|/as/)?\{{\{{ ?(?:{OUR_OWN}|site\.|thought\.anchor)", address), (
                    f"{file.name}: {address}"
                )


def test_the_readme_names_the_commands_that_ci_runs():
    readme = (ROOT / "README.md").read_text()
    assert len(re.findall(r"<!-- (?:demo|test) -->\n```sh\n[^\n]+\n```", readme)) == 2
    assert "<!-- test -->" in (ROOT / ".ci" / "run").read_text()


def test_nothing_speaks_of_a_machine():
    listed = (
        subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    )
    texts = [ROOT / name for name in listed if name and not name.endswith((".png", ".woff2"))]
    pattern = re.compile(r"(?<![a-z.~<])/(?:work|root|home/[a-z]+)/|\.\./shared|session-\d|\bsub-?agents?\b")
    assert [
        f.name for f in texts if f.is_file() and pattern.search(f.read_text()) and f.name != "test_workshop.py"
    ] == []
