from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from argmap.layouts.tidy import Gap, TidyTree

sizes = st.floats(1, 100)


@st.composite
def trees(draw):
    count = draw(st.integers(1, 25))
    children = [[] for _ in range(count)]
    parents = [0] * count
    for node in range(1, count):
        parents[node] = draw(st.integers(max(0, node - 6), node - 1))
        children[parents[node]].append(node)
    widths = [draw(sizes) for _ in range(count)]
    starts, ends = [0.0] * count, [0.0] * count
    for node in range(count):
        starts[node] = ends[parents[node]] if node else 0.0
        ends[node] = starts[node] + draw(sizes)
    return widths, starts, ends, children


@given(trees())
def test_nodes_do_not_overlap_and_parents_stand_in_the_middle(tree):
    widths, starts, ends, children = tree
    places = TidyTree(widths, ends, children).place()
    for a in range(len(widths)):
        for b in range(a):
            beside = starts[a] < ends[b] - 1e-9 and starts[b] < ends[a] - 1e-9
            over = (
                places[a] < places[b] + widths[b] - 1e-6
                and places[b] < places[a] + widths[a] - 1e-6
            )
            assert not (beside and over)
    for node, below in enumerate(children):
        if below:
            first, last = places[below[0]], places[below[-1]] + widths[below[-1]]
            assert abs((first + last) / 2 - places[node] - widths[node] / 2) < 1e-6
            assert all(
                places[a] + widths[a] <= places[b] + 1e-6 for a, b in pairwise(below)
            )


def test_slack_is_shared_among_small_siblings():
    # a wide child, two small ones, a wide one: the small ones stand evenly between
    children = [[1, 2, 3, 4], [5], [], [], [6], [], []]
    widths = [10, 10, 10, 10, 10, 100, 100]
    ends = [10, 20, 20, 20, 20, 30, 30]
    places = TidyTree(widths, ends, children).place()
    gaps = [places[i + 1] - places[i] - 10 for i in (1, 2, 3)]
    assert max(gaps) - min(gaps) < 1e-9
    assert gaps[0] > 10


def test_small_trees_fill_the_room_beside_wide_ones():
    # the second child is short, and slips under the deep part of the first
    children = [[1, 2], [3], [], []]
    places = TidyTree([10, 10, 10, 200], [10, 20, 20, 30], children).place()
    assert places[2] - places[1] == 10


def test_a_gap_covers_its_wires_but_leaves_the_parent_in_the_middle():
    children = [[1], [2, 3], [], []]
    gap = Gap(whole=10, start=0, end=10, out=4, clear=1)
    tree = TidyTree([10, 0, 50, 50], [10, 20, 30, 30], children, {1: gap})
    places = tree.place()
    assert places[0] + 5 == (places[2] + places[3] + 50) / 2
    assert places[1] == places[2] + 4
    assert tree.sizes[1] == places[0] + 10 + 1 - places[1]  # its last wire ends there


def test_a_chain_of_100_000_needs_no_recursion():
    count = 100_000
    children = [[i + 1] for i in range(count - 1)] + [[]]
    places = TidyTree([10] * count, list(range(1, count + 1)), children).place()
    assert len(set(places)) == 1
