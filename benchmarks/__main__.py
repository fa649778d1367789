"""Measure, and print Markdown: ``python -m benchmarks [--write] [--quick]``."""

import argparse
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks.bars import Costs, bars_in_words, growth, list_bars
from benchmarks.measuring import cost_of_step, find_argdown, keep_bytecode
from benchmarks.programs import compare_programs, megabytes, pairs_in_words
from benchmarks.shapes import SHAPES, write_text
from benchmarks.steps import STEPS
from benchmarks.tables import say_ratio, table, time_in_words

PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "speed.md"
MARK = "<!-- what follows is written by: python -m benchmarks --write -->"
SIZES = (10, 100, 1_000, 10_000, 100_000)


def measure_steps(shapes: list[str], sizes: tuple[int, ...], folder: Path) -> Costs:
    """Run every step on every shape and size."""
    costs: Costs = {}
    for shape in shapes:
        for size in sizes:
            file = folder / f"{shape}-{size}.argdown"
            file.write_text(write_text(shape, size), encoding="utf-8")
            for step in STEPS:
                cost = costs[step, shape, size] = cost_of_step(step, file)
                say(f"{shape} {size} {step}: {time_in_words(cost.seconds)}")
    return costs


def say(progress: str) -> None:
    """Say on the terminal how far it is; the report alone goes to the output."""
    print(progress, file=sys.stderr, flush=True)


def steps_in_words(costs: Costs, shapes: list[str], sizes: tuple[int, ...]) -> str:
    """Return a table for each shape: CPU time by size, and how it grows."""
    head = ["", *(f"{size:,}" for size in sizes), "growth", "peak memory"]
    parts: list[str] = []
    for shape in shapes:
        rows = [
            [
                step,
                *(time_in_words(costs[step, shape, size].seconds) for size in sizes),
                say_ratio(growth(costs, step, shape, sizes[-1])),
                megabytes(costs[step, shape, sizes[-1]]),
            ]
            for step in STEPS
        ]
        parts.append(f"### {shape.capitalize()}\n\n{table(head, rows)}")
    return "\n\n".join(parts)


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"put it into {PAGE.name}")
    parser.add_argument("--quick", action="store_true", help="sizes up to 1,000 only")
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES))
    given = parser.parse_args()
    sizes = SIZES[:3] if given.quick else SIZES
    if not find_argdown():
        say("no Argdown program; name it with ARGDOWN_CLI to compare with it")
    with tempfile.TemporaryDirectory() as named:
        keep_bytecode(Path(named))
        costs = measure_steps(given.shapes, sizes, Path(named))
        pairs = compare_programs(Path(named), sizes)
        bars = list(list_bars(costs, pairs, given.shapes))
    report = "\n\n".join(
        [
            f"Measured with CPython {platform.python_version()}.",
            "## The bars",
            bars_in_words(bars),
            "## Whole processes, beside the Argdown program",
            pairs_in_words(pairs),
            "## Step by step",
            steps_in_words(costs, given.shapes, sizes),
        ]
    )
    print(report)
    if given.write:
        before = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
        PAGE.write_text(f"{before}{MARK}\n\n{report}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
