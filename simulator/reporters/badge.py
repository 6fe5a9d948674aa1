"""The report as a badge: the score, in its colour, as an SVG picture for a README."""

from jinja2 import Environment

from simulator.report import BotReport, Report
from simulator.reporter import Reporter
from simulator.scoring.band import band_of

LABEL = "courtesy"
_COLOURS = {"green": "#2a7d2e", "yellow": "#8a6100", "red": "#b3261e"}
"""Dark enough for white words: contrast of 4.5 to 1 and more."""
_NO_COLOUR = "#5c5c5c"
_CHARACTER, _MARGIN = 7, 12
"""Pixels; ``textLength`` fits the words into their box, whatever the font."""

_BADGE = Environment(autoescape=True, keep_trailing_newline=True).from_string(
    """\
<svg xmlns="http://www.w3.org/2000/svg" width="{{ left + right }}" height="20" role="img"\
 aria-label="{{ label }}: {{ words }}">
 <title>{{ label }}: {{ words }}</title>
 <clipPath id="r"><rect width="{{ left + right }}" height="20" rx="3"/></clipPath>
 <g clip-path="url(#r)">
  <rect width="{{ left }}" height="20" fill="#444"/>
  <rect x="{{ left }}" width="{{ right }}" height="20" fill="{{ colour }}"/>
 </g>
 <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" aria-hidden="true">
  <text x="6" y="14" textLength="{{ left - 12 }}">{{ label }}</text>
  <text x="{{ left + 6 }}" y="14" textLength="{{ right - 12 }}">{{ words }}</text>
 </g>
</svg>
"""
)


def render(report: Report) -> str:
    """Return the badge of the worst bot of the report."""
    words, colour = _worst(report)
    return _BADGE.render(
        label=LABEL, words=words, colour=colour, left=_width(LABEL), right=_width(words)
    )


def _worst(report: Report) -> tuple[str, str]:
    scored = [bot for bot in report.bots if bot.scorecard.total is not None]
    if not scored:
        return "no score", _NO_COLOUR
    return _told(min(scored, key=lambda bot: (bot.passes, bot.scorecard.total)))


def _told(bot: BotReport) -> tuple[str, str]:
    total = bot.scorecard.total or 0
    if not bot.passes:
        return f"{total} of 100, gate failed", _COLOURS["red"]
    return f"{total} of 100", _COLOURS[band_of(total).colour]


def _width(words: str) -> int:
    return len(words) * _CHARACTER + _MARGIN


REPORTER = Reporter(name="badge", render=render)
