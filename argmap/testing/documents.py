"""Strategies for documents in Argdown: healthy ones, and ones with typing errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    Strategy = st.SearchStrategy[Any]

_TITLES = ("Ban", "Air", "Trade", "No cars", "日本")
_SENTENCES = (
    *(
        "The city should ban cars.",
        "Air gets **cleaner**.",
        "See [this](https://x.org).",
    ),
    *("It was *1990* already.", "Nobody #doubts it.", "So says @[Ban].", "No"),
)
_ENDS = ("", " #pro", " #(two words)", ' {kind: "fact"}', " {strength: 0.5}", " // why")
_SIGNS = ("+", "-", "_", "<+", "<-", "<_", "+>", "->")
_SLIPS = (
    *("[", "]", "<", ">", "{", "}", "(1)", "----", "--", ":", "#", "\n", "\n\n", "  "),
    *("===", "/*", "*/", "<!--", "**", "\\", "\t", "\r", "\x00", "\ufeff", "+", "><"),
)


@st.composite
def _nodes(draw: st.DrawFn, *, arguments: bool = True) -> str:
    title = draw(st.sampled_from(_TITLES))
    sentence = draw(st.sampled_from(_SENTENCES))
    end: str = draw(st.sampled_from(_ENDS))
    forms = ("[{t}]: {s}", "[{t}]", "{s}", "<{t}>: {s}", "<{t}>")
    form: str = draw(st.sampled_from(forms if arguments else forms[:3]))
    return form.format(t=title, s=sentence) + end


@st.composite
def _trees(draw: st.DrawFn) -> str:
    # Contradictions hold between statements only.
    arguments = draw(st.booleans())
    lines = [draw(_nodes(arguments=arguments))]
    depth = 0
    for _ in range(draw(st.integers(0, 4))):
        depth = draw(st.integers(1, depth + 1))
        sign = draw(st.sampled_from(_SIGNS if arguments else (*_SIGNS, "><")))
        lines.append(f"{'  ' * depth}{sign} {draw(_nodes(arguments=arguments))}")
    return "\n".join(lines)


@st.composite
def _reconstructions(draw: st.DrawFn) -> str:
    # The name is replaced later: an argument has one reconstruction.
    lines = ["<@>", ""]
    number = 1
    for _ in range(draw(st.integers(1, 2))):
        for _ in range(draw(st.integers(1, 2))):
            lines.append(f"({number}) {draw(_nodes(arguments=False))}")
            number += 1
        rules = ("----", "-- modus ponens --", "-- chain, sign {uses: [1]} --")
        lines.append(draw(st.sampled_from(rules)))
        lines.append(f"({number}) {draw(_nodes(arguments=False))}")
        if draw(st.booleans()):
            lines.append(f"  {draw(st.sampled_from(_SIGNS))} {draw(_nodes())}")
        number += 1
    return "\n".join(lines)


_heads = st.sampled_from(
    ("", "===\ntitle: Cars\n===\n\n", "===\nauthor: [Ann, Bo]\n===\n\n")
)
_others = st.sampled_from(
    ("# Costs", "## Health {isGroup: true}", "// a remark", "* [Ban]")
)


@st.composite
def texts(draw: st.DrawFn, *, max_size: int = 5) -> str:
    """Documents in Argdown: statements, arguments, relations, reconstructions.

    Args:
        draw: Given by Hypothesis.
        max_size: Largest number of blocks.
    """
    block = st.one_of(_trees(), _reconstructions(), _others)
    blocks = [
        one.replace("<@>", f"<Case {number}>")
        for number, one in enumerate(draw(st.lists(block, max_size=max_size)))
    ]
    return draw(_heads) + "\n\n".join(blocks) + draw(st.sampled_from(("", "\n")))


@st.composite
def broken_texts(draw: st.DrawFn, *, max_size: int = 5) -> str:
    """Documents with slips: characters left out, doubled, swapped or put in."""
    text = draw(texts(max_size=max_size))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from((0, 0, 1, 2, 8))))
        text = text[:start] + draw(st.sampled_from(("", *_SLIPS))) + text[end:]
    return text
