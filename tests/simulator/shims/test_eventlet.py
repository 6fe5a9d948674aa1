import pytest

from tests.simulator.shims.taught import in_scenario


@pytest.mark.parametrize("use", ["eventlet.monkey_patch()", "eventlet.sleep(1)"])
def test_it_is_refused_when_it_is_used(use):
    program = f"""
    import eventlet
    try:
        {use}
    except Exception as error:
        print(type(error).__name__, error)
    """
    (refused,) = in_scenario(program, "eventlet", warnings="ignore")
    assert refused.startswith("LibraryRefused eventlet waits in C")
    assert "gthread" in refused
