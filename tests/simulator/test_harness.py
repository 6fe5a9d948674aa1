"""Bots that nobody here wrote a special line for, reached by their public address alone."""

import json
import socket
import subprocess
import sys
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from tests.folder import REPOSITORY, environment_for
from tests.requirements import require

TALK = """
    Feature: Shop
      Scenario: Talk
        Given a customer named "Ana"
        When Ana says "Hi!"
        And 2 minutes pass
        And Ana says "Can I talk to a human?"
        And 2 minutes pass
        And Ana says "Thanks, bye!"
        And 3 days pass
      Scenario: Lost
        Given a customer named "Cem"
        When Cem says "Hi!"
        And 2 minutes pass
        And Cem says "Is the wug flibbed?"
        And 2 minutes pass
        And Cem says "Flib the wug!"
        And 3 days pass
      Scenario: Quiet
        Given a customer named "Ben"
        When Ben says "Hi!"
        And 3 days pass
"""

HELLO = """
    Feature: Shop
      Scenario: Hello
        Given a customer named "Ana"
        When Ana says "Hi!"
        And 1 minute passes
"""

BROKEN = {
    "polite": set(),
    "slow": {"W02"},
    "spammy": {"F09", "L05"},
    "pushy": {"F01"},
    "nagging": {"F10", "F12", "V02"},
    "stubborn": {"B01"},
    "clueless": {"B02", "B03"},
    "abrupt": {"G02", "G03", "G05", "T07"},
    "silent": {"W02", "R01", "B01", "G02", "G03", "T07"},
}
"""The rules that each bot breaks in ``TALK``, and no others."""


@pytest.mark.parametrize("bot", BROKEN)
def test_a_bot_trips_exactly_the_rules_that_it_breaks(folder, bot):
    ended = folder.feature(TALK).run(bot)
    assert {finding["rule"] for finding in ended.bot["findings"]} == BROKEN[bot], ended.said
    assert ended.code == (1 if bot == "pushy" else 0), ended.said


# It says "regular" in small letters, as the most copied of tutorials does, and Meta takes it.
def test_a_bot_on_bare_requests_converses(folder):
    require("requests")
    ended = folder.feature(HELLO).run("requests_bot")
    assert ended.texts("Hello") == ["This is a dummy response to 'Hi!'"], ended.said
    assert ended.bot["certificate"]["deterministic"] is True
    assert ended.bot["warnings"] == []


def test_a_bot_on_pymessenger_converses(folder):
    require("pymessenger")
    ended = folder.feature(HELLO).run("pymessenger_bot")
    assert ended.texts("Hello") == ["Hi!"], ended.said
    assert [e["action"] for e in ended.entries("Hello", "action_sent")] == ["typing_on"]
    assert ended.bot["certificate"]["deterministic"] is True


def test_a_bot_on_fbmessenger_sets_its_profile_reads_names_and_offers_quick_replies(folder):
    require("fbmessenger")
    folder.feature(
        """
        Feature: Shop
          Scenario: Hello
            Given a customer named "Ana"
            Then Ana sees the greeting "Welcome to our shop!"
            When Ana says "Hi!"
            Then the bot says "Hello Ana!"
            And the bot offers the quick replies "Red" and "Blue"
            When Ana taps "Red"
            Then the bot answers within 1 second
            And the bot has shown that it types
        """
    )
    ended = folder.run("fbmessenger_bot")
    assert ended.code == 0, ended.said
    assert ended.bot["certificate"]["deterministic"] is True


def test_a_bot_on_fbmq_reads_names_and_offers_quick_replies(folder):
    require("fbmq")
    folder.feature(
        """
        Feature: Shop
          Scenario: Hello
            Given a customer named "Ana"
            When Ana says "Hi!"
            Then the bot says "Hello Ana!"
            When Ana taps "Blue"
            Then the bot answers within 1 second
        """
    )
    ended = folder.run("fbmq_bot")
    assert ended.code == 0, ended.said


def test_a_bot_on_httpx_with_an_event_loop_of_its_own_converses(folder):
    require("httpx")
    ended = folder.feature(HELLO).run("httpx_bot")
    assert ended.texts("Hello") == ["You said: Hi!"], ended.said
    sent = ended.entries("Hello", "message_sent")[0]
    assert sent["at"].startswith("2026-09-07T09:00:03")


