"""Tasks: `nox` runs the first six, `nox -s NAME` any of them, `nox -l` lists them."""

import re
import tomllib
from pathlib import Path

import nox

nox.needs_version = ">=2024.4.15"
nox.options.default_venv_backend = "venv"
nox.options.sessions = ["lint", "types", "layers", "tests", "laws", "docs"]


def install(session: nox.Session, *groups: str) -> None:
    """Install argmap, editable, and dependency groups (which a new pip knows)."""
    session.install("--upgrade", "pip")
    session.install("-e", ".", *(f"--group={group}" for group in groups))


@nox.session
def lint(session: nox.Session) -> None:
    """Style and format."""
    install(session, "lint")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Types, as two checkers see them."""
    install(session, "lint", "tests")
    session.run("mypy")
    session.run("pyright")


@nox.session
def layers(session: nox.Session) -> None:
    """The layer contract: a module imports downwards only."""
    install(session, "lint")
    session.run("lint-imports")


@nox.session
def tests(session: nox.Session) -> None:
    """Everything that pytest finds: tests, docstrings, docs, README."""
    install(session, "tests", "docs")
    session.run("pytest", "-n", "auto", "--cov", *session.posargs)


@nox.session
def laws(session: nox.Session) -> None:
    """The laws alone, with many examples (``HYPOTHESIS_PROFILE=nightly`` for more)."""
    install(session, "tests")
    profile = session.env.get("HYPOTHESIS_PROFILE") or "ci"
    session.run(
        "pytest", "-n", "auto", "tests/laws", env={"HYPOTHESIS_PROFILE": profile}
    )


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, in ``docs/_build/html``; a warning is an error."""
    install(session, "docs")
    session.run("sphinx-build", "-n", "-W", "--keep-going", "docs", "docs/_build/html")


@nox.session
def lowest(session: nox.Session) -> None:
    """The tests with the lowest versions that ``pyproject.toml`` allows."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    required: list[str] = project["project"]["dependencies"]
    install(session, "tests", "docs")
    session.install(*(re.sub(r">=\s*", "==", one) for one in required))
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """The table of speed in ``docs/explanation/speed.md``."""
    install(session)
    session.run("python", "-m", "benchmarks", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Laws on texts and bytes, for as long as ten thousand examples take."""
    install(session, "tests")
    session.run("pytest", "tests/laws", env={"HYPOTHESIS_PROFILE": "nightly"})


@nox.session
def mutate(session: nox.Session) -> None:
    """Break the code in small ways; tests that stay green name what they miss."""
    install(session, "tests", "mutate")
    session.run("mutmut", "run", *session.posargs)
