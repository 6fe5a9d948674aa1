"""One feature for bots of every kind: a reminder, a goodbye, and nothing else for seven days.

``reminders.feature`` beside this file needs no more than the public steps. A bot that passes it

* answers whatever a person writes at once, within the webhook or just after it, with
  ``Hello! How can I help?``;
* says ``Goodbye! Write any time.`` when that person has then been silent for 30 minutes (1,800 s);
* says ``Reminder: your basket is waiting.`` 23 hours (82,800 s) after the person's last message;
* says nothing else, and begins both waits anew whenever the same person writes again.

Its waits are timers of its own, whatever the language has for them; it may not keep them in the
webhook, which answers 200 at once. It takes the usual environment: ``PAGE_TOKEN`` (or
``PAGE_ACCESS_TOKEN``) and ``VERIFY_TOKEN``, and calls ``https://graph.facebook.com``.

``run_reminders(folder, "--bot", address)`` runs the feature against a bot, and
``assert_reminds(ended)`` says whether the bot did all of it, to the microsecond: its transcripts
are ``TRANSCRIPTS``, so all bots that pass have equal transcripts.
"""

from pathlib import Path

from simulator.report import scenario_from_json

FEATURE = Path(__file__).with_name("reminders.feature")

SILENT = "A customer who falls silent"
IN_TIME = "A customer who writes again in time"
BACK = "A customer who comes back after the goodbye"
TWO = "Two customers, each with timers of their own"

TRANSCRIPTS = {
    SILENT: {
        "Ana": """
            0s customer: Hi
            0s bot: Hello! How can I help?
            30m bot: Goodbye! Write any time.
            23h bot: Reminder: your basket is waiting.
            """
    },
    IN_TIME: {
        "Ana": """
            0s customer: Hi
            0s bot: Hello! How can I help?
            20m customer: Are you there?
            20m bot: Hello! How can I help?
            50m bot: Goodbye! Write any time.
            23h20m bot: Reminder: your basket is waiting.
            """
    },
    BACK: {
        "Ana": """
            0s customer: Hi
            0s bot: Hello! How can I help?
            30m bot: Goodbye! Write any time.
            10h customer: Hi again
            10h bot: Hello! How can I help?
            10h30m bot: Goodbye! Write any time.
            1d9h bot: Reminder: your basket is waiting.
            """
    },
    TWO: {
        "Ana": """
            0s customer: Hi
            0s bot: Hello! How can I help?
            20m customer: Hello?
            20m bot: Hello! How can I help?
            50m bot: Goodbye! Write any time.
            23h20m bot: Reminder: your basket is waiting.
            """,
        "Ben": """
            0s customer: Hi
            0s bot: Hello! How can I help?
            30m bot: Goodbye! Write any time.
            23h bot: Reminder: your basket is waiting.
            """,
    },
}
"""What each customer of each scenario lives through; times since that customer's first message."""


def run_reminders(folder, *arguments, only=None, **environment):
    """Run the feature, or the one scenario ``only``, in ``folder``; return how it ended.

    The arguments come last, so they may be ``"--bot", address`` as well as ``"--", *command``.
    """
    folder.write(FEATURE.name, FEATURE.read_text(encoding="utf-8"))
    what = FEATURE.name if only is None else f"{FEATURE.name}::{only}"
    return folder.courtesy("run", "--json", "report.json", what, *arguments, **environment)


def assert_reminds(ended):
    """Expect that every step passed, and that the transcripts are the ones above."""
    outcomes = {s["name"]: (s["outcome"], s.get("error")) for s in ended.bot["scenarios"]}
    assert {outcome for outcome, _ in outcomes.values()} == {"passed"}, ended.said
    assert len(outcomes) == len(TRANSCRIPTS), ended.said
    assert ended.code == 0, ended.said
    for name, expected in TRANSCRIPTS.items():
        assert transcripts(ended, name) == {who: lines(text) for who, text in expected.items()}


def transcripts(ended, name):
    """Return the lines of each customer's transcript in the scenario ``name``."""
    record = scenario_from_json(ended.scenario(name))
    return {t.customer: lines(str(t)) for t in record.transcripts}


def lines(text):
    """Return the lines without indentation; columns are separated by one space."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
