"""Tests written for pytest-freezer, on a scenario's clock."""

import pytest

TESTS = """
    from datetime import UTC, date, datetime, timedelta
    import threading
    import pytest

    def test_it_moves_time(freezer, clock):
        assert freezer() == freezer.time_to_freeze == datetime(2026, 9, 7, 9)
        assert freezer.tick() == datetime(2026, 9, 7, 9, 0, 1)
        freezer.tick(timedelta(hours=1))
        freezer.tick(0.5)
        assert datetime.now(UTC) == clock.now()
        assert freezer() == datetime(2026, 9, 7, 10, 0, 1, 500_000)
        freezer.move_to("2026-09-08 12:00")
        assert datetime.now(UTC) == datetime(2026, 9, 8, 12, tzinfo=UTC)
        freezer.move_to("Sep 9th, 2026")
        freezer.move_to(date(2026, 9, 10))
        freezer.move_to(datetime(2026, 9, 11))
        assert freezer() == datetime(2026, 9, 11)

    def test_the_bot_lives_through_it(freezer, customer):
        customer.say("Hi!")
        freezer.move_to("2026-09-08")
        assert customer.messages()

    @pytest.mark.freeze_time("2021-02-03 04:05:06")
    def test_a_test_begins_when_it_is_marked(clock):
        assert clock.now() == datetime(2021, 2, 3, 4, 5, 6, tzinfo=UTC)

    @pytest.mark.freeze_time(datetime(2021, 2, 3))
    class TestAll:
        def test_even_one_that_asks_for_nothing(self):
            assert datetime.now(UTC) == datetime(2021, 2, 3, tzinfo=UTC)

        @pytest.mark.freeze_time(time_to_freeze="2022-02-02")
        @pytest.mark.parametrize("days", [1, 2])
        def test_the_closest_mark_counts(self, freezer, days):
            freezer.tick(timedelta(days=days))
            assert date.today() == date(2022, 2, 2 + days)

    def test_back(freezer):
        freezer.tick(10)
        freezer.move_to("2026-09-07 09:00:00")

    def test_back_by_a_tick(freezer):
        freezer.tick(timedelta(seconds=-1))

    def test_no_date(freezer):
        freezer.move_to("soon")

    @pytest.mark.freeze_time("2021-02-03", tick=True)
    def test_ticking():
        pass
"""

PASSED = [
    "test_it_moves_time",
    "test_the_bot_lives_through_it",
    "test_a_test_begins_when_it_is_marked",
    "TestAll::test_even_one_that_asks_for_nothing",
    "TestAll::test_the_closest_mark_counts[1]",
    "TestAll::test_the_closest_mark_counts[2]",
]


@pytest.fixture(params=["together", "isolated"])
def played(play_once, request):
    isolated = ("--courtesy-isolate",) if request.param == "isolated" else ()
    return play_once(
        f"freezer-{request.param}",
        lambda folder: folder.write("test_shop.py", TESTS).pytest(
            *("--bot", "wsgi:tests.bots.polite:app", "--courtesy-json", "report.json"),
            *("-p", "no:randomly", "-rA", "--strict-markers", *isolated),
        ),
    )


@pytest.mark.parametrize("name", PASSED)
def test_what_pytest_freezer_does_is_done(played, name):
    assert f"PASSED test_shop.py::{name}" in played.out, played.said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("test_back", "freezer cannot go back by 0:00:10"),
        ("test_back_by_a_tick", "freezer cannot go back by 0:00:01"),
        ("test_no_date", "no date 'soon'; write e.g. 2026-05-01"),
    ],
)
def test_what_cannot_be_is_the_authors_fault_in_one_line(played, name, said):
    scenario = played.scenario(name)
    assert scenario["outcome"] == "scenario impossible"
    assert said in scenario["error"]


def test_a_mark_that_asks_for_more_than_a_date_is_refused(played):
    assert "freeze_time(tick) is not understood" in played.out
