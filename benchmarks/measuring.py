"""CPU time and peak memory of a process; instructions of an import."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

LIMIT = 400  # seconds of CPU after which a process is given up
PASSES = (0, 1)  # exit codes of a job that was done; 1: the text has problems


class Cost(NamedTuple):
    """CPU seconds and peak megabytes; None where a process did not finish."""

    seconds: float | None
    megabytes: float | None


def keep_bytecode(folder: Path) -> None:
    """Let Python keep what it compiles, as it does for a package that is installed."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")


def cost_of(*command: str, times: int = 1) -> Cost:
    """Run *command* to its end, its output thrown away; the best of *times*."""
    costs = [_run_once(command) for _ in range(times)]
    done = [one for one in costs if one.seconds is not None]
    return min(done, default=Cost(None, None))


def _run_once(command: tuple[str, ...]) -> Cost:
    limited = ["sh", "-c", f'ulimit -t {LIMIT}; exec "$@"', "sh", *command]
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            limited,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
        ) as process,
    ):
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        broken = b"Traceback" in said.read()
    if broken or process.returncode not in PASSES:
        return Cost(None, None)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def cost_of_step(step: str, file: Path) -> Cost:
    """Run one of :data:`benchmarks.steps.STEPS` on *file* in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.steps", step, str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stderr[-400:])
        return Cost(None, None)
    found = json.loads(done.stdout)
    return Cost(found["seconds"], found["megabytes"])


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


def find_argdown() -> str | None:
    """Return the original Argdown program, named by ``ARGDOWN_CLI`` or on the path."""
    return os.environ.get("ARGDOWN_CLI") or shutil.which("argdown")
