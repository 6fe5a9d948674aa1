import pytest

from tests.simulator.shims.taught import in_scenario

USES = ["uvloop.install()", "uvloop.new_event_loop()", "uvloop.run(asyncio.sleep(1))"]


@pytest.mark.parametrize("use", USES)
def test_it_is_refused_when_it_is_used(use):
    program = f"""
    import asyncio, warnings, uvloop
    warnings.simplefilter("ignore")
    print(isinstance(asyncio.new_event_loop(), uvloop.Loop))
    try:
        {use}
    except Exception as error:
        print(type(error).__name__, error)
    """
    said = in_scenario(program, "uvloop", warnings="ignore")
    assert said[0] == "False"
    assert said[1].startswith("LibraryRefused uvloop waits in C")
    assert "used at <string>:" in said[1]
    assert "asyncio" in said[1].partition(";")[2]


def test_a_bot_that_swallows_it_ends_the_scenario_all_the_same():
    program = """
    import uvloop
    def bot():
        try:
            uvloop.install()
        except Exception:
            print("swallowed")
    clock.call_soon(bot)
    try:
        clock.settle()
    except Exception as error:
        print(type(error).__name__)
    """
    assert in_scenario(program, "uvloop") == ["swallowed", "LibraryRefused"]
