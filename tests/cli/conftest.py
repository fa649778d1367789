"""What the tests of the command line share."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

BAN = """\
[Ban]: The city should ban cars from the centre.
  + [Quiet]: The centre would be quieter.
  - [Trade]: Shops would lose customers.
    - [Ghent]: In Ghent, more people came after the ban.
"""
"""A healthy map, formatted."""


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder to work in, with no colours from outside."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "ARGMAP_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def ban(here):
    """A file with a healthy map."""
    path = here / "ban.argdown"
    path.write_text(BAN, encoding="utf-8")
    return path


@pytest.fixture
def run(here):
    """Run the command line in this process."""

    def call(*words, stdin=None):
        from argmap.cli import main

        return CliRunner().invoke(main, [str(w) for w in words], input=stdin)

    return call


@pytest.fixture
def spawn(here):
    """Run the command line in a process of its own."""

    def call(*words, stdin=b"", environment=None):
        clean = {k: v for k, v in os.environ.items() if not k.startswith("COV")}
        return subprocess.run(
            [sys.executable, "-m", "argmap", *map(str, words)],
            input=stdin,
            capture_output=True,
            env={**clean, **(environment or {})},
            timeout=60,
            check=False,
        )

    return call
