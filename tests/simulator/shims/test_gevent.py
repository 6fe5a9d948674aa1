import pytest

from tests.simulator.shims.taught import in_scenario


@pytest.mark.parametrize("use", ["gevent.sleep(1)", "gevent.spawn(print).join()"])
def test_it_is_refused_when_it_is_used(use):
    program = f"""
    import gevent
    try:
        {use}
    except Exception as error:
        print(type(error).__name__, error)
    """
    (refused,) = in_scenario(program, "gevent", warnings="ignore")
    assert refused.startswith("LibraryRefused gevent waits in C")
