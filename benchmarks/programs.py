"""Whole processes: `argmap` beside the original Argdown program."""

import sys
from pathlib import Path
from typing import NamedTuple

from benchmarks.measuring import Cost, cost_of, find_argdown
from benchmarks.shapes import write_text
from benchmarks.tables import say_ratio, table, time_in_words

SHAPE = "flat"
LARGEST = 10_000  # of which the original needs a minute for a picture
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
        name, ours, theirs = str(file), out / "ours.svg", out / f"{file.stem}.svg"
        jobs = (
            ("check", ("check", name), (name,), None, None),
            (
                "to JSON",
                ("convert", name, "--to", "json"),
                ("json", name, "--stdout", "--silent"),
                None,
                None,
            ),
            (
                "to SVG",
                ("render", name, "-o", str(ours)),
                ("map", "-f", "svg", name, str(out)),
                ours,
                theirs,
            ),
        )
        times = 3 if size < LARGEST else 1
        for job, our_words, their_words, our_file, their_file in jobs:
            print(f"process: {job} {size}", file=sys.stderr, flush=True)
            cost = cost_of(*ARGMAP, *our_words, times=times, makes=our_file)
            other = Cost(None, None)
            if argdown:
                other = cost_of(*argdown, *their_words, times=times, makes=their_file)
            pairs.append(Pair(job, size, cost, other))
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
