import pytest

from argmap import render
from argmap.layouts.characters import count_columns
from argmap.model import Argument, ArgumentMap, Attack, Inference, Statement
from argmap.renderers.outline import escape_markdown, write_markdown, write_outline


def test_linked_premises_are_joined_by_and_and_undercuts_name_the_step():
    m = ArgumentMap(
        statements=tuple(Statement(i, f"{i.upper()} is so.") for i in "abcde"),
        inferences=(Inference("i", ("b", "c"), "a"), Inference("j", ("d",), "b")),
        attacks=(Attack("x", ("e",), "i"), Attack("y", ("d",), "x")),
    )
    assert write_outline(m) == (
        "1  A is so.\n"
        "   because\n"
        "   2  B is so.\n"
        "      because\n"
        "      4  D is so.\n"
        "   and\n"
        "   3  C is so.\n"
        "      however, against the step from 2+3\n"
        "      5  E is so.\n"
        "         however, against the step from 5\n"
        "         see 4: D is so.\n"
    )


def test_title_source_and_empty_map():
    m = ArgumentMap(title="Cars", metadata={"author": "A. Coach"})
    assert write_outline(m) == "Cars\nA. Coach\nThis map is empty.\n"
    assert write_markdown(m) == "# Cars\n\nA. Coach\n\nThis map is empty.\n"


def test_lines_keep_the_width_and_hang_under_their_text():
    m = ArgumentMap(
        statements=(Statement("a", "word " * 30), Statement("b", "日本語" * 30)),
        inferences=(Inference("i", ("b",), "a"),),
    )
    lines = write_outline(m, width=40).splitlines()
    assert all(count_columns(line) <= 40 for line in lines)
    assert lines[1].startswith("   word")
    assert "".join(lines).count("日本語"[0]) == 30


@pytest.mark.parametrize("width", [1, 5, 30])
def test_very_narrow_outlines_lose_nothing(width):
    m = ArgumentMap(statements=(Statement("a", "some words"), Statement("b", "x" * 9)))
    said = "".join(write_outline(m, width=width).split())
    assert said == "1somewords2xxxxxxxxx"


def test_deep_groups_stay_within_the_page_and_name_what_they_bear_on():
    count = 3000
    m = ArgumentMap(
        statements=tuple(Statement(f"s{i}", f"Number {i}.") for i in range(count)),
        inferences=tuple(
            Inference(f"i{i}", (f"s{i + 1}",), f"s{i}") for i in range(count - 1)
        ),
    )
    for outline in (write_outline(m), write_markdown(m)):
        assert len(outline) < 200 * count
        assert "because, about 2000" in outline
    assert max(map(len, write_outline(m).splitlines())) <= 78


def test_verdicts_are_words():
    m = ArgumentMap(
        statements=(Statement("a", "A."), Statement("b", "B.")),
        attacks=(Attack("x", ("b",), "a"),),
    )
    outline = write_outline(m, labels={"a": "out", "b": "stands", "x": "open"})
    assert outline.splitlines() == [
        "1  A. [does not stand]",
        "   but [open]",
        "   2  B. [stands]",
    ]


def test_sketches_speakers_members_questions_and_empty_steps():
    m = ArgumentMap(
        statements=(
            Statement("a", "Last.", members=("First.", "Last."), speaker="Ann"),
            Statement("b", "B.", implicit=True),
        ),
        arguments=(Argument("S", "Gist.", title="Sketch"),),
        inferences=(
            Inference("i", ("S",), "a", questions={"is it?": None, "so?": "b"}),
            Inference("j", ("b",), "S", scheme="sign"),
        ),
        attacks=(Attack("x", (), "b"),),
    )
    assert write_outline(m).splitlines() == [
        "1  Last. (Ann)",
        "   also: First.",
        "   because",
        "   2  Sketch: Gist.",
        "      because (sign)",
        "      3  B. (unstated)",
        "         but",
        "         (no premise given)",
        "   open question: is it?",
        "   question: so? (answered by 3)",
    ]


def test_markdown_is_a_nested_list_and_texts_are_escaped():
    m = ArgumentMap(
        statements=(Statement("a", "\\*A\\*"), Statement("b", "<b> www.x.org `c`")),
        inferences=(Inference("i", ("b",), "a"),),
    )
    assert write_markdown(m) == (
        "- **1** \\*A\\*\n  - *because*\n    - **2** \\<b\\> www\\.x.org \\`c\\`\n"
    )


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a_b*c", "a\\_b\\*c"),
        ("[x](http://e.org)", "\\[x\\](http\\://e.org)"),
        ("# no", "\\# no"),
        ("a@b.c", "a\\@b.c"),
        ("plain, text.", "plain, text."),
    ],
)
def test_markdown_marks_lose_their_meaning(text, escaped):
    assert escape_markdown(text) == escaped


def test_numbers_of_outline_and_picture_agree():
    m = ArgumentMap(
        statements=tuple(Statement(i, f"{i}{i}{i}") for i in "abcdef"),
        inferences=(Inference("i", ("b", "c"), "a"), Inference("j", ("d",), "c")),
        attacks=(Attack("x", ("e",), "i"),),
    )
    from argmap.layouts import Frame, lay_out

    numbers = {}
    for part in lay_out(m).parts:
        for box in part.boxes if isinstance(part, Frame) else (part,):
            numbers[box.id] = box.number
    outline = str(render(m, "outline"))
    for name, number in numbers.items():
        assert f"{number}  {name * 3}" in outline
