"""The file itself: what is told in plain words, what is packed, and the scripts that unpack it."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from simulator.put_off import collection_put_off
from simulator.report import BotReport, Report
from simulator.reporters.html.conversations import index, places, scenario, stories
from simulator.reporters.html.overview import overview
from simulator.reporters.html.packing import packed, packed_bytes, showable
from simulator.scoring.scorecard import SCORE_VERSION

AT_ONCE = 50
"""Conversations that are unpacked together."""
EXAMPLES = 3
"""Findings of one rule that the page names where scripts do not run."""
SCRIPTS = (
    *("unpack", "dom", "format", "charts", "comparison", "overview", "appendix"),
    *("index", "list", "bubbles", "findings", "conversation", "main"),
)
"""The modules of the page; each imports only from those before it."""
STYLES = ("base", "overview", "conversations", "thread", "print")
LIBRARIES = ("d3.min.js", "plot.umd.min.js")
LICENCES = "LICENSES.txt"
"""They want to go wherever the libraries go."""

_IMPORT = re.compile(r"^import .*?;\n", re.MULTILINE | re.DOTALL)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


@collection_put_off()
def render(report: Report) -> str:
    """Return the page."""
    blocks = dict(_blocks(report))
    return _template().render(
        report=report,
        blocks=blocks,
        score_version=SCORE_VERSION,
        policy=_policy(),
        style=Markup(_style()),  # noqa: S704 - our own
        script=Markup(_script()),  # noqa: S704 - our own
        libraries={name.split(".")[0]: _packed(name) for name in (*LIBRARIES, LICENCES)},
        examples=EXAMPLES,
    )


def _blocks(report: Report) -> Iterator[tuple[str, str]]:
    """Yield what is packed, by the id of its element."""
    yield (
        "run",
        packed(
            {
                "seed": report.seed,
                "as_of": report.as_of.isoformat(),
                "strict": report.strict,
                "score_version": SCORE_VERSION,
                "bots": [_head(number, bot) for number, bot in enumerate(report.bots, 1)],
            }
        ),
    )
    for number, bot in enumerate(report.bots, 1):
        yield from _parts(f"b{number}", bot)


def _head(number: int, bot: BotReport) -> dict[str, Any]:
    anchors = {
        id(place.transcript): f"b{number}-c{count}" for count, place in enumerate(places(bot), 1)
    }
    return overview(bot, anchors)


def _parts(anchor: str, bot: BotReport) -> Iterator[tuple[str, str]]:
    found, each = places(bot), bot.scorecard.of_each()
    yield f"{anchor}-index", packed({**index(bot, found, each), "at_once": AT_ONCE})
    for number, some in enumerate(_in_parts(stories(bot, found, each))):
        yield f"{anchor}-stories-{number}", packed(some)
    for number, some in enumerate(_in_parts(map(scenario, bot.scenarios))):
        yield f"{anchor}-scenarios-{number}", packed(some)


def _in_parts(values: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(values)
    while some := list(islice(rest, AT_ONCE)):
        yield some


@cache
def _policy() -> str:
    """Return the content security policy: our scripts alone run, and nothing is loaded."""
    scripts = [_script().encode(), *(_read("vendor", name) for name in LIBRARIES)]
    hashes = " ".join(f"'sha256-{b64encode(sha256(s).digest()).decode()}'" for s in scripts)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {hashes}",
            "style-src 'unsafe-inline'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types libraries",
        )
    )


@cache
def _script() -> str:
    """Return the modules of the page as one."""
    modules = (_read("assets", "script", f"{name}.js").decode() for name in SCRIPTS)
    return "\n" + "\n".join(_EXPORT.sub("", _IMPORT.sub("", text)) for text in modules)


@cache
def _packed(name: str) -> str:
    return packed_bytes(_read("vendor", name))


@cache
def _style() -> str:
    return "\n".join(_read("assets", "style", f"{name}.css").decode() for name in STYLES)


@cache
def _read(*path: str) -> bytes:
    return files(__package__).joinpath(*path).read_bytes()


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader(__package__, "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.j2")


def _shown(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    """Return ``value`` with nothing in it that hides or reorders text; markup stays as it is."""
    return value if isinstance(value, Markup) else showable(str(value))
