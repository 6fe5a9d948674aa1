"""What was imported or started before the clock took over."""

import pytest

from tests.simulator.simulation import in_new_process

ALIASES = """
    import sys, types
    old = types.ModuleType("old")
    sys.modules["old"] = old
    exec(
        "from time import sleep, time; from threading import Lock, Thread; "
        "from queue import SimpleQueue; from select import select; "
        "from _thread import allocate_lock",
        vars(old),
    )
    from simulator.clock import Clock
    clock = Clock()
    def age(function):
        before = clock.now()
        function()
        print((clock.now() - before).total_seconds())
    def held(lock):
        lock.acquire()
        old.Thread(target=lambda: (old.sleep(5), lock.release())).start()
        lock.acquire()
    def queued():
        items = old.SimpleQueue()
        old.Thread(target=lambda: (old.sleep(6), items.put(1))).start()
        items.get()
    with clock.running():
        age(lambda: old.sleep(3600))
        age(lambda: old.select([], [], [], 2))
        age(lambda: held(old.Lock()))
        age(lambda: held(old.allocate_lock()))
        age(queued)
        print(abs(old.time() - clock.now().timestamp()) < 1)
"""


def test_names_that_modules_took_before_follow_the_clock():
    said = in_new_process(ALIASES).split()
    assert said == ["3600.0", "2.0", "5.0", "5.0", "6.0", "True"]


@pytest.mark.parametrize("when", ["before", "between"])
def test_a_thread_that_ran_before_the_bot_was_imported_is_written_down(when):
    program = f"""
    import threading
    over = threading.Event()
    def polls():
        over.wait()
    def start():
        threading.Thread(target=polls, name="poller-7").start()
    if {when == "before"}:
        start()
    from simulator.clock import Clock
    clock = Clock()
    if {when == "between"}:
        start()
    with clock.paused():
        threading.Thread(target=over.wait).start()
    with clock.paused():
        print(*clock.certificate.sentences(), sep="\\n")
    over.set()
    """
    said = in_new_process(program).splitlines()
    assert said == [
        "thread 'poller' was started before the clock took over, and lives in real time"
    ]
