"""Whatever bots, customers and authors write: nothing of it runs in a real browser."""

from dataclasses import replace

import pytest

from simulator.report import Report
from simulator.rule import Finding
from tests.simulator.reporters.sample import HOSTILE, START, hostile_report, report, rude

SHOWN = HOSTILE[: HOSTILE.index("\x1b")]
UNTOUCHED = """() => ({
  title: document.title,
  images: document.querySelectorAll("img, iframe, object, embed, [onload], [onerror]").length,
  links: [...document.links].map((link) => link.getAttribute("href")),
  scripts: document.querySelectorAll("script:not([type='application/octet-stream'])").length,
})"""
SCRIPTS = 3
"""Ours and two libraries'."""


def hostile_findings():
    """Return a report in which a rule itself says hostile things, and so does a baseline."""
    told = hostile_report()
    (bot,) = told.bots
    card = bot.scorecard
    results = tuple(
        replace(
            result,
            reason=HOSTILE,
            findings=tuple(
                replace(e, finding=Finding(e.finding.turn, HOSTILE, HOSTILE))
                for e in result.findings
            ),
        )
        for result in card.results
    )
    doctored = replace(bot, baseline=replace(report(rude()).bots[0], scenarios=()))
    object.__setattr__(doctored, "scorecard", replace(card, results=results))
    return replace(told, bots=(doctored,))


@pytest.mark.parametrize("make", [hostile_report, hostile_findings])
def test_nothing_hostile_runs_or_becomes_an_element_and_all_of_it_is_shown(opened, make):
    page = opened(make())
    for folded in page.locator("details").all():
        folded.evaluate("element => element.open = true")
    page.locator("[name=text]").fill("pwned")
    page.wait_for_function("document.querySelector('.status').textContent.startsWith('1 of 1')")
    page.wait_for_selector(".gauge svg")
    found = page.evaluate(UNTOUCHED)
    assert found["title"] == "Courtesy report"
    assert found["images"] == 0
    assert found["scripts"] == SCRIPTS
    assert all(link.startswith("#") for link in found["links"])
    assert page.troubles == []
    assert page.requests == [page.url.split("#")[0]]
    shown = page.locator("#app").inner_text()
    for where in (".about h3", ".scenario", ".failure", ".text", ".leads", ".output", ".quick"):
        assert SHOWN[:60] in page.locator(where).first.inner_text(), where
    assert r"\u202egnp.exe\u2066\u2028\ud800" in shown
    assert "\u202e" not in shown


def test_a_press_on_a_hostile_button_leads_nowhere(opened):
    page = opened(hostile_report())
    before = page.url.split("#")[0]
    for button in page.locator(".buttons li, .leads").all():
        button.click(force=True)
    assert page.url.split("#")[0] == before
    assert page.title() == "Courtesy report"


def test_the_policy_stops_what_somebody_would_smuggle_in(opened):
    page = opened(report())
    ran = page.evaluate(
        """async () => {
          const script = document.createElement("script");
          try { script.text = "window.ran = true"; document.body.append(script); } catch {}
          try { document.body.innerHTML = "<img src=x onerror='window.ran = true'>"; } catch {}
          const link = document.createElement("a");
          try { link.setAttribute("onclick", "window.ran = true"); } catch {}
          document.body.append(link);
          link.click();
          try { await fetch("https://example.com/"); window.ran = true; } catch {}
          return window.ran ?? false;
        }"""
    )
    assert ran is False
    assert page.troubles  # the browser says what it has stopped


def test_an_address_that_names_nothing_is_harmless(opened):
    page = opened(report(), "#b9-c1-t<script>")
    assert page.locator(".conversation").count() == 1
    assert page.troubles == []


def test_an_empty_report_asks_for_nothing(opened):
    page = opened(Report(seed=1, as_of=START))
    assert page.locator("main").inner_text() == "No bot was tested."
    assert page.troubles == []
