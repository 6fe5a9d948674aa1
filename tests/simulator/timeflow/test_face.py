"""The contract with freezegun, and what clocks show to whom."""

import contextlib
import datetime as dt
import time
import uuid
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import freezegun
import pytest
from freezegun import api

from simulator.errors import ClockTaken
from simulator.timeflow.face import install
from simulator.timeflow.real import Real
from tests.simulator.simulation import START, Simulation, in_new_process


def _spellings():
    """Return now, in UTC, by every way of asking."""
    zone = ZoneInfo("Asia/Jakarta")
    return [
        datetime.now(UTC),
        datetime.now(zone),
        datetime.now().astimezone(),
        datetime.fromtimestamp(time.time(), UTC),
        datetime.fromtimestamp(time.time_ns() / 1e9).astimezone(zone),
        datetime.today().astimezone(UTC),
        datetime.strptime(time.strftime("%Y-%m-%dT%H:%M:%S%z"), "%Y-%m-%dT%H:%M:%S%z"),
        datetime(*time.gmtime()[:6], tzinfo=UTC),
        datetime.fromtimestamp(time.mktime(time.localtime()), UTC),
    ]


def test_every_clock_shows_simulated_time_to_the_bot(simulation):
    def bot():
        time.sleep(3600)
        for moment in _spellings():
            simulation.mark(moment.astimezone(UTC) == START + timedelta(hours=1))
        simulation.mark(date.today() == START.date())  # noqa: DTZ011

    simulation.play(bot)
    assert simulation.marks == [(3600, True)] * 10


def test_steady_clocks_only_grow_whatever_the_date():
    steady = []
    for start in (START, START - timedelta(days=5000), START + timedelta(days=9)):
        with (simulation := Simulation(start)).clock.running():
            before = [time.monotonic(), time.perf_counter(), time.monotonic_ns() / 1e9]
            simulation.rest(60)
            assert datetime.now(UTC) == start + timedelta(seconds=60)
            after = [time.monotonic(), time.perf_counter(), time.perf_counter_ns() / 1e9]
            assert [b - a for a, b in zip(before, after, strict=True)] == pytest.approx([60] * 3)
            steady += [before[0], after[0]]
    assert steady == sorted(steady)


def test_unmanaged_threads_see_real_time_during_a_scenario(simulation):
    seen = []
    Real.start_new_thread(lambda: seen.append(_spellings()), ())
    while not seen:
        Real.sleep(0.001)
    now = datetime.fromtimestamp(Real.time(), UTC)
    assert all(abs(moment - now) < timedelta(minutes=1) for moment in seen[0])


def test_between_scenarios_the_face_shows_real_time():
    install()
    now = datetime.fromtimestamp(Real.time(), UTC)
    assert all(abs(moment - now) < timedelta(minutes=1) for moment in _spellings())
    assert abs(time.monotonic() - Real.monotonic()) < 60
    assert abs(time.perf_counter() - Real.perf_counter()) < 60


def test_between_scenarios_freeze_time_is_the_users():
    install()
    for _ in range(2):
        with freezegun.freeze_time("2001-02-03 04:05:06") as frozen:
            assert datetime.now(UTC) == datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC)
            assert time.time() == datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC).timestamp()
            assert date.today() == date(2001, 2, 3)  # noqa: DTZ011
            assert time.gmtime()[:6] == (2001, 2, 3, 4, 5, 6)
            assert time.strftime("%Y", time.gmtime()) == "2001"
            frozen.tick(timedelta(hours=1))
            assert datetime.now(UTC).hour == 5
            assert datetime.fromtimestamp(0, UTC).year == 1970
            assert datetime(2001, 1, 1, tzinfo=UTC).astimezone(UTC).timestamp() == 978_307_200
    assert datetime.now(UTC).year > 2020


def test_a_freeze_inside_a_scenario_is_an_error(simulation):
    with pytest.raises(ClockTaken, match=r"test_face.py:\d+ in test_a_freeze_inside"):
        freezegun.freeze_time("2001-02-03").start()
    assert simulation.clock.now().year == datetime.now(UTC).year
    simulation.rest(1)


def test_a_freeze_around_a_scenario_is_an_error():
    simulation = Simulation()
    with (
        freezegun.freeze_time("2001-02-03"),
        pytest.raises(ClockTaken, match="freeze_time"),
        simulation.clock.running(),
    ):
        simulation.mark("never")
    assert simulation.marks == []


