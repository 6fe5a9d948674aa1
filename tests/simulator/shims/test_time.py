from tests.simulator.shims.taught import in_scenario


def test_what_freezegun_leaves_alone():
    program = """
    import time
    print(time.ctime(), "|", time.asctime(), "|", time.ctime(0), "|", time.asctime(time.gmtime(0)))
    print(time.clock_gettime(time.CLOCK_REALTIME) == time.time())
    print(time.clock_gettime_ns(time.CLOCK_REALTIME) == time.time_ns())
    print(time.clock_gettime(time.CLOCK_MONOTONIC) == time.monotonic())
    print(time.clock_gettime_ns(time.CLOCK_MONOTONIC) == time.monotonic_ns())
    print(time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID) < 60)
    """
    said = in_scenario(program, zone="Asia/Jakarta")
    assert said[0] == (
        "Mon Jan 15 16:00:00 2024 | Mon Jan 15 16:00:00 2024 | "
        "Thu Jan  1 07:00:00 1970 | Thu Jan  1 00:00:00 1970"
    )
    assert said[1:] == ["True"] * 5
