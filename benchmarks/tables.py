"""Figures in words, rows in Markdown."""

from collections.abc import Iterable, Sequence

MILLI, TEN = 1e-3, 10


def time_in_words(seconds: float | None) -> str:
    """Say a time with two digits that matter; a dash if it is unknown."""
    if seconds is None:
        return "–"
    if seconds < MILLI:
        return f"{seconds * 1e6:.0f} µs"
    if seconds < 1:
        return f"{seconds * 1e3:.3g} ms"
    return f"{seconds:.2g} s" if seconds < TEN else f"{seconds:.0f} s"


def say_ratio(ratio: float | None) -> str:
    """Say a ratio; below one as a part."""
    if ratio is None:
        return "–"
    return f"{ratio:.2f} ×" if ratio >= 1 / 3 else f"1/{1 / ratio:.1f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; all columns but the first are set to the right."""
    lines = [
        f"| {' | '.join(head)} |",
        f"|{'|'.join(['---', *['---:'] * (len(head) - 1)])}|",
    ]
    lines.extend(f"| {' | '.join(row)} |" for row in rows)
    return "\n".join(lines)
