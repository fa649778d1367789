"""What the project promises about speed, and whether it holds."""

from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.measuring import Cost, instructions_of
from benchmarks.programs import Pair, ratio
from benchmarks.tables import say_ratio, table

Costs = dict[tuple[str, str, int], Cost]
OUR_STEPS = ("parse", "check", "print", "fmt", "svg", "outline", "save", "load")
THOUSAND, MOST = 1_000, 100_000


class Bar(NamedTuple):
    """A promise: the ratio must not exceed the limit."""

    work: str
    promise: str
    limit: float
    found: float | None


def list_bars(costs: Costs, pairs: list[Pair], shapes: list[str]) -> Iterator[Bar]:
    """Yield the bars with what was found; None where it was not measured."""
    yield Bar(
        "`import argmap`",
        "at most 1.4 × the instructions of `import attrs`",
        1.4,
        import_ratio("import argmap"),
    )
    jobs = {(pair.job, pair.size): pair for pair in pairs}
    for work, promise, limit, key, part in (
        (
            "`argmap check`, 100 statements",
            "1/4 of Argdown's CPU",
            1 / 4,
            ("check", 100),
            0,
        ),
        ("`argmap check`, 10,000", "Argdown's CPU for `json`", 1, ("check", 10_000), 0),
        ("SVG, 10,000", "1/15 of Argdown's CPU", 1 / 15, ("to SVG", 10_000), 0),
        ("SVG, 10,000", "1/5 of Argdown's memory", 1 / 5, ("to SVG", 10_000), 1),
    ):
        found = None
        if key in jobs:
            rival = ("to JSON", key[1]) if limit == 1 else key
            found = ratio(jobs[key].ours[part], jobs[rival].theirs[part])
        yield Bar(work, f"at most {promise}", limit, found)
    for step, floor in (("save", "plain save"), ("load", "plain load")):
        yield Bar(
            f"native JSON, 10,000: {step}",
            "at most 5 × `json` on plain dicts",
            5,
            worst(
                ratio(
                    seconds(costs, step, shape, 10_000),
                    seconds(costs, floor, shape, 10_000),
                )
                for shape in shapes
            ),
        )
    for step in OUR_STEPS:
        yield Bar(
            f"{step}, from 1,000 to 100,000",
            "time per statement grows at most 1.5 ×",
            1.5,
            worst(growth(costs, step, shape, MOST) for shape in shapes),
        )


def bars_in_words(bars: list[Bar]) -> str:
    """Return the bars as a table."""
    return table(
        ["", "bar", "measured", "holds"],
        [
            [
                bar.work,
                bar.promise,
                "not measured" if bar.found is None else say_ratio(bar.found),
                "–"
                if bar.found is None
                else "yes"
                if bar.found <= bar.limit
                else "**no**",
            ]
            for bar in bars
        ],
    )


def import_ratio(code: str) -> float | None:
    """Return the instructions of *code* over those of ``import attrs``."""
    floor, ours = instructions_of("import attrs"), instructions_of(code)
    return ours / floor if ours and floor else None


def seconds(costs: Costs, step: str, shape: str, size: int) -> float | None:
    """Return a measured time, or None."""
    found = costs.get((step, shape, size))
    return found.seconds if found else None


def growth(costs: Costs, step: str, shape: str, size: int) -> float | None:
    """Return the time per statement at *size* over that at a thousand."""
    large = seconds(costs, step, shape, size)
    small = seconds(costs, step, shape, THOUSAND)
    if large is None or not small or size == THOUSAND:
        return None
    return large / size / (small / THOUSAND)


def worst(found: Iterator[float | None]) -> float | None:
    """Return the largest; None if anything is missing."""
    ratios = list(found)
    known = [one for one in ratios if one is not None]
    return max(known) if known and len(known) == len(ratios) else None
