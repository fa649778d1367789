"""One step, measured in a process of its own: ``python -m benchmarks.steps STEP FILE``.

Prints the CPU seconds of the step (best of a few, each from fresh input, so that
nothing is cached) and the peak memory of the process in megabytes.
"""

import gc
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from argmap import ArgumentMap, check, dumps, loads, parse, render
from argmap.lang import format_text, print_map

ENOUGH = 0.5  # seconds after which a step is not repeated
MOST = 7

Prepare = Callable[[str], Any]
Work = Callable[[Any], object]


def map_of(text: str) -> ArgumentMap:
    return parse(text).map


def json_of(text: str) -> str:
    return dumps(map_of(text), "json")


def plain_of(text: str) -> Any:
    return json.loads(json_of(text))


# name: (what the step is given, the step)
STEPS: dict[str, tuple[Prepare, Work]] = {
    "parse": (str, parse),
    "check": (parse, check),
    "print": (map_of, print_map),
    "fmt": (str, format_text),
    "svg": (map_of, lambda given: str(render(given, "svg"))),
    "outline": (map_of, lambda given: str(render(given, "outline"))),
    "save": (map_of, lambda given: dumps(given, "json")),
    "load": (json_of, lambda text: loads(text, format="json")),
    "plain save": (plain_of, lambda given: json.dumps(given, ensure_ascii=False)),
    "plain load": (json_of, json.loads),
}


def measure(step: str, text: str) -> float:
    """Return the CPU seconds of the step, the best of a few."""
    prepare, work = STEPS[step]
    warm_up(prepare, work)
    best, spent = float("inf"), 0.0
    for _ in range(MOST):
        given = prepare(text)
        gc.collect()
        begin = time.process_time()
        work(given)
        took = time.process_time() - begin
        best, spent = min(best, took), spent + took
        if spent > ENOUGH:
            break
    return best


def warm_up(prepare: Prepare, work: Work) -> None:
    """Import what the step needs; that is the business of another table."""
    work(prepare("[A]: Trams help.\n  + [B]: They are quiet.\n"))


if __name__ == "__main__":
    seconds = measure(sys.argv[1], Path(sys.argv[2]).read_text(encoding="utf-8"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": peak}))
