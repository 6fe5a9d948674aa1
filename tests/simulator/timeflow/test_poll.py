import pytest

from simulator.timeflow.poll import NEVER, Poll


def poll(stride):
    return Poll("somebody", 10, stride, lambda: NEVER)


@pytest.mark.parametrize(
    ("stride", "instant", "look"),
    [(10, 99, 93), (10, 93, 93), (10, 102.9, 93), (20, 99, 83), (20, 103, 103), (0, 99, 3)],
)
def test_looks_are_left_out_by_whole_strides(stride, instant, look):
    assert poll(stride).last_look_by(instant, 3) == look


def test_where_something_is_due_before_it_a_look_stays():
    assert poll(10).last_look_by(2, 3) == 3
