"""The pytest plugin: nothing without ``--bot``, everything before the bot with it."""

import sys
from pathlib import Path

import pytest

from tests.requirements import require

HELLO = """
    Feature: Shop
      Scenario: Hello
        Given a customer named "Ana"
        When Ana says "Hi!"
        Then the bot answers within 5 seconds
      Scenario: Goodbye
        Given a customer
        When the customer talks like a "newcomer" customer
        And 10 seconds pass
"""

UNTOUCHED = """
    import sys
    import threading
    import time

    REAL_LOCK, REAL_SLEEP, REAL_TIME = threading.Lock, time.sleep, time.time

    def test_nothing_is_patched():
        assert type(threading.Lock()).__module__ == "_thread"
        assert type(time.time).__name__ == "builtin_function_or_method"
        assert type(time.sleep).__name__ == "builtin_function_or_method"
        assert time.time() > 1_700_000_000

    def test_nothing_heavy_is_imported():
        heavy = {"freezegun", "flask", "werkzeug", "simulator", "fake_graph", "pydantic", "rich"}
        assert not heavy & set(sys.modules)
        assert not any(name.startswith("simulator") for name in sys.modules)

    def test_options_exist(pytestconfig):
        assert pytestconfig.getoption("--bot") is None
"""

ORDINARY = """
    import threading
    import time
    from datetime import datetime

    import pytest
    from freezegun import freeze_time

    def test_time_is_real_and_goes_on():
        assert abs(time.time() - datetime.now().timestamp()) < 5
        began = time.monotonic()
        time.sleep(0.02)
        assert time.monotonic() - began >= 0.02
        assert datetime.now().year != 2020

    def test_threads_and_locks_are_real():
        event = threading.Event()
        timer = threading.Timer(0.02, event.set)
        timer.start()
        assert event.wait(5)
        lock = threading.Lock()
        assert lock.acquire(timeout=1)
        assert not lock.acquire(timeout=0.01)
        timer.join()

    @freeze_time("2012-01-14")
    def test_the_users_own_freeze_works_as_a_decorator():
        assert datetime.now() == datetime(2012, 1, 14)

    def test_the_users_own_freeze_works_as_a_context_and_nested():
        with freeze_time("2012-01-14 12:00:00") as outer:
            assert datetime.now() == datetime(2012, 1, 14, 12)
            outer.tick(10)
            assert datetime.now() == datetime(2012, 1, 14, 12, 0, 10)
            with freeze_time("1999-12-31"):
                assert datetime.now().year == 1999
            outer.move_to("2013-01-01")
            assert time.time() == datetime(2013, 1, 1).timestamp()
        assert datetime.now().year > 2020

    def test_a_scenario_in_between(customer, clock):
        customer.say("Hi!")
        assert datetime.now() == datetime(2026, 9, 7, 9)

    def test_time_is_real_again_after_a_scenario():
        test_time_is_real_and_goes_on()
        test_threads_and_locks_are_real()
"""


def test_without_a_bot_nothing_is_patched_and_nothing_heavy_is_imported(folder):
    folder.write("test_untouched.py", UNTOUCHED).feature(HELLO)
    # Those of httpx import rich by themselves.
    others = ("randomly", "pytest_httpx", "respx")
    ended = folder.pytest(*(f"-pno:{name}" for name in others), "-q")
    assert ended.code == 0, ended.said
    assert "3 passed" in ended.out


def test_without_a_bot_a_suite_that_has_packages_with_names_of_ours_runs_as_ever(folder):
    for name in ("simulator", "scenarios", "fake_graph"):
        folder.write(f"{name}/__init__.py", f"NAME = 'their {name}'\n")
    folder.write(
        "test_theirs.py",
        """
        import fake_graph
        import scenarios
        import simulator

        def test_theirs():
            names = [fake_graph.NAME, scenarios.NAME, simulator.NAME]
            assert names == ["their fake_graph", "their scenarios", "their simulator"]
        """,
    )
    ended = folder.pytest("-p", "no:randomly", "-q")
    assert ended.code == 0, ended.said


