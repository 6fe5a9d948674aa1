"""The fixtures of Python tests."""

import pytest

TESTS = """
    from datetime import UTC, datetime, timedelta

    def test_clock(clock, customer):
        assert clock.now() == datetime(2026, 9, 7, 9, tzinfo=UTC)
        clock.advance(timedelta(hours=25))
        assert clock.now() == datetime(2026, 9, 8, 10, tzinfo=UTC)
        assert datetime.now(UTC) == clock.now()
        customer.say("Hi!")
        assert clock.advance_until(customer.messages, timedelta(seconds=1))

    def test_graph(graph, customer):
        customer.say("I want to choose")
        shown = graph.quick_replies_shown(customer.psid)
        assert [reply.title for reply in shown] == ["Red", "Blue"]
        assert [entry.kind for entry in graph.journal][0] == "message_received"

    def test_bot(bot):
        assert bot.path == "/webhook"
        assert bot.address == "wsgi:tests.bots.polite:app"

    def test_office(customer, office):
        customer.say("Hi!")
        office.say(customer.psid, "Kim here")
        assert [m.author for m in customer.messages()] == ["app", "staff"]

    def test_transcript(customer, transcript):
        customer.say("Hi!")
        assert "Hi!" in str(transcript)
        assert len(transcript.turns) >= 2

    def test_scorecard(customer, clock, scorecard):
        customer.say("Hi!")
        clock.advance(timedelta(minutes=5))
        assert scorecard.total == 100
        assert not scorecard.findings("greeting-latency")

    def test_wrong(customer):
        customer.say("Hi!")
        assert customer.messages()[0].text == "Goodbye"

    def test_mistaken(customer):
        customer.tap("Nothing there")
"""


@pytest.fixture
def played(play_once):
    return play_once(
        "fixtures",
        lambda folder: folder.write("test_shop.py", TESTS).pytest(
            *("--bot", "wsgi:tests.bots.polite:app", "--courtesy-json", "report.json"),
            *("-p", "no:randomly", "-rA"),
        ),
    )


@pytest.mark.parametrize("name", ["clock", "graph", "bot", "office", "transcript", "scorecard"])
def test_a_python_test_may_use_the_fixture(played, name):
    assert f"PASSED test_shop.py::test_{name}" in played.out, played.said


def test_a_failing_assertion_shows_pythons_own_view_and_the_conversation(played):
    assert "FAILED test_shop.py::test_wrong" in played.out
    assert ">       assert customer.messages()[0].text ==" in played.out
    assert "How can I help you?" in played.out


def test_a_python_test_that_asks_for_the_impossible_is_its_authors_fault(played):
    assert played.scenario("test_mistaken")["outcome"] == "scenario impossible"
    assert played.scenario("test_wrong")["outcome"] == "bot failed"
    assert "no quick reply 'Nothing there' is shown" in played.out


def test_python_tests_are_in_the_report_with_their_file_and_line(played):
    scenario = played.scenario("test_graph")
    assert scenario["feature"] == "test_shop.py"
    assert scenario["line"] > 1
