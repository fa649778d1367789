from itertools import pairwise

import pytest

from argmap.layouts.proportions import DEFAULT
from argmap.layouts.routing import End, route, spread


def test_ends_are_spread_evenly():
    assert spread(0, 60, [(-100,), (200,)], 10) == [20, 40]


def test_a_wire_that_can_run_straight_does():
    assert spread(0, 60, [(-100,), (44.0,)], 10) == [20, 44]
    assert spread(0, 30, [(12.5,)], 10) == [12.5]
    assert spread(0, 30, [(2.0,)], 10) == [15]  # too near to the corner


def test_ends_stay_apart_and_in_order():
    ends = spread(0, 40, [(20.0,), (21.0,), (22.0,)], 10)
    assert ends == sorted(ends)
    assert all(b - a >= 10 - 1e-9 for a, b in pairwise(ends))


def tracks(ends):
    return [routes[0].points[1][0] for routes in route(ends, 0, 46, DEFAULT)]


def test_wires_that_go_up_run_the_nearer_the_lower_they_start():
    first, second = tracks([End(0, 100, (10,)), End(0, 110, (60,))])
    assert first < second


def test_wires_that_go_down_run_the_nearer_the_higher_they_start():
    first, second = tracks([End(0, 10, (60,)), End(0, 20, (110,))])
    assert first > second


def test_wires_that_do_not_meet_share_a_track():
    first, second = tracks([End(0, 50, (10,)), End(0, 60, (110,))])
    assert first == second


def test_many_tracks_are_squeezed_into_the_gap():
    ends = [End(0, 1000.0 + 10 * i, (10.0 + 30 * i,)) for i in range(30)]
    found = tracks(ends)
    assert found == sorted(found)
    assert len(set(found)) == 30
    assert found[0] > DEFAULT.arrow
    assert found[-1] < 46


def test_a_straight_wire_has_two_corners():
    ((only,),) = route([End(5, 20, (20,))], 0, 46, DEFAULT)
    assert only.points == ((46, 20), (5, 20))
    assert not only.joins


@pytest.mark.parametrize(
    ("starts", "carrier"),
    [((0, 20, 40), 0), ((60, 80, 100), 2), ((0, 50, 100), 1), ((0, 40, 90), 0)],
)
def test_one_wire_of_a_bundle_carries_the_head(starts, carrier):
    (routes,) = route([End(5, 50, starts)], 0, 46, DEFAULT)
    assert [one.joins for one in routes] == [k != carrier for k in range(3)]
    assert routes[carrier].points[-1] == (5, 50)
    trunk = {point[0] for one in routes for point in one.points[1:2]} - {5}
    assert len(trunk) == 1
