"""What a bot's process prints and no two runs have in common."""

from datetime import UTC, datetime

import pytest

from simulator.children.masking import masked

NOW = datetime(2026, 11, 27, 22, 5, 9, 123456, tzinfo=UTC).timestamp()

BOT = """
    import datetime
    import os
    import time

    from flask import Flask, request

    app = Flask(__name__)
    REAL = float(open("/proc/stat").read().split("btime")[1].split()[0])
    with open("/proc/uptime") as uptime:
        REAL += float(uptime.read().split()[0])

    @app.route("/webhook", methods=["GET", "POST"])
    def webhook():
        print("pid", os.getpid(), "of", os.getppid(), "object", object(), flush=True)
        print("really", datetime.datetime.fromtimestamp(REAL).isoformat(), REAL, flush=True)
        print("simulated", datetime.datetime.now().isoformat(), flush=True)
        return request.args.get("hub.challenge", "ok")

    if __name__ == "__main__":
        app.run(port=int(os.environ["PORT"]))
"""


def mask(text, pids=(4711, 57), ports=(43211,)):
    return masked(text, pids=pids, ports=ports, now=NOW)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<object at 0x7f73ee572a20>", "<object at <address>>"),
        ("worker 4711 started", "worker <pid> started"),
        ("[57] Listening", "[<pid>] Listening"),
        ("pid=57", "pid=<pid>"),
        ("process 57:", "process <pid>:"),
        ("57 parcels", "57 parcels"),
        ("order 4711-B, 4711.50 EUR, 1.4711", "order 4711-B, 4711.50 EUR, 1.4711"),
        ("4712", "4712"),
        ("on http://127.0.0.1:43211/webhook", "on http://127.0.0.1:<port>/webhook"),
        ("port 43211.", "port <port>."),
        ("order 1432110", "order 1432110"),
        ("2026-11-27T22:05:09.123Z hello", "<real time> hello"),
        ("2026-11-27 22:05:09,123 INFO", "<real time> INFO"),
        ("2026-11-28T05:05:09+07:00", "<real time>"),
        ("[27/Nov/2026 22:05:09] GET", "[<real time>] GET"),
        ("[27/Nov/2026:22:05:09 +0000]", "[<real time>]"),
        ("[Fri Nov 27 22:05:09 2026] 127.0.0.1", "[<real time>] 127.0.0.1"),
        ("Fri Nov 27 22:05:09 UTC 2026", "<real time>"),
        ("at 1795817109.5 s", "at <real time> s"),
        ("at 1795817109500 ms", "at <real time> ms"),
        ("2026-09-07T09:00:00 simulated", "2026-09-07T09:00:00 simulated"),
        ("[07/Sep/2026 09:00:00]", "[07/Sep/2026 09:00:00]"),
        ("9999-99-99T99:99:99", "9999-99-99T99:99:99"),
        ("Héllo 👋 \u202e", "Héllo 👋 \u202e"),
    ],
)
def test_what_is_of_this_run_alone_is_left_out_and_nothing_else(text, kept):
    assert mask(text) == kept


def test_what_a_child_printed_is_the_same_in_every_run(folder):
    folder.write("bot.py", BOT)
    folder.feature(
        """
        Feature: Shop
          Scenario: Hello
            When the customer says "Hi!"
            And 2 minutes pass
        """
    )
    flags = ("shop.feature", "--repeat", "2")
    ended = folder.run("python:bot.py", *flags)
    assert ended.code == 0, ended.said
    output = ended.scenario("Hello")["output"]
    assert "pid <pid>" in output
    assert "<address>" in output
    assert "really <real time> <real time>" in output
    assert "simulated 2026-09-07T" in output
