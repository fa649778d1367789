"""CPU time and peak memory of a process; instructions of an import."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple


class Cost(NamedTuple):
    """CPU seconds and peak megabytes; None where a process did not finish."""

    seconds: float | None
    megabytes: float | None


def keep_bytecode(folder: Path) -> None:
    """Let Python keep what it compiles, as it does for a package that is installed."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")


def cost_of(*command: str, times: int = 1, makes: Path | None = None) -> Cost:
    """Run *command* to its end, its output thrown away; the best of *times*.

    A job that should have made the file *makes* and did not counts as not done.
    """
    costs = [_run_once(command, makes) for _ in range(times)]
    done = [one for one in costs if one.seconds is not None]
    return min(done, default=Cost(None, None))


def _run_once(command: tuple[str, ...], makes: Path | None) -> Cost:
    if makes:
        makes.unlink(missing_ok=True)
    found = _json_of("benchmarks.processes", *command)
    if not found or found["broken"] or (makes and not makes.is_file()):
        return Cost(None, None)
    return Cost(found["seconds"], found["megabytes"])


def _json_of(module: str, *words: str) -> dict[str, Any] | None:
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stderr[-400:])
        return None
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def cost_of_step(step: str, file: Path) -> Cost:
    """Run one of :data:`benchmarks.steps.STEPS` on *file* in a process of its own."""
    found = _json_of("benchmarks.steps", step, str(file))
    return Cost(found["seconds"], found["megabytes"]) if found else Cost(None, None)


def instructions_of(code: str) -> int | None:
    """Return the instructions of ``python -c code``; None without valgrind."""
    valgrind = shutil.which("valgrind")
    if not valgrind:
        return None
    subprocess.run([sys.executable, "-c", code], check=True)  # compiles
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [
                valgrind,
                "--tool=callgrind",
                f"--callgrind-out-file={folder}/out",
                sys.executable,
                "-c",
                code,
            ],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONHASHSEED": "0"},
        )
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found[1]) if found and not done.returncode else None


def find_argdown() -> tuple[str, ...]:
    """Return the command of the original Argdown program; empty if it is not there.

    ``ARGDOWN_CLI`` names it, else the path is searched. It gets a larger stack than
    usual, because it overflows the usual one with ten thousand statements.
    """
    program = os.environ.get("ARGDOWN_CLI") or shutil.which("argdown")
    node = shutil.which("node")
    if not program or not node:
        return ()
    return (node, "--stack-size=60000", str(Path(program).resolve()))
