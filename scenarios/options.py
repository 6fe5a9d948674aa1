"""The options of a run, for the command line and for pytest.

``--seed`` there is ``--courtesy-seed`` or the ini key ``courtesy_seed`` here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option.

    Attributes:
        name: As on the command line, without dashes.
        metavar: What stands for its value; empty for a switch.
        many: Whether it may be given several times.
        letter: Its short form on the command line, empty for none.
    """

    name: str
    help: str
    metavar: str = ""
    many: bool = False
    letter: str = ""

    @property
    def key(self) -> str:
        """Its name in Python and in ini files."""
        return self.name.replace("-", "_")

    @property
    def ini_type(self) -> Literal["bool", "string", "linelist"]:
        """Its type in ini files."""
        if self.many:
            return "linelist"
        return "string" if self.metavar else "bool"


BOT = Option(
    name="bot",
    metavar="ADDRESS",
    help="the bot under test, e.g. wsgi:mybot:app or http://127.0.0.1:5000/webhook",
)
ONLY = Option(
    name="only",
    metavar="S",
    many=True,
    help="play this scenario alone: its name, or FILE:LINE as in reports",
)

OPTIONS: tuple[Option, ...] = (
    Option(name="seed", metavar="N", help="what all chance derives from (default: 1)"),
    Option(
        name="as-of",
        metavar="DATE",
        help="when scenarios begin, and so whose policy is in force (default: 2026-09-07T09:00)",
    ),
    Option(name="env", metavar="K=V", many=True, help="a variable for the bot's environment"),
    Option(
        name="env-file",
        metavar="F",
        help="a file of such variables (default: .env, where there is one)",
    ),
    Option(name="page-id", metavar="ID", help="the page's id"),
    Option(name="app-id", metavar="ID", help="the id of the bot's app"),
    Option(
        name="page-token",
        metavar="T",
        help="the page's access token (default: the first that the bot uses)",
    ),
    Option(name="app-secret", metavar="S", help="what webhooks are signed with"),
    Option(name="verify-token", metavar="V", help="what the webhook's handshake shows"),
    Option(
        name="webhook", metavar="PATH", help="the webhook's path, where it is not found by itself"
    ),
    Option(
        name="python", metavar="F", help="the Python that python:… bots run on (default: this one)"
    ),
    Option(
        name="pin",
        help="keep this process, and a bot in a child, on one core each: faster, Linux only",
    ),
    Option(name="isolate", help="give every scenario a fresh bot"),
    Option(
        name="reset",
        metavar="R",
        help="between scenarios: a path or URL to POST to, or a command to run",
    ),
    Option(name="strict", help="refuse what Meta tolerates, such as unknown keys"),
    Option(name="real-random", help="leave the bot's chance alone"),
    Option(name="exact-polls", help="let task queues look for work even where it is in vain"),
    Option(
        name="graph-port",
        metavar="N",
        help="where the fake listens for a bot that already runs (default: 8090)",
    ),
    Option(
        name="network",
        metavar="MODE",
        help="the bot's calls to other hosts: live, record, replay or block (default: live)",
    ),
    Option(
        name="cassette",
        metavar="F",
        help="where these are recorded (default: courtesy-cassette.yaml)",
    ),
    Option(name="update-snapshots", help="write the conversations that scenarios compare with"),
    ONLY,
    Option(name="min-score", metavar="N", help="fail where the score is below N of 100"),
    Option(
        name="baseline",
        metavar="F",
        help="fail on what got worse since the run of this JSON report, and on nothing else",
    ),
    Option(name="repeat", metavar="N", help="run N times in all and fail where two runs differ"),
    Option(name="quiet", letter="q", help="show what failed, and the verdict"),
    Option(name="verbose", letter="v", help="show all conversations and all rules"),
    Option(name="json", metavar="F", help="write the report as JSON"),
    Option(name="html", metavar="F", help="write the report as one HTML page"),
    Option(name="junit", metavar="F", help="write it as JUnit XML, for test views of CI"),
    Option(name="sarif", metavar="F", help="write it as SARIF 2.1.0, for code-scanning views"),
    Option(name="md", metavar="F", help="write it as Markdown, for pull requests"),
    Option(name="badge", metavar="F", help="write the score as an SVG badge"),
    Option(name="timings", metavar="F", help="write real durations and CPU time as JSON"),
)
PREFIX = "courtesy"
REPORTS: Mapping[str, str] = {
    "json": "json",
    "html": "html",
    "junit": "junit",
    "sarif": "sarif",
    "md": "markdown",
    "badge": "badge",
}
"""The reporter for each option that writes a report."""


def option_value(config: Any, option: Option) -> Any:  # noqa: ANN401 - pytest.Config; str, bool or list
    """Return what was asked for: on the command line, else in the ini file, else nothing."""
    destination = option.key if option is BOT else f"{PREFIX}_{option.key}"
    given = getattr(config.option, destination, None)
    if given is None:
        given = getattr(getattr(config, "known_args_namespace", None), destination, None)
    if given not in (None, [], False):
        return given
    return config.getini(f"{PREFIX}_{option.key}") or None
