"""Write argmap's table of advance widths from a font with Arial's metrics.

Usage: python tools/build_advances.py REGULAR.ttf BOLD.ttf > advances.json

Needs fontTools, which argmap itself does not. The table holds numbers only: for each
weight, runs of neighbouring characters with their widths in 1/1000 em. It was made from
Liberation Sans 2.1.5 (SIL Open Font License 1.1, see argmap/layouts/advances-OFL.txt).
"""

from __future__ import annotations

import json
import sys
import unicodedata

from fontTools.ttLib import TTFont


def read_widths(path: str) -> dict[int, int]:
    """Return code point → advance in 1/1000 em."""
    font = TTFont(path)
    em = font["head"].unitsPerEm
    advances = font["hmtx"]
    return {
        code: 0
        if unicodedata.category(chr(code)) in ("Mn", "Me", "Cf")
        else round(advances[glyph][0] * 1000 / em)
        for code, glyph in font.getBestCmap().items()
        if code >= ord(" ")
    }


def join_runs(widths: dict[int, int]) -> list[list[object]]:
    """Return ``[first code point, [width, …]]`` for each run without a gap."""
    runs: list[list[object]] = []
    last = -2
    for code in sorted(widths):
        if code != last + 1:
            runs.append([code, []])
        runs[-1][1].append(widths[code])
        last = code
    return runs


def main() -> None:
    """Print the table."""
    regular, bold = sys.argv[1:]
    table = {
        "about": "Arial-metric advance widths in 1/1000 em; see advances-OFL.txt",
        "regular": join_runs(read_widths(regular)),
        "bold": join_runs(read_widths(bold)),
    }
    sys.stdout.write(json.dumps(table, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
