import pytest

from tests.simulator.shims.taught import in_scenario


@pytest.mark.parametrize("use", ["patch_all()", "patch_socket()", "patch_time()"])
def test_it_is_refused_when_it_is_used(use):
    program = f"""
    import time
    from gevent import monkey
    sleep = time.sleep
    try:
        monkey.{use}
    except Exception as error:
        print(type(error).__name__, error)
    print(time.sleep is sleep)
    """
    refused, unpatched = in_scenario(program, "gevent", warnings="ignore")
    assert refused.startswith("LibraryRefused gevent waits in C")
    assert "gthread" in refused
    assert unpatched == "True"
