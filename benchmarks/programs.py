"""Whole processes: `argmap` beside the original Argdown program."""

import sys
from pathlib import Path
from typing import NamedTuple

from benchmarks.measuring import Cost, cost_of, find_argdown
from benchmarks.shapes import write_text
from benchmarks.tables import say_ratio, table, time_in_words

SHAPE = "tree"
LARGEST = 10_000  # the original takes a minute for a picture of these
ARGMAP = (sys.executable, "-m", "argmap")


class Pair(NamedTuple):
    """One job, done by both; `theirs` is empty where the other is not there."""

    job: str
    size: int
    ours: Cost
    theirs: Cost


def compare_programs(folder: Path, sizes: tuple[int, ...]) -> list[Pair]:
    """Run each job on each size with both programs."""
    argdown = find_argdown()
    out = folder / "out"
    out.mkdir()
    pairs: list[Pair] = []
    for size in (size for size in sizes if size <= LARGEST):
        file = folder / f"{SHAPE}-{size}.argdown"
        file.write_text(write_text(SHAPE, size), encoding="utf-8")
        name, picture = str(file), str(out / "x.svg")
        jobs = {
            "check": (("check", name), (name,)),
            "to JSON": (
                ("convert", name, "--to", "json"),
                ("json", name, "--stdout", "--silent"),
            ),
            "to SVG": (
                ("render", name, "-o", picture),
                ("map", "-f", "svg", name, str(out)),
            ),
        }
        times = 3 if size < LARGEST else 1
        for job, (ours, theirs) in jobs.items():
            print(f"process: {job} {size}", flush=True)
            other = Cost(None, None)
            if argdown:
                other = cost_of(argdown, *theirs, times=times)
            pairs.append(Pair(job, size, cost_of(*ARGMAP, *ours, times=times), other))
    return pairs


def pairs_in_words(pairs: list[Pair]) -> str:
    """Return the pairs as a table."""
    head = ["", "statements", "argmap", "Argdown", "CPU", "argmap", "Argdown", "memory"]
    return table(
        head,
        [
            [
                pair.job,
                f"{pair.size:,}",
                time_in_words(pair.ours.seconds),
                time_in_words(pair.theirs.seconds),
                say_ratio(ratio(pair.ours.seconds, pair.theirs.seconds)),
                megabytes(pair.ours),
                megabytes(pair.theirs),
                say_ratio(ratio(pair.ours.megabytes, pair.theirs.megabytes)),
            ]
            for pair in pairs
        ],
    )


def ratio(ours: float | None, theirs: float | None) -> float | None:
    """Return ours / theirs, if both are known."""
    return ours / theirs if ours is not None and theirs else None


def megabytes(cost: Cost) -> str:
    """Say the peak memory of a process."""
    return "–" if cost.megabytes is None else f"{cost.megabytes:.0f} MB"
