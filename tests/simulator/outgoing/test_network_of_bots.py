"""Whole bots and their other network: by each library, in each mode, and under their own mocks."""

import pytest

from tests.requirements import require

SHOPKEEPER = "wsgi:tests.bots.shopkeeper:app"

TROUBLE = """
    Feature: Shop
      Scenario: Trouble
        Given https://shop.example answers 503
        And https://shop.example/late answers 200 with "late" after 3 seconds
        And https://shop.example/later answers 200 with "later" after 20 seconds
        And https://shop.example/silent does not answer
        And https://shop.example/down is down
        And https://shop.example/json answers 200 with:
          \"\"\"
          {"open": true}
          \"\"\"
        And a customer named "Ana"
        When Ana says "orders"
        And 1 minute passes
        And Ana says "late"
        And 1 minute passes
        And Ana says "later"
        And 1 minute passes
        And Ana says "silent"
        And 1 minute passes
        And Ana says "down"
        And 1 minute passes
        And Ana says "json"
        And 1 minute passes
        And https://shop.example/orders answers the next call with 500
        And https://shop.example/down is well again
        And Ana says "orders"
        And Ana says "orders"
        And Ana says "down"
"""

ASKS = """
    Feature: Shop
      Scenario: Asks
        When the customer says "a"
        And 1 minute passes
        And the customer says "a"
        And 1 minute passes
        And the customer says "b"
        And 1 minute passes
      Scenario: Asks again
        When the customer says "a"
        And 1 minute passes
"""

ERRORS = {
    "requests": ("requests.exceptions.ReadTimeout", "requests.exceptions.ConnectionError"),
    "urllib": ("builtins.TimeoutError", "urllib.error.URLError"),
    "http_client": ("builtins.TimeoutError", "builtins.ConnectionRefusedError"),
    "urllib3": ("urllib3.exceptions.ReadTimeoutError", "urllib3.exceptions.NewConnectionError"),
    "httpx": ("httpx.ReadTimeout", "httpx.ConnectError"),
    "async_httpx": ("httpx.ReadTimeout", "httpx.ConnectError"),
    "aiohttp": ("builtins.TimeoutError", "aiohttp.client_exceptions.ClientConnectorError"),
}
"""What each library raises after a time-out and where nobody listens."""


@pytest.mark.parametrize("library", ERRORS)
def test_a_bot_meets_what_the_scenario_says_by_its_librarys_own_errors(folder, library):
    require("requests", "httpx", "aiohttp")
    ended = folder.feature(TROUBLE).run(SHOPKEEPER, LIBRARY=library)
    assert ended.code == 0, ended.said
    late, down = ERRORS[library]
    assert ended.texts("Trouble") == [
        *("503, 0 s", "200 late, 3 s", f"{late}, 5 s", f"{late}, 5 s", f"{down}, 0 s"),
        *('200 {"open": true}, 0 s', "500, 0 s", "503, 0 s", "503, 0 s"),
    ]
    hosts = {e["host"] for e in ended.entries("Trouble", "host_contacted")}
    assert hosts == {"shop.example"}
    assert ended.bot["certificate"]["escapes"] == [], ended.said


def test_retries_wait_on_simulated_time(folder):
    require("requests")
    folder.feature(
        """
        Feature: Shop
          Scenario: Outage
            Given https://shop.example answers 200 with "open"
            And https://shop.example answers the next 2 calls with 503
            When the customer says "hours"
            Then the bot says "200 open, 2 s"
        """
    )
    ended = folder.run(SHOPKEEPER, LIBRARY="retrying_requests")
    assert ended.code == 0, ended.said


def test_a_silent_host_leaves_no_thread_behind(folder):
    require("requests")
    folder.feature(
        """
        Feature: Shop
          Scenario: Silence
            Given https://shop.example does not answer
            When the customer says "hours"
            Then the bot stays silent for 7 days
          Scenario: Afterwards
            Given https://shop.example answers 200
            When the customer says "hours"
            Then the bot says "200, 0 s"
        """
    )
    ended = folder.run(SHOPKEEPER, LIBRARY="patient_requests")
    assert ended.code == 0, ended.said
    assert ended.bot["certificate"]["escapes"] == [], ended.said


