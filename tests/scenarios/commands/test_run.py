"""``courtesy run``: exit codes, options, and one line for each kind of bad input."""

import pytest

from tests.folder import REPOSITORY

HELLO = """
    Feature: Shop
      Scenario: Hello
        Given a customer named "Ana"
        When Ana says "Hi!"
        Then the bot answers within 5 seconds
"""

NO_WEBHOOK = """
    def app(environ, start_response):
        start_response("404 NOT FOUND", [])
        return [b""]
"""

BAD_BOTS = {
    "unknown module": ("wsgi:nope:app", "no module named 'nope' in the current folder"),
    "missing attribute": ("wsgi:tests.bots.polite:nope", "tests.bots.polite has no 'nope'"),
    "webhook not found": ("wsgi:empty:app", "no webhook found at 'wsgi:empty:app'; tried /webhook"),
    "a name of ours": ("wsgi:simulator.shop:app", "name of one of Courtesy's own packages"),
    "nobody there": ("http://127.0.0.1:9/webhook", "no bot answers at http://127.0.0.1:9"),
    "ends Python when imported": ("wsgi:ending:app", "SystemExit: no database"),
}

BAD_OPTIONS = {
    "date": (("--as-of", "someday"), "no date 'someday'; write e.g. 2026-05-01"),
    "unwritable report": (("--html", "nope/report.html"), "cannot write nope/report.html"),
}

UNREADABLE = {
    "syntax.feature": (
        b"Feature: Shop\n  Scenario: Hello\n    Given a customer\n    Whenever\n",
        "syntax.feature:4: ",
    ),
    "twice.feature": (
        b"Feature: Shop\n  Scenario: Hello\n    Given a customer\n  Scenario: Hello\n",
        "twice.feature:2: two scenarios are named 'Hello'",
    ),
    "stepless.feature": (
        b"Feature: Shop\n  Scenario: Hello\n    Somebody says hello\n",
        "stepless.feature:2: scenario 'Hello' has no steps",
    ),
    "latin.feature": ("Feature: Caf\u00e9\n".encode("latin-1"), "latin.feature:1: not UTF-8"),
    "empty.feature": (b"\n", "empty.feature:1: no feature"),
}


@pytest.mark.parametrize(("address", "words"), BAD_BOTS.values(), ids=BAD_BOTS)
def test_a_bot_that_is_not_there_is_one_line_and_exit_code_2(folder, address, words):
    folder.feature(HELLO).write("empty.py", NO_WEBHOOK)
    folder.write("ending.py", "import sys\nsys.exit('no database')\n")
    ended = folder.courtesy("run", "--bot", address, "--graph-port", "0", "shop.feature")
    assert ended.code == 2, ended.said
    assert len(ended.lines) == 1, ended.said
    assert words in ended.lines[0]


@pytest.mark.parametrize(("options", "words"), BAD_OPTIONS.values(), ids=BAD_OPTIONS)
def test_a_bad_option_is_one_line_and_exit_code_2(folder, options, words):
    ended = folder.feature(HELLO).run("polite", *options, "shop.feature")
    assert ended.code == 2, ended.said
    assert len(ended.lines) == 1, ended.said
    assert words in ended.lines[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("shop.feature",), "no bot; name it with --bot, e.g. --bot wsgi:mybot:app"),
        (("--bot", "wsgi:shop:app", "nope.feature"), "no such file or folder: nope.feature"),
        (("--bot", "wsgi:shop:app", "--nope"), "--nope"),
    ],
    ids=["missing bot", "missing path", "unknown option"],
)
def test_what_needs_no_bot_to_be_wrong_is_one_line_and_exit_code_2(folder, arguments, words):
    ended = folder.feature(HELLO).courtesy("run", *arguments)
    assert ended.code == 2, ended.said
    assert len(ended.lines) == 1, ended.said
    assert words in ended.lines[0]