def test_a_reply_from_a_thread_comes_after_its_sleep_and_not_before(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Soon enough
            Given a customer
            When the customer says "Hi!"
            Then the bot answers within 2 seconds
            And the bot says "You said: Hi!"
          Scenario: Too late
            Given a customer
            When the customer says "Hi!"
            Then the bot answers within 1.9 seconds
        """
    )
    ended = folder.run("threaded")
    assert ended.scenario("Soon enough")["outcome"] == "passed", ended.said
    assert ended.scenario("Too late")["error"] == "the bot has not answered 'Hi!' within 1.9s"
    assert ended.entries("Soon enough", "message_sent")[0]["at"] == "2026-09-07T09:00:02Z"


def test_a_reminder_after_23_hours_costs_next_to_no_real_time(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Warm up
            Given a customer
            When the customer says "Hi!"
          Scenario: Reminder
            Given a customer
            When the customer says "Hi!"
            Then the bot stays silent for 22 hours
            When 2 hours pass
            Then the bot has said "Can I still help you?"
            And the bot stays silent for 2 weeks
            And the platform refused nothing
        """
    )
    ended = folder.run("reminder", "--timings", "timings.json")
    assert ended.code == 0, ended.said
    reminded = ended.entries("Reminder", "message_sent")[1]
    assert reminded["at"] == "2026-09-08T08:00:00Z"
    timings = json.loads((folder.path / "timings.json").read_text())
    assert timings["Shop: Reminder"]["cpu_seconds"] < 1  # for two weeks


def test_a_scheduler_that_starts_when_the_bot_is_imported_follows_simulated_time(folder):
    require("apscheduler")
    folder.feature(
        """
        Feature: Shop
          Scenario: First
            Given a customer
            When the customer says "Hi!"
            Then the bot stays silent for 9 minutes
            When 1 minute passes
            Then the bot has said "Did that help?"
          Scenario: Second
            Given a customer
            When the customer says "Hi!"
            And 10 minutes pass
            Then the bot has said "Did that help?"
        """
    )
    together = folder.run("scheduler")
    assert together.code == 0, together.said
    isolated = folder.run("scheduler", "--isolate")
    assert isolated.code == 0, isolated.said
    assert isolated.bot["certificate"]["deterministic"] is True, isolated.said


def test_every_clock_that_a_bot_reads_agrees_and_defaults_are_frozen_at_import(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Time
            Given a customer
            When the customer says "What time is it?"
            Then the bot says something containing "imported 2026-09-07, clocks agree"
            And the bot has said something containing "2026-09-07 09:00:00, 2026-09-07"
            When 36 hours pass
            And the customer says "And now?"
            Then the bot says something containing "imported 2026-09-07, clocks agree"
            And the bot has said something containing "2026-09-08 21:00:00, 2026-09-08"
            When it is 2026-12-24 18:00
            And the customer says "And now?"
            Then the bot says something containing "2026-12-24 18:00:00"
        """
    )
    ended = folder.run("punctual")
    assert ended.code == 0, ended.said


def test_a_slow_answer_to_one_customer_does_not_delay_the_other(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Two
            Given a customer named "Ana"
            And a customer named "Ben"
            When Ana says "Something hard"
            And 5 seconds pass
            And Ben says "Something easy"
            Then the bot answers within 0 seconds
            And the bot says "Hello! That was easy."
            When 1 minute passes
            And Ana reads the messages
            Then the bot has said "Hello! That was hard."
        """
    )
    ended = folder.run("patient")
    assert ended.code == 0, ended.said
    sent = ended.entries("Two", "message_sent")
    assert [e["at"] for e in sent] == ["2026-09-07T09:00:05Z", "2026-09-07T09:01:00Z"]
    assert sent[0]["psid"] != sent[1]["psid"]


def test_a_bot_that_checks_both_signatures_over_the_raw_bytes_accepts_its_webhooks(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Signed
            Given a customer
            When the customer says "Merhaba dünya 👋 مرحبا"
            Then the bot says "Hello! Your message was signed."
        """
    )
    assert folder.run("signed").code == 0
    wrong = folder.run("signed", "--env", "APP_SECRET=another", "--app-secret", "mine")
    assert wrong.code == 1, wrong.said
    assert "the bot answered 403 to a webhook instead of 200" in wrong.scenario("Signed")["error"]
    assert "--app-secret" in wrong.scenario("Signed")["error"]


def test_a_handshake_that_fails_is_a_warning_and_no_more(folder):
    ended = folder.feature(HELLO).run("hard_coded")
    assert ended.code == 0, ended.said
    assert ended.bot["warnings"] == [
        "the handshake at /webhook failed: the bot does not know the verify token "
        "(give its own with --verify-token)"
    ]
    assert "the handshake at /webhook failed" in " ".join(ended.out.split())
    known = folder.run("hard_coded", "--verify-token", "my-own-verify-token")
    assert known.bot["warnings"] == []


def test_a_profile_set_at_import_holds_in_every_scenario_and_taps_carry_its_payloads(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario Outline: Profile
            Given a customer named "<name>"
            Then <name> sees the greeting "Hello <name>, welcome!"
            When <name> presses Get Started
            Then the bot says "You pressed START_PAYLOAD."
            When <name> presses "Prices" in the menu
            Then the bot says "You pressed PRICES_PAYLOAD."
            When <name> presses "Our shop" in the menu
            Then the bot stays silent for 1 hour

            Examples:
              | name |
              | Ana  |
              | Ben  |
        """
    )
    ended = folder.run("profiled")
    assert ended.code == 0, ended.said
    assert len(ended.bot["scenarios"]) == 2