def test_with_a_bot_tests_that_use_no_fixture_of_ours_live_in_real_time(folder):
    ended = folder.write("test_ordinary.py", ORDINARY).pytest(
        "--bot", "wsgi:tests.bots.polite:app", "-q", "-p", "no:randomly"
    )
    assert ended.code == 0, ended.said
    assert "6 passed" in ended.out


def test_a_bot_that_a_conftest_imports_converses_and_goes_on_the_certificate(folder):
    folder.write("conftest.py", "import mybot\n")
    folder.write("mybot.py", "from tests.bots.punctual import app\n")
    folder.write(
        "test_hello.py",
        """
        def test_hello(bot, customer):
            customer.say("Hi!")
            assert "2026-09-07 09:00:00" in customer.messages()[0].text
        """,
    )
    ended = folder.pytest("--bot", "wsgi:mybot:app", "--courtesy-json", "report.json")
    assert ended.code == 0, ended.said
    escapes = ended.bot["certificate"]["escapes"]
    assert any("mybot" in text for text in escapes), ended.said


def test_a_bot_that_is_imported_before_the_freeze_goes_on_the_certificate(folder):
    folder.write("early.py", "import tests.bots.polite\n").feature(HELLO)
    ended = folder.pytest(
        *("-p", "early", "--bot", "wsgi:tests.bots.polite:app", "--courtesy-json", "report.json")
    )
    assert ended.code == 0, ended.said
    assert ended.bot["certificate"]["deterministic"] is False
    assert any(
        "tests.bots.polite" in text and "before the clock" in text
        for text in ended.bot["certificate"]["escapes"]
    )


def test_options_may_stand_in_the_ini_file(folder):
    folder.feature(HELLO).write(
        "pytest.ini",
        """
        [pytest]
        courtesy_bot = wsgi:mybot:app
        courtesy_seed = 42
        courtesy_as_of = 2026-10-01
        courtesy_page_id = 123456789012345
        courtesy_strict = true
        courtesy_json = report.json
        courtesy_env =
            SHOP=Ada's
            CITY=Lyon
        """,
    )
    folder.write(
        "mybot.py",
        """
        import os
        from tests.bots.messenger import app_for, send

        names = ("SHOP", "CITY", "PAGE_ID")
        app = app_for(lambda psid, text: send(psid, " ".join(os.environ[n] for n in names)))
        """,
    )
    ended = folder.pytest("-q")
    assert ended.code == 0, ended.said
    assert ended.report["seed"] == 42
    assert ended.report["as_of"].startswith("2026-10-01T09:00")
    assert ended.report["strict"] is True
    assert ended.texts("Hello") == ["Ada's Lyon 123456789012345"]
    again = folder.courtesy("run", "--seed", "43")
    assert again.code == 0, again.said
    assert again.report["seed"] == 43


def test_the_current_folder_is_importable_for_the_pytest_command_too(folder):
    script = Path(sys.executable).with_name("pytest")
    if not script.exists():
        pytest.skip("pytest is not installed as a command")
    own = "from tests.bots.polite import app\n"
    folder.write("mybot.py", own).write("features/shop.feature", HELLO)
    ended = folder.python(str(script), "-q", "--bot", "wsgi:mybot:app", "features")
    assert ended.code == 0, ended.said


def test_bad_options_are_a_usage_error_of_pytests(folder):
    ended = folder.feature(HELLO).pytest("--bot", "wsgi:nope:app", "--courtesy-seed", "one")
    assert ended.code == 4, ended.said
    assert "Traceback" not in ended.said
    assert "the seed is a whole number, not 'one'" in ended.err