@pytest.mark.parametrize("name", ["simulator", "scenarios", "fake_graph"])
def test_a_package_of_the_users_with_a_name_of_ours_is_one_line_with_advice(folder, name):
    folder.feature(HELLO).write(f"{name}/__init__.py", "")
    ended = folder.run("wsgi:shop:app", "shop.feature")
    assert ended.code == 2, ended.said
    assert len(ended.lines) == 1, ended.said
    assert f"{name}/__init__.py has the name of one of Courtesy's own packages" in ended.lines[0]
    assert "run the bot by itself and give its http:// address" in ended.lines[0]


def test_features_that_cannot_be_read_are_one_line_each_with_file_and_line(folder):
    for name, (content, _) in UNREADABLE.items():
        (folder.path / name).write_bytes(content)
    ended = folder.run("polite", ".")
    assert ended.code == 2, ended.said
    assert len(ended.lines) == len(UNREADABLE), ended.said
    for _, words in UNREADABLE.values():
        assert sum(words in line for line in ended.lines) == 1, ended.said


def test_no_scenarios_is_one_line_and_exit_code_2(folder):
    ended = folder.run("polite", ".")
    assert ended.code == 2, ended.said
    assert ended.lines == [
        "courtesy: no scenarios found; name a .feature file or a folder that has one"
    ]


def test_a_run_in_which_all_passes_ends_with_0_and_one_in_which_the_bot_fails_with_1(folder):
    passed = folder.feature(HELLO).run("polite", "shop.feature")
    assert passed.code == 0, passed.said
    failed = folder.run("silent", "shop.feature")
    assert failed.code == 1, failed.said