def test_what_is_recorded_once_is_replayed_without_the_world(folder, shop):
    require("vcr", "requests")
    folder.feature(ASKS)
    options = {"LIBRARY": "requests", "SHOP": "http://shop.example"}
    recorded = folder.run(SHOPKEEPER, "--network", "record", http_proxy=shop.url, **options)
    cassette = (folder.path / "courtesy-cassette.yaml").read_bytes()
    assert len(shop.seen) == 3
    again = folder.run(SHOPKEEPER, "--network", "record", **options)
    replayed = folder.run(SHOPKEEPER, "--network", "replay", **options)
    assert len(shop.seen) == 3
    assert (folder.path / "courtesy-cassette.yaml").read_bytes() == cassette
    assert b"verysecret" not in cassette
    assert [text.split(",")[0] for text in recorded.texts("Asks")] == [
        *("200 answer 1", "200 answer 2", "200 answer 3")
    ]
    assert recorded.texts("Asks again")[0].startswith("200 answer 1, ")
    assert recorded.raw == again.raw == replayed.raw
    assert {e["host"] for e in replayed.entries("Asks", "host_contacted")} == {"shop.example"}


def test_recording_in_isolation_makes_the_same_cassette(folder, shop):
    require("vcr", "requests")
    folder.feature(ASKS)
    ended = folder.run(
        *(SHOPKEEPER, "--network", "record", "--isolate", "--cassette", "tape.yaml"),
        LIBRARY="requests",
        SHOP="http://shop.example",
        http_proxy=shop.url,
    )
    assert ended.code == 0, ended.said
    assert len(shop.seen) == 3
    assert "tape.yaml" in ended.files
    assert ended.texts("Asks again")[0].startswith("200 answer 1, ")


def test_what_is_not_recorded_is_a_connection_error_and_a_note(folder, shop):
    require("vcr", "requests")
    options = {"LIBRARY": "requests", "SHOP": "http://shop.example", "http_proxy": shop.url}
    folder.feature(ASKS).run(SHOPKEEPER, "--network", "record", **options)
    folder.feature(ASKS.replace('"b"', '"c"'))
    ended = folder.run(SHOPKEEPER, "--network", "replay", **options)
    assert ended.texts("Asks")[2] == "requests.exceptions.ConnectionError, 0 s"
    [note] = [e["text"] for e in ended.entries("Asks", "noted") if e["code"] == "not-recorded"]
    assert note.startswith("Refused: GET http://shop.example/c is not in courtesy-cassette.yaml;")
    assert len(shop.seen) == 3


def test_a_blocked_host_is_a_connection_error_and_named_in_the_report(folder, shop):
    require("requests")
    folder.feature(ASKS)
    ended = folder.run(SHOPKEEPER, "--network", "block", LIBRARY="requests")
    assert set(ended.texts("Asks")) == {"requests.exceptions.ConnectionError, 0 s"}
    assert "Refused: shop.example is blocked, as --network block asks for." in ended.out
    assert {e["host"] for e in ended.entries("Asks", "host_contacted")} == {"shop.example"}
    here = folder.run(SHOPKEEPER, "--network", "block", LIBRARY="requests", SHOP=shop.url)
    assert here.texts("Asks")[0].startswith("200 answer 1")


def test_blocking_holds_for_what_speaks_no_http_and_while_the_bot_is_imported(folder):
    folder.feature(ASKS)
    folder.write(
        "mybot.py",
        """
        import socket
        from tests.bots.messenger import app_for, send

        def reach(*address):
            try:
                socket.create_connection(address, timeout=5).close()
            except OSError as error:
                return f"{type(error).__name__}: {error.args[1]}"

        AT_IMPORT = reach("mail.example", 25)
        where = {"a": ("db.example", 5432), "b": ("192.0.2.1", 6379)}
        app = app_for(lambda psid, text: send(psid, f"{AT_IMPORT}; {reach(*where[text])}"))
        """,
    )
    ended = folder.run("wsgi:mybot:app", "--network", "block")
    at_import, *_ = ended.texts("Asks")[0].split("; ")
    assert at_import == "gaierror: mail.example is blocked, as --network block asks for"
    assert ended.texts("Asks")[0].split("; ")[1].startswith("gaierror: db.example is blocked")
    assert ended.texts("Asks")[2].split("; ")[1].startswith("gaierror: 192.0.2.1 is blocked")


def test_a_bot_that_runs_elsewhere_refuses_what_it_cannot_have(folder):
    folder.feature(TROUBLE)
    address = "http://127.0.0.1:9/webhook"
    ended = folder.run(address, "--network", "block", "--graph-port", "0")
    assert ended.code == 2, ended.said
    assert "--network block is not for every bot" in ended.out + ended.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--network", "offline"), "no network 'offline'; write one of live, record, replay"),
        (("--network", "replay"), "there is no cassette courtesy-cassette.yaml; make it with"),
        (("--network", "record", "--cassette", "no/such.yaml"), "cannot write no/such.yaml"),
    ],
)
def test_options_that_do_not_fit_are_refused_in_one_line(folder, options, said):
    ended = folder.feature(ASKS).run(SHOPKEEPER, *options, LIBRARY="requests")
    assert ended.code == 2, ended.said
    [line] = ended.lines
    assert said in line