def test_the_same_bytes_come_of_a_suite_of_workers_of_shuffling_and_of_a_scenario_alone(folder):
    require("xdist", "pytest_randomly")
    bot = ("--bot", "wsgi:tests.bots.chancy:app", "--courtesy-json", "report.json", "-q")
    hashed = {"PYTHONHASHSEED": "0"}
    folder.feature(HELLO).feature(HELLO.replace("Feature: Shop", "Feature: Other"), "other.feature")
    plain = folder.run("chancy")
    assert plain.code == 0, plain.said
    for options in (("-n", "2"), ("--randomly-seed=3",)):
        ended = folder.pytest(*bot, *options, **hashed)
        assert ended.code == 0, ended.said
        assert ended.raw == plain.raw, options
    alone = folder.pytest(*bot, "shop.feature::Goodbye", **hashed)
    assert alone.code == 0, alone.said
    assert alone.scenario("Shop: Goodbye") == plain.scenario("Shop: Goodbye")
    assert len(alone.bot["scenarios"]) == 1


def test_another_seed_gives_other_ids_and_other_chance_to_the_same_people(folder):
    folder.feature(HELLO)
    first, second = folder.run("chancy"), folder.run("chancy", "--seed", "2")
    one, other = first.scenario("Hello"), second.scenario("Hello")
    assert one["customers"][0]["name"] == other["customers"][0]["name"] == "Ana"
    assert one["customers"][0]["psid"] != other["customers"][0]["psid"]
    assert first.texts("Hello") != second.texts("Hello")


@pytest.mark.parametrize("method", ["signal", "thread"])
def test_it_gets_along_with_the_plugins_that_others_use(folder, method):
    require("pytest_html", "pytest_randomly", "pytest_timeout", "pytest_cov")
    folder.feature(HELLO).write(
        "mybot.py",
        """
        from tests.bots.messenger import app_for, send

        def answer(psid, text):
            send(psid, "Hello and goodbye!")

        app = app_for(answer)
        """,
    )
    ended = folder.pytest(
        *("--bot", "wsgi:mybot:app", "--courtesy-json", "report.json", "--durations=0", "-vv"),
        *(
            "--html=page.html",
            "--self-contained-html",
            "--timeout=60",
            f"--timeout-method={method}",
        ),
        *("--cov=mybot", "--cov-report=term-missing"),
    )
    assert ended.code == 0, ended.said
    covered = next(line for line in ended.out.splitlines() if line.startswith("mybot.py"))
    assert covered.split()[-1] == "100%", ended.out
    assert {"page.html", "report.json"} <= set(ended.files)
    calls = [line for line in ended.out.splitlines() if " call " in line and "::" in line]
    assert calls, ended.out
    assert all(float(line.split("s")[0]) < 30 for line in calls)
    assert "2 passed" in ended.out


def test_a_hanging_bot_is_ended_by_pytest_timeout(folder):
    require("pytest_timeout")
    folder.feature(HELLO).write(
        "mybot.py",
        """
        from tests.bots.messenger import app_for

        def answer(psid, text):
            while True:
                pass

        app = app_for(answer)
        """,
    )
    ended = folder.pytest(
        "--bot", "wsgi:mybot:app", "--timeout=2", "-k", "Hello", "-p", "no:randomly"
    )
    assert ended.code == 1, ended.said
    assert "Timeout" in ended.said


def test_pytest_says_the_score_and_keeps_its_own_exit_codes(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Quiet
            Given a customer named "Ana"
            When Ana says "Hi!"
            And 3 days pass
        """
    )
    ended = folder.pytest("--bot", "wsgi:tests.bots.pushy:app", "-p", "no:randomly")
    assert ended.code == 1, ended.said
    assert "Messenger etiquette" in ended.out
    assert "wsgi:tests.bots.pushy:app: 49 of 100" in ended.out
    assert "gate failed: critical: 1 critical finding" in ended.out
    assert "1 passed" in ended.out


def test_pytest_quotes_a_finding_in_the_notation_of_transcripts(folder):
    folder.write(
        "noisy.py",
        """
        from tests.bots.messenger import app_for, send

        def answer(psid, text):
            for number in range(5):
                send(psid, f"number [{number}]")

        app = app_for(answer)
        """,
    ).feature(HELLO)
    ended = folder.pytest("--bot", "wsgi:noisy:app", "shop.feature")
    assert r"F09 bursts: " in ended.out, ended.said
    assert r"0s bot: number \[3\])" in ended.out, ended.said