def test_a_bot_in_the_current_folder_is_found_and_meets_its_options(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Options
            Given a customer named "Ana"
            When Ana says "Hi!"
            Then the bot says "Ada, 123456789012345, EAAmine, s3cr3t, sesame"
        """
    )
    folder.write(
        "mybot.py",
        """
        import os
        from tests.bots.messenger import app_for, send

        def answer(psid, text):
            names = ("SHOPKEEPER", "PAGE_ID", "PAGE_ACCESS_TOKEN", "APP_SECRET", "VERIFY_TOKEN")
            send(psid, ", ".join(os.environ[name] for name in names))

        app = app_for(answer, verify_token="sesame")
        """,
    )
    ended = folder.run(
        "wsgi:mybot:app",
        *("--env", "SHOPKEEPER=Ada", "--page-id", "123456789012345", "--page-token", "EAAmine"),
        *("--app-secret", "s3cr3t", "--verify-token", "sesame", "--seed", "7"),
        *("--as-of", "2026-05-01T18:30", "--html", "page.html", "--timings", "timings.json"),
    )
    assert ended.code == 0, ended.said
    assert ended.report["seed"] == 7
    assert ended.report["as_of"].startswith("2026-05-01T18:30")
    assert ended.bot["warnings"] == []
    assert {"page.html", "report.json", "timings.json"} <= set(ended.files)


def test_another_token_than_the_given_one_is_refused_with_190(folder):
    folder.feature(
        """
        Feature: Shop
          Scenario: Token
            Given a customer named "Ana"
            When Ana says "Hi!"
        """
    )
    ended = folder.run("polite", "--page-token", "EAAtheirs", "--env", "PAGE_TOKEN=EAAmine")
    codes = {entry["code"] for entry in ended.entries("Token", "call_answered")}
    assert codes == {190}, ended.said
    assert "EAA" not in ended.said + ended.raw.decode()


def test_isolated_scenarios_of_a_clean_bot_leave_the_same_bytes(folder):
    folder.feature(CLEAN)
    together = folder.run("chancy", ".")
    isolated = folder.run("chancy", "--isolate", ".")
    assert together.code == isolated.code == 0, isolated.said
    assert together.raw == isolated.raw


CLEAN = """
    Feature: Shop
      Scenario: Hello
        Given a customer named "Ana"
        When Ana says "Hi!"
        And 10 seconds pass
        Then the bot has said something containing "seconds"
      Scenario: Hello again
        Given a customer
        When the customer says "Hi!"
        And 10 seconds pass
        Then the bot has said something containing "seconds"
      Scenario: Newcomer
        Given a customer
        When the customer talks like a "newcomer" customer
"""


def test_it_warns_of_nothing_under_warnings_as_errors(folder):
    ended = folder.feature(HELLO).run("polite", "shop.feature", PYTHONWARNINGS="error")
    assert ended.code == 0, ended.said
    assert "Warning" not in ended.said


def test_the_report_and_the_terminal_hold_no_token_no_secret_and_nothing_of_this_machine(folder):
    ended = folder.feature(HELLO).run(
        "polite",
        *("--page-token", "EAAveryprivate", "--app-secret", "topsecret", "--verify-token", "hush"),
    )
    assert ended.code == 0, ended.said
    for private in ("EAAveryprivate", "topsecret", "hush", str(REPOSITORY), str(folder.path)):
        assert private not in ended.raw.decode()
        assert private not in ended.said


def test_under_strict_what_meta_tolerates_is_refused(folder):
    folder.feature(HELLO)
    folder.write(
        "mybot.py",
        """
        import urllib.error
        from tests.bots.messenger import app_for, send

        def answer(psid, text):
            try:
                send(psid, "Hello!", message_type="RESPONSE")
            except urllib.error.HTTPError as error:
                error.close()

        app = app_for(answer)
        """,
    )
    tolerated = folder.run("wsgi:mybot:app")
    assert tolerated.code == 0, tolerated.said
    assert any("message_type" in e["text"] for e in tolerated.entries("Hello", "noted"))
    assert "message_type" in tolerated.out
    strict = folder.run("wsgi:mybot:app", "--strict")
    assert strict.code == 1, strict.said
    assert strict.report["strict"] is True
    assert strict.entries("Hello", "send_refused")[0]["code"] == 100


@pytest.mark.parametrize(
    ("date", "code", "refused"),
    [("2026-04-24", 0, []), ("2026-04-28", 1, [(100, 1893061)])],
)
def test_a_suite_is_replayed_under_the_rules_of_a_date(folder, date, code, refused):
    folder.feature(
        """
        Feature: Parcels
          Scenario: On its way
            Given a customer named "Ana"
            When Ana says "Where is my parcel?"
            And 26 hours pass
            Then the platform refused nothing
        """
    )
    ended = folder.run("parcel", "--as-of", date, "shop.feature")
    assert ended.code == code, ended.said
    found = [(e["code"], e["subcode"]) for e in ended.entries("On its way", "send_refused")]
    assert found == refused


SEVERAL = """
    Feature: Shop
      Scenario: Hello
        When the customer says "Hi!"
        Then the bot has said "Nothing of the kind"
      Scenario: Hello again
        When the customer says "Hi!"
        Then the bot has said "Nothing of the kind"
      Scenario: Goodbye
        When the customer says "Bye!"
"""


def names(ended):
    return [scenario["name"] for scenario in ended.bot["scenarios"]]


def test_scenarios_are_chosen_by_an_expression_as_in_pytest(folder):
    ended = folder.feature(SEVERAL).run("polite", "-k", "Goodbye or again")
    assert names(ended) == ["Shop: Hello again", "Shop: Goodbye"], ended.said


@pytest.mark.parametrize("flag", ["-x", "--fail-fast"])
def test_a_run_may_end_with_its_first_failure(folder, flag):
    ended = folder.feature(SEVERAL).run("polite", flag)
    assert ended.code == 1, ended.said
    assert names(ended) == ["Shop: Hello"]


def test_a_number_of_processes_that_is_none_is_told(folder):
    ended = folder.feature(SEVERAL).run("polite", "-n", "many")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.strip() == "courtesy: -n is a number of processes, or auto, not 'many'"


def test_less_and_more_at_once_is_told(folder):
    ended = folder.feature(SEVERAL).run("polite", "-q", "-v")
    assert ended.code == 2
    assert "--quiet and --verbose; give one of them" in ended.err


def test_colours_are_for_terminals_and_not_for_who_wants_none(folder):
    folder.feature(HELLO)
    assert "\x1b" not in folder.run("polite").out
    assert "\x1b" in folder.run("polite", FORCE_COLOR="1").out
    assert "\x1b[3" not in folder.run("polite", FORCE_COLOR="1", NO_COLOR="1").out
