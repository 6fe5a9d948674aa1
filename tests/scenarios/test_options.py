"""The options of a run."""

from scenarios.command import as_pytest_arguments
from scenarios.options import BOT, OPTIONS


def test_the_names_that_others_rely_on_are_there():
    names = {option.name for option in OPTIONS}
    assert {
        *("seed", "as-of", "env", "page-id", "page-token", "app-secret", "verify-token"),
        *("isolate", "strict", "json", "html", "timings", "real-random"),
    } <= names
    assert BOT.name == "bot"


def test_courtesy_run_translates_short_names_into_those_of_pytest():
    values = {"bot": "wsgi:a:b", "seed": "7", "env": ("A=1", "B=x y"), "strict": True, "html": None}
    assert as_pytest_arguments(values) == [
        *("--bot=wsgi:a:b", "--courtesy-seed=7", "--courtesy-env=A=1", "--courtesy-env=B=x y"),
        "--courtesy-strict",
    ]