def test_a_host_that_the_bot_contacts_is_in_the_journal_by_name(folder):
    with shop() as address:
        ended = folder.feature(HELLO).run("inquiring", "--env", f"SHOP_URL={address}")
    assert ended.texts("Hello") == ["Hello! nine to six"], ended.said
    assert {e["host"] for e in ended.entries("Hello", "host_contacted")} == {"127.0.0.1"}


@contextmanager
def shop():
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"nine to six")

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_the_first_token_that_the_bot_uses_becomes_the_pages_and_another_one_is_190(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Tokens
            Given a customer
            When the customer says "one"
            And the customer says "two"
            And the customer says "one"
        """
    )
    folder.write(
        "mybot.py",
        """
        import urllib.error
        from tests.bots import messenger

        def answer(psid, text):
            messenger.os.environ["PAGE_TOKEN"] = f"EAAtoken{text}"
            try:
                messenger.send(psid, text)
            except urllib.error.HTTPError as error:
                error.close()

        app = messenger.app_for(answer)
        """,
    )
    ended = folder.run("wsgi:mybot:app")
    assert ended.texts("Tokens") == ["one", "one"], ended.said
    assert [e["code"] for e in ended.entries("Tokens", "call_answered")] == [None, 190, None]
    assert [e["code"] for e in ended.entries("Tokens", "noted")] == ["learned-token"]
    assert "EAAtoken" not in ended.raw.decode()


def test_the_date_decides_whose_policy_is_in_force(folder):
    folder.write(
        "mybot.py",
        """
        import threading
        import urllib.error
        from tests.bots.messenger import app_for, send

        def later(psid, more):
            try:
                send(psid, "One more.", **more)
            except urllib.error.HTTPError as error:
                error.close()

        def answer(psid, text):
            more = {"messaging_type": "MESSAGE_TAG", "tag": text} if text != "none" else {}
            threading.Timer(30 * 3600, later, [psid, more]).start()

        app = app_for(answer)
        """,
    )
    folder.feature(
        """
        Feature: Shop
          Scenario: Window
            Given a customer
            When the customer says "none"
            And 31 hours pass
          Scenario: Tag
            Given a customer
            When the customer says "CONFIRMED_EVENT_UPDATE"
            And 31 hours pass
        """
    )
    early = folder.run("wsgi:mybot:app", "--as-of", "2020-01-01")
    assert early.texts("Window") == ["One more."], early.said
    before = folder.run("wsgi:mybot:app", "--as-of", "2026-04-20")
    assert before.texts("Tag") == ["One more."], before.said
    assert before.texts("Window") == []
    after = folder.run("wsgi:mybot:app", "--as-of", "2026-05-01")
    assert after.texts("Tag") == after.texts("Window") == [], after.said
    refused = after.entries("Tag", "send_refused")[0]
    assert (refused["code"], refused["subcode"]) == (100, 1893061)


def test_an_application_factory_and_a_path_in_the_address_are_understood(folder):
    ended = folder.feature(HELLO).run("wsgi:tests.bots.polite:make_app()/webhook")
    assert ended.code == 0, ended.said


def test_a_bot_on_real_time_converses_and_its_silence_proves_nothing(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Elsewhere
            Given a customer named "Ana"
            When Ana says "Hi!"
            Then the bot says "Hello! I live elsewhere."
            And the bot answers within 10 seconds
          Scenario: Silence
            Given a customer named "Ana"
            When Ana says "Hi!"
            Then the bot stays silent for 2 hours
        """
    )
    graph = free_port()
    with remote(graph) as port:
        ended = folder.run(f"http://127.0.0.1:{port}/webhook", "--graph-port", str(graph))
    assert ended.scenario("Elsewhere")["outcome"] == "passed", ended.said
    silence = ended.scenario("Silence")
    assert silence["outcome"] == "scenario impossible"
    assert "this bot runs on real time" in silence["error"]
    assert ended.code == 2
    assert ended.bot["certificate"]["deterministic"] is False
    assert any("runs on real time" in text for text in ended.bot["certificate"]["escapes"])
    assert "runs on real time" in " ".join(ended.out.split())


def test_a_graph_port_that_is_taken_is_one_line_and_exit_code_2(folder):
    with shop() as address:
        port = address.strip("/").rpartition(":")[2]
        ended = folder.feature(HELLO).run(f"http://127.0.0.1:{port}", "--graph-port", port)
    assert ended.code == 2, ended.said
    assert len(ended.lines) == 1, ended.said
    assert f"port {port} is taken" in ended.lines[0]


@contextmanager
def remote(graph_port):
    environment = {"GRAPH_URL": f"http://127.0.0.1:{graph_port}", "PAGE_TOKEN": "EAAremote"}
    process = subprocess.Popen(
        [sys.executable, str(REPOSITORY / "tests" / "bots" / "remote.py"), "0"],
        env=environment_for(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.communicate()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
