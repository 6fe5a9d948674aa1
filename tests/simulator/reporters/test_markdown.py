"""The report as Markdown."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from simulator.report import Outcome, Report
from simulator.reporters.markdown import LONGEST, MOST_FINDINGS, code, render
from tests.simulator.reporters.sample import (
    HOSTILE,
    START,
    compared,
    hostile_report,
    polite,
    report,
    rude,
    said,
    scenario,
    sent,
)

GITHUB = MarkdownIt("gfm-like", {"linkify": False})
OURS = {"details", "summary"}


class Tags(HTMLParser):
    """All tags of a page, and the words outside of code."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.words, self._in_code = set(), [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        assert not [value for name, value in attrs if name != "style"], attrs
        self._in_code = tag == "code"

    def handle_endtag(self, tag):
        self._in_code = False

    def handle_data(self, data):
        if not self._in_code:
            self.words.append(data)


@given(st.text(max_size=400))
def test_anything_is_one_code_span_that_shows_it(text):
    html = GITHUB.renderInline(code(text))
    assert html.count("<code>") == 1
    assert html.startswith("<code>")
    assert html.endswith("</code>")


@pytest.mark.parametrize("text", ["`", "``a`", " ", "", "a`b", "@channel #1 https://x.example"])
def test_backticks_and_blanks_do_not_end_it(text):
    html = GITHUB.renderInline(f"- {code(text)} end")
    assert html.count("<code>") == 1
    assert html.endswith("</code> end")


def test_a_long_quotation_is_cut():
    assert len(code("x" * 9999)) == LONGEST + 2


def test_hostile_text_makes_no_tag_no_link_and_no_mention():
    told = Tags(GITHUB.render(render(hostile_report())))
    assert not told.tags & {"script", "img", "svg", "a", "style", "iframe"}
    words = "".join(told.words)
    assert "pwned" not in words
    assert "javascript:" not in words


def test_it_says_the_verdict_first_and_why():
    text = render(report(rude()))
    first = text.splitlines()[0]
    assert first == f"## 🔴 Courtesy: {report(rude()).bots[0].scorecard.total} of 100, discourteous"
    assert "- `critical: 1 critical finding`" in text
    assert (
        "bot failed: `Opening hours: Ana is let down` at `features/opening_hours.feature:19`"
        in text
    )


def test_a_polite_bot_gets_a_green_sign_and_a_few_lines():
    text = render(report(polite()))
    assert text.startswith("## 🟢 Courtesy: ")
    assert "Gates that failed" not in text
    assert "<details>" not in text


def test_what_got_worse_stands_beside_the_baseline():
    text = render(compared())
    assert "### What got worse" in text
    assert "| category | score | baseline |" in text
    assert re.search(r"- `baseline: \d+ things got worse`", text)


def test_many_findings_fit_into_a_comment():
    lives = [[said("0s", "Hi!"), sent("90s", f"{HOSTILE}{'x' * 900}")] for _ in range(150)]
    told = report(*(scenario(life, name=f"S: {n} {HOSTILE}") for n, life in enumerate(lives)))
    text = render(told)
    assert len(text) < 65_536
    more = len(told.bots[0].findings) - MOST_FINDINGS
    assert f"{more} more findings are in the other reports." in text
    assert text.count("\n- ") <= MOST_FINDINGS + 3


def test_many_scenarios_that_failed_are_counted():
    told = report(
        *(scenario([], name=f"S{n}", outcome=Outcome.BOT_FAILED, error="no") for n in range(50))
    )
    assert "- 30 more" in render(told)


def test_without_a_bot_it_says_so():
    assert "No bot was tested." in render(Report(seed=1, as_of=START))
    assert render(report(scenario([]))).startswith("## ⚪ Courtesy: nothing to score")
