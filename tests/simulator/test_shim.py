"""What shims share."""

import datetime as dt

from simulator.shim import as_real, is_shown, now, real_type
from simulator.timeflow.face import install
from tests.simulator.simulation import START


def test_now_is_what_the_caller_takes_for_it(simulation):
    assert now() == START
    simulation.rest(60)
    assert now() == START + dt.timedelta(seconds=60)


def test_shown_dates_turn_into_pythons_own():
    install()
    moment = dt.datetime(2024, 10, 27, 2, 30, 1, 5, tzinfo=dt.UTC, fold=1)
    assert is_shown(moment)
    real = as_real(moment)
    assert type(real) is real_type(dt.datetime)
    assert not is_shown(real)
    assert (real, real.fold, real.tzinfo) == (moment, 1, dt.UTC)
    assert type(as_real(dt.date(2024, 1, 2))) is real_type(dt.date)
    assert not is_shown("2024-01-02")
