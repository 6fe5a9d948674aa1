"""Threads of queues, pools and schedulers, which are Python on top of what was replaced."""

import concurrent.futures as futures
import datetime as dt
import gc
import queue
import sched
import threading
import time

import pytest
from apscheduler.schedulers.background import BackgroundScheduler

from tests.simulator.simulation import in_new_process

DAY = 86_400


@pytest.mark.parametrize(
    "kind", [queue.Queue, queue.LifoQueue, queue.PriorityQueue, lambda: queue.SimpleQueue()]
)
def test_a_queue_waits_for_items_until_its_time_out(simulation, kind):
    def worker(items):
        for _ in range(2):
            simulation.mark(items.get(timeout=100))
        with pytest.raises(queue.Empty):
            items.get(timeout=100)
        simulation.mark("empty")

    def bot():
        items = kind()
        threading.Thread(target=worker, args=(items,), daemon=True).start()
        items.put(1)
        time.sleep(60)
        items.put(2)

    assert simulation.play(bot) == [(0, 1), (60, 2), (160, "empty")]


def test_a_full_queue_waits_for_room(simulation):
    def bot():
        items = queue.Queue(maxsize=1)
        items.put(1)
        with pytest.raises(queue.Full):
            items.put(2, timeout=5)
        threading.Timer(5, items.get).start()
        items.put(3)
        simulation.mark("put")

    assert simulation.play(bot) == [(10, "put")]


def test_a_pool_works_in_simulated_time(simulation):
    def job(seconds):
        time.sleep(10 * seconds)
        simulation.mark(seconds)
        return seconds

    def bot():
        with futures.ThreadPoolExecutor(2) as pool:
            jobs = [pool.submit(job, seconds) for seconds in (3, 1, 2)]
            with pytest.raises(TimeoutError):
                jobs[0].result(timeout=5)
            simulation.mark("time-out")
            done, _ = futures.wait(jobs, timeout=20)
            simulation.mark(len(done))
            simulation.mark([each.result() for each in futures.as_completed(jobs)])
            simulation.mark(list(pool.map(abs, (-1, -2))))

    what = simulation.play(bot)
    assert what[:3] == [(5, "time-out"), (10, 1), (25, 1)]
    assert sorted(what[3:5], key=str) == [(30, 2), (30, 3)]
    assert (what[5][0], sorted(what[5][1])) == (30, [1, 2, 3])
    assert what[6] == (30, [1, 2])


def test_a_pool_that_is_thrown_away_ends_its_workers(simulation):
    def bot():
        futures.ThreadPoolExecutor(2).submit(time.sleep, 1)

    simulation.play(bot)
    gc.collect()
    simulation.rest(1)
    assert not simulation.leftovers()


def test_sched_takes_the_simulated_clock_by_itself(simulation):
    def bot():
        plan = sched.scheduler()
        plan.enter(7200, 1, simulation.mark, ("late",))
        plan.enter(60, 1, simulation.mark, ("early",))
        plan.run()

    assert simulation.play(bot) == [(60, "early"), (7200, "late")]


def test_apscheduler_keeps_intervals_and_dates(simulation):
    def bot():
        plan = BackgroundScheduler(timezone="UTC")
        plan.add_job(simulation.mark, "interval", hours=8, args=("interval",))
        soon = dt.datetime.now(dt.UTC) + dt.timedelta(hours=23)
        plan.add_job(simulation.mark, "date", run_date=soon, args=("date",))
        plan.start()
        time.sleep(DAY + 1)
        plan.shutdown(wait=False)

    expected = [(28_800, "interval"), (57_600, "interval"), (82_800, "date"), (DAY, "interval")]
    simulation.play(bot)
    assert [(round(at, 3), what) for at, what in simulation.marks] == expected


def test_apscheduler_keeps_local_time():
    program = """
    import time
    from datetime import UTC, datetime, timedelta
    from simulator.clock import Clock
    clock = Clock(datetime(2024, 3, 30, 12, tzinfo=UTC))
    from apscheduler.schedulers.background import BackgroundScheduler
    def bot():
        plan = BackgroundScheduler(timezone="Europe/Paris", daemon=True)
        plan.add_job(lambda: print(clock.now().isoformat()), "cron", hour=9)
        plan.start()
    with clock.running():
        clock.call_soon(bot)
        clock.advance(timedelta(days=2))
        import os, sys; sys.stdout.flush(); os._exit(0)
    """
    fired = in_new_process(program, zone="Europe/Paris").split()
    assert [at[:16] for at in fired] == ["2024-03-31T07:00", "2024-04-01T07:00"]
