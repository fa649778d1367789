"""Maps of a given size and shape, as Argdown text; the same text at every call."""

from collections.abc import Callable, Iterator

WORDS = (
    *("trams", "parks", "cars", "shops", "noise", "soot", "streets", "trees"),
    *("schools", "rents", "buses", "towns", "rivers", "lanes", "winters", "taxes"),
    *("voters", "courts", "bakers", "doctors"),
)
VERBS = ("help", "harm", "cost", "need", "change", "please", "hinder", "outlast")
STEP = 7  # prime to the number of words, so that neighbours differ


def sentence(number: int) -> str:
    """Return a sentence of twelve words."""
    one, two, three = (
        WORDS[(number * STEP + shift) % len(WORDS)] for shift in (0, 5, 11)
    )
    verb = VERBS[number % len(VERBS)]
    return f"In case {number} the {one} {verb} the {two} more than all {three} do."


def flat(size: int) -> Iterator[str]:
    """Pairs: a claim and one reason or objection each."""
    for number in range(0, size, 2):
        sign = "+" if number % 4 else "-"
        yield f"[S{number}]: {sentence(number)}"
        if number + 1 < size:
            yield f"  {sign} [S{number + 1}]: {sentence(number + 1)}"
        yield ""


def tree(size: int) -> Iterator[str]:
    """One claim, three reasons or objections below each, by indentation."""
    pending = [(0, 0)]
    while pending:
        number, depth = pending.pop()
        sign = "" if not depth else "- " if number % 3 == 0 else "+ "
        yield f"{'  ' * depth}{sign}[S{number}]: {sentence(number)}"
        below = range(3 * number + 1, min(3 * number + 4, size))
        pending.extend((child, depth + 1) for child in reversed(below))


def chain(size: int) -> Iterator[str]:
    """Each statement supports the one before it; as deep as it is long."""
    for number in range(size):
        yield f"[S{number}]: {sentence(number)}"
        if number + 1 < size:
            yield f"  + [S{number + 1}]"
        yield ""


def hub(size: int) -> Iterator[str]:
    """One claim with all the others as reasons and objections."""
    yield f"[S0]: {sentence(0)}"
    for number in range(1, size):
        yield f"  {'-' if number % 2 else '+'} [S{number}]: {sentence(number)}"


def pcs(size: int) -> Iterator[str]:
    """A tree of arguments in steps: two linked premises, then the conclusion."""
    arguments = max(1, size // 2)
    for number in range(1, arguments + 1):
        yield f"<A{number}>: {sentence(number + 3)}"
        yield ""
        for place, child in enumerate((2 * number, 2 * number + 1), 1):
            text = f"[C{child}]"
            if child > arguments:
                text += f": {sentence(child)}"
            yield f"({place}) {text}"
        yield "----"
        yield f"(3) [C{number}]: {sentence(number)}"
        yield ""


SHAPES: dict[str, Callable[[int], Iterator[str]]] = {
    "flat": flat,
    "tree": tree,
    "chain": chain,
    "hub": hub,
    "pcs": pcs,
}


def write_text(shape: str, size: int) -> str:
    """Return the Argdown text of a map with about *size* statements."""
    return "\n".join(SHAPES[shape](size)) + "\n"