def test_a_freeze_by_the_bot_is_an_error_even_if_the_bot_swallows_it(simulation):
    @freezegun.freeze_time("2001-02-03")
    def counts_the_days():
        simulation.mark("never")

    def bot():
        with contextlib.suppress(Exception):
            counts_the_days()

    with pytest.raises(ClockTaken, match=r"test_face.py:\d+ in bot"):
        simulation.deliver(bot)
    assert simulation.marks == []
    simulation.rest(1)


def test_nobody_moves_the_clock_through_freezegun(simulation):
    for move in (api.freeze_factories[-1].tick, api.freeze_factories[-1].move_to):
        with pytest.raises(ClockTaken):
            move(timedelta(hours=1))


def test_installing_twice_is_installing_once():
    assert install() is install()
    assert len([each for each in api.freeze_factories if each is install().face]) == 1


def test_uuid1_carries_simulated_time(simulation):
    stamp = (uuid.uuid1().time - 0x01B21DD213814000) / 1e7
    assert abs(stamp - START.timestamp()) < 1


def test_frozen_types_behave_like_the_real_ones(simulation):
    now = datetime.now()  # noqa: DTZ005
    assert isinstance(now, dt.datetime)
    assert isinstance(now, dt.date)
    assert type(now + timedelta(1)) is type(now)
    assert isinstance(api.real_datetime(2024, 1, 1), datetime)
    assert datetime.fromtimestamp(timestamp=0, tz=UTC) == datetime(1970, 1, 1, tzinfo=UTC)
    assert now == api.real_datetime.fromtimestamp(now.timestamp())


LOCAL_TIME = """
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo
from simulator.clock import Clock
from tests.simulator.timeflow.test_face import _spellings
clock = Clock(datetime.fromisoformat({start!r}))
with clock.running():
    for _ in range({hours}):
        now = clock.now()
        assert {{s.astimezone(UTC) for s in _spellings()}} == {{now}}, (now, _spellings())
        local = now.astimezone(ZoneInfo({zone!r}))
        naive = datetime.now()
        assert naive == datetime.today() == local.replace(tzinfo=None)
        assert naive.fold == local.fold
        assert naive.timestamp() == now.timestamp() == time.time()
        assert (time.localtime().tm_hour, time.localtime().tm_isdst) == (
            local.hour, int(bool(local.dst()))
        )
        assert naive.astimezone().utcoffset() == local.utcoffset()
        assert time.strftime("%H%z") == local.strftime("%H%z")
        print(local.hour, end=" ")
        clock.advance(timedelta(hours=1))
"""


@pytest.mark.parametrize(
    ("zone", "start", "hours"),
    [
        ("Europe/Paris", "2024-01-15T12:00+00:00", "13"),
        ("Europe/Paris", "2024-07-15T12:00+00:00", "14"),
        ("Europe/Paris", "2024-03-31T00:00+00:00", "1 3 4"),
        ("Europe/Paris", "2024-10-27T00:00+00:00", "2 2 3"),
        ("America/New_York", "2024-11-03T05:00+00:00", "1 1 2"),
        ("Asia/Kolkata", "2024-07-15T00:00+00:00", "5 6"),
    ],
)
def test_all_spellings_agree_on_local_time(zone, start, hours):
    program = LOCAL_TIME.format(start=start, zone=zone, hours=len(hours.split()))
    assert in_new_process(program, zone=zone).strip() == hours


BOT = """
import functools, time
from dataclasses import dataclass, field
from datetime import datetime
from time import sleep, time as now

def default(clock=time.time):
    return clock()

class Holder:
    clock = time.time

@dataclass
class Record:
    at: datetime = field(default_factory=datetime.now)

table = {"now": now}
part = functools.partial(datetime.now)
"""


def test_what_is_imported_afterwards_keeps_simulated_time_even_in_defaults(tmp_path):
    (tmp_path / "late_bot.py").write_text(BOT)
    program = f"""
    import sys
    from datetime import UTC
    from simulator.clock import Clock
    clock = Clock()
    sys.path.insert(0, {str(tmp_path)!r})
    import late_bot as bot
    with clock.running():
        bot.sleep(3600)
        now = clock.now()
        print(now.timestamp() == bot.default() == bot.Holder.clock() == bot.table["now"]())
        print(now == bot.part().astimezone(UTC) == bot.Record().at.astimezone(UTC))
    """
    assert in_new_process(program).split() == ["True", "True"]


def test_the_test_runner_keeps_its_real_clocks():
    program = """
    from _pytest import timing
    from simulator.timeflow.real import Real
    from simulator.clock import Clock
    with Clock().running():
        print(abs(timing.time() - Real.time()) < 60)
        print(abs(timing.perf_counter() - Real.perf_counter()) < 60)
    """
    assert in_new_process(program).split() == ["True", "True"]
