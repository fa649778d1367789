"""Every example is a test: docstrings, the docs and the README are executed.

What runs in a Markdown page (``CONTRIBUTING.md`` says it in a table):

- ``python`` blocks, with or without ``>>>``, one namespace a page;
- ``argdown`` blocks parse without an error (``argdown-broken``: with one);
- ``json`` and ``toml`` blocks are valid;
- a ``code-block`` directive with a caption is also written to a file of that name
  (in the README, where directives would show: ``argdown caption=NAME``);
- ``console`` blocks: ``$ argmap …`` and ``$ cat FILE`` run in a folder of the page's
  own, and print what stands below them; a line ``...`` stands for any lines. Other
  commands are shown only. ``ARGMAP_ACCEPT=1`` writes what they print into the page.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import shlex
import shutil
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sybil import Document, Example, Region, Sybil
from sybil.document import PythonDocStringDocument
from sybil.integration.pytest import pytest_integration as collect_with
from sybil.parsers.doctest import DocTestParser
from sybil.parsers.myst import PythonCodeBlockParser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).parent
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
FENCE = re.compile(
    r"^(?P<ticks>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=ticks)[ ]*$",
    re.MULTILINE | re.DOTALL,
)
OPTION = re.compile(r"^:([\w-]+):[ ]*(.*)$")


class Block:
    """A fenced block: its language, options (of a directive) and text."""

    def __init__(self, info: str, body: str) -> None:
        directive = re.fullmatch(r"\{([\w-]+)\}\s*(.*)", info.strip())
        self.language, _, attributes = info.strip().partition(" ")
        self.options = dict(re.findall(r"([\w-]+)=(\S+)", attributes))
        self.argument = ""
        lines = body.splitlines(keepends=True)
        if directive:
            self.language, self.argument = directive.groups()
            while lines and (option := OPTION.match(lines[0].rstrip())):
                self.options[option[1]] = option[2]
                lines.pop(0)
            if self.options and lines and not lines[0].strip():
                lines.pop(0)
            if self.language == "code-block":
                self.language = self.argument
        self.text = self.printed = "".join(lines)


def read_argdown(block: Block, folder: Path) -> str | None:
    """Parse; the errors are the complaint, or their absence if they are promised."""
    from argmap import parse
    from argmap.diagnostics import Severity
    from argmap.formats import FolderLoader

    text, include = block.text, None
    if "file" in block.options:
        file = ROOT / block.options["file"]
        text, include = file.read_text(encoding="utf-8"), FolderLoader(file.parent)
    found = parse(text, "example.argdown", include=include).diagnostics
    errors = [str(one) for one in found if one.severity is Severity.ERROR]
    if block.language == "argdown-broken":
        return None if errors else "no error is found in a block that says it has one"
    return "\n".join(errors) or None


def read_json(block: Block, folder: Path) -> None:
    """Load; a mistake raises."""
    json.loads(block.text)


def read_toml(block: Block, folder: Path) -> None:
    """Load; a mistake raises."""
    tomllib.loads(block.text)


def run_console(block: Block, folder: Path) -> str | None:
    """Run a session and compare what it prints."""
    prompts: list[tuple[str, list[str]]] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            prompts.append((line[2:], []))
        elif prompts:
            prompts[-1][1].append(line)
    status, printed, complaints = 0, [], []
    for command, lines in prompts:
        wanted, got = "\n".join(lines).rstrip(), None
        words = shlex.split(command, comments=True)
        if words[0] == "argmap" and "&&" not in words:
            got, status = run_argmap(words[1:], folder)
        elif words[0] == "cat":
            got = "".join((folder / name).read_text("utf-8") for name in words[1:])
        elif command == "echo $?":
            got = str(status)
        if got is not None and not matches(wanted, got.rstrip()):
            complaints.append(
                f"$ {command}\n-- the page says\n{wanted}\n-- it prints\n{got}"
            )
            wanted = got.rstrip()
        printed.append(f"$ {command}\n{wanted}".rstrip())
    block.printed = "\n".join(printed) + "\n"
    return "\n".join(complaints) or None


def run_argmap(words: list[str], folder: Path) -> tuple[str, int]:
    """Run the command line in *folder*; return what it prints, and its exit code."""
    from click.testing import CliRunner

    from argmap.cli import main

    words, standard_input = [*words], None
    target = None
    if "<" in words:
        at = words.index("<")
        standard_input = (folder / words[at + 1]).read_text("utf-8")
        del words[at : at + 2]
    if ">" in words:
        at = words.index(">")
        target = folder / words[at + 1]
        del words[at : at + 2]
    before = Path.cwd()
    os.chdir(folder)
    try:
        done = CliRunner().invoke(
            main,
            words,
            input=standard_input,
            prog_name="argmap",
            catch_exceptions=False,
        )
    finally:
        os.chdir(before)
    if target:
        target.write_text(done.stdout, encoding="utf-8")
        return done.stderr, done.exit_code
    return done.output, done.exit_code


def matches(wanted: str, got: str) -> bool:
    """Compare line by line; a line ``...`` stands for any number of lines."""
    parts = re.split(r"^[ ]*\.\.\.[ ]*\n?", wanted + "\n", flags=re.MULTILINE)
    pattern = r"(?:.*\n)*?".join(
        re.sub(r"[ \t]+\n", "\n", re.escape(part).replace("\\\n", "\n"))
        for part in parts
    )
    got = re.sub(r"[ \t]+\n", "\n", got + "\n")
    return re.fullmatch(pattern, got) is not None


READERS: dict[str, Callable[[Block, Path], str | None]] = {
    "argdown": read_argdown,
    "argdown-broken": read_argdown,
    "argmap-picture": read_argdown,
    "console": run_console,
    "json": read_json,
    "toml": read_toml,
}


def find_blocks(document: Document) -> Iterable[Region]:
    """Find the fenced blocks that something here can read."""
    for found in FENCE.finditer(document.text):
        block = Block(found["info"], found["body"])
        if block.language in READERS or "caption" in block.options:
            yield Region(*found.span(), block, read_block)


def read_block(example: Example) -> str | None:
    """Write the block to the file that its caption names, and try it."""
    folder: Path = example.namespace["folder"]
    block: Block = example.parsed
    if "caption" in block.options:
        target = folder / block.options["caption"]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(block.text, encoding="utf-8")
    reader = READERS.get(block.language)
    complaint = reader(block, folder) if reader else None
    if complaint and block.printed != block.text and os.environ.get("ARGMAP_ACCEPT"):
        page = Path(example.path)
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace(block.text, block.printed, 1), encoding="utf-8")
        return None
    return complaint


def make_folder(namespace: dict[str, object]) -> None:
    """Give the page a folder to work in, with the examples beside it."""
    folder = Path(tempfile.mkdtemp(prefix="argmap-docs-"))
    shutil.copytree(ROOT / "examples", folder / "examples")
    namespace["folder"] = folder
    namespace["_before"] = Path.cwd()
    os.chdir(folder)


def drop_folder(namespace: dict[str, object]) -> None:
    """Take the page's folder away."""
    os.chdir(str(namespace["_before"]))
    shutil.rmtree(str(namespace["folder"]), ignore_errors=True)


pages = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=FLAGS), find_blocks],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    excludes=["docs/_build/**", "docs/reference/rules/**"],
    setup=make_folder,
    teardown=drop_folder,
)
docstrings = Sybil(
    parsers=[DocTestParser(optionflags=FLAGS)],
    patterns=["argmap/*.py", "argmap/**/*.py"],
    document_types={".py": PythonDocStringDocument},
)
pytest_collect_file = collect_with(pages, docstrings)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Send the blocks of a page to one worker, all else where there is room."""
    from xdist.scheduler import LoadScopeScheduling

    class PagesTogether(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            page, _, place = nodeid.partition("::")
            return page if place.startswith("line:") else nodeid

    return PagesTogether(config, log)
