"""Checks every map beside this script and draws those that are in order.

Run it anywhere; the pictures go to the folder that you name, or to this one:
``python examples/check_and_draw.py pictures``
"""

import sys
from pathlib import Path

from argmap import Severity, check, render
from argmap.formats import read_file

here = Path(__file__).parent
target = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
target.mkdir(parents=True, exist_ok=True)
failed = False

for path in sorted(here.glob("*/*.argdown")):
    reading = read_file(path)  # the map, and the text that it was written in
    found = check(reading.document or reading.map)
    bad = [one for one in found if one.severity in (Severity.ERROR, Severity.WARNING)]
    if bad:
        failed = True
        print(f"{path.name}: {len(bad)} problems")
        for one in bad:
            print(f"  {one}")
        continue
    drawn = target / f"{path.stem}.svg"
    drawn.write_text(str(render(reading.map, "svg")), encoding="utf-8")
    count = len(reading.map.statements)
    print(f"{path.name}: {count} statements, in order, drawn to {drawn.name}")

sys.exit(failed)
