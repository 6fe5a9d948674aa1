from datetime import timedelta

from simulator.skip import SLOW_SKIP, Skip, skip_from_json, slow_skips

SLOW = Skip(
    began=timedelta(minutes=1),
    length=timedelta(days=7),
    seconds=46.25,
    wakers=(("thread 'look' at bot.py:26 in look", 604_800),),
)


def test_a_skip_is_read_back_as_it_was_written():
    assert skip_from_json(SLOW.to_json()) == SLOW


def test_a_slow_skip_is_told_with_who_woke_up():
    assert slow_skips("Shop: Talk", [SLOW]) == (
        "Shop: Talk: 7 days took 46.2 s of real time: thread 'look' at bot.py:26 in look woke "
        "604,800 times; let it sleep until something is due, or look less often",
    )


def test_a_quick_skip_is_not_told():
    quick = Skip(began=timedelta(), length=timedelta(days=7), seconds=SLOW_SKIP)
    assert slow_skips("Shop: Talk", [quick]) == ()


def test_where_nobody_woke_up_it_is_the_bot_that_computed():
    (told,) = slow_skips(
        "Shop: Talk", [Skip(began=timedelta(), length=timedelta(hours=1), seconds=3)]
    )
    assert told.startswith("Shop: Talk: 1 hour took 3.0 s of real time, though nobody kept waking")
