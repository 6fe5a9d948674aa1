import os
import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from fake_graph.journal import Action
from simulator.report import Outcome, Report, bot_report, scenario_from_json, scenario_to_json
from simulator.reporters.html import Band, band, clock_time, day, render
from simulator.scorecard import Scorecard
from tests.simulator.reporters.dom import parse
from tests.simulator.reporters.sample import (
    ADDRESS,
    HOSTILE,
    START,
    at,
    did,
    hostile_report,
    polite,
    refused,
    report,
    rude,
    said,
    scenario,
    sent,
)

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WRITTEN_BY_US = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "nav", "section"),
    *("article", "aside", "footer", "details", "summary", "div", "span", "p", "a", "ul", "ol"),
    *("li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "table", "thead", "tbody", "tr"),
    *("th", "td", "blockquote", "bdi", "strong", "em", "s", "code", "time"),
    *("svg", "circle", "path", "text"),
}
REPORTS = {
    "usual": report,
    "hostile": hostile_report,
    "empty": lambda: Report(seed=1, as_of=START),
    "no scenarios": lambda: Report(seed=1, as_of=START, bots=(bot_report(ADDRESS, ()),)),
    "two bots": lambda: replace(report(), bots=report().bots * 2),
}


@pytest.fixture(params=REPORTS)
def any_report(request):
    return REPORTS[request.param]()


def test_a_page_asks_nothing_of_the_network_and_runs_nothing(any_report):
    document = parse(render(any_report))
    policies = [e for e in document.all("meta") if "http-equiv" in e.attributes]
    assert [e.attributes["content"] for e in policies] == [
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    ]
    assert {e.tag for e in document.all()} <= WRITTEN_BY_US
    for element in document.all():
        assert not [name for name in element.attributes if name.startswith("on")]
        assert element.attributes.get("href", "#").startswith("#")
        assert "src" not in element.attributes
    assert not re.search(r"url\(|@import|https?:", document.one("style").text)


def test_every_link_lands_and_every_anchor_is_unique(any_report):
    document = parse(render(any_report))
    anchors = [e.attributes["id"] for e in document.all() if "id" in e.attributes]
    assert len(anchors) == len(set(anchors))
    assert {e.attributes["href"][1:] for e in document.all("a")} <= set(anchors)
    named = [e.attributes.get("aria-labelledby", "") for e in document.all()]
    assert set(" ".join(named).split()) <= set(anchors)


def test_headings_skip_no_level(any_report):
    document = parse(render(any_report))
    levels = [int(e.tag[1]) for e in document.all() if re.fullmatch(r"h\d", e.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_same_report_gives_the_same_bytes_after_a_trip_through_json():
    once = report()
    again = report(*(scenario_from_json(scenario_to_json(s)) for s in (rude(), polite())))
    assert render(once).encode() == render(again).encode()
    assert render(once) == render(once)


def test_hostile_text_is_shown_and_does_nothing():
    page = render(hostile_report())
    document = parse(page)
    page.encode()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]", page)
    shown = HOSTILE[: HOSTILE.index("\x1b")]
    for css in ("failure", "file", "greeting", "address", "place", "phone", "quick", "remarks"):
        assert document.all(css=css), css
        assert all(shown in e.text for e in document.all(css=css)), css
    assert r"\u202egnp.exe\u2066\u2028\ud800" in document.all(css="greeting")[0].text
    assert document.one("title").text == "Courtesy report"


def test_a_browser_runs_nothing_of_a_hostile_report(tmp_path: Path):
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        assert os.environ.get("COURTESY_REQUIRE") != "all", "no Chromium"
        pytest.skip("needs Chromium")
    page = tmp_path / "report.html"
    page.write_text(render(hostile_report()), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    options += ["--no-first-run", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom"]
    dumped = subprocess.run(
        [browser, *options, page.as_uri()], capture_output=True, check=True, timeout=50
    ).stdout.decode()
    assert "<title>Courtesy report</title>" in dumped
    assert "Etiquette report" in dumped
    assert not re.search(r"<(script|img|svg onload)", dumped)


def test_a_finding_stands_in_its_group_and_is_pinned_to_its_bubble():
    told = report()
    document = parse(render(told))
    findings = told.bots[0].scorecard.findings()
    assert findings
    quotes = [q for group in document.all("ol", "quotes") for q in group.children if q != "\n"]
    assert len(quotes) == len(findings)
    for quote, evidence in zip(quotes, findings, strict=True):
        bubble = document.by_id(quote.one("a").attributes["href"][1:])
        assert evidence.finding.message in quote.one("p", "message").text
        assert evidence.finding.turn.text in quote.one("blockquote").text
        assert evidence.customer in quote.one("p", "place").text
        assert evidence.finding.message in bubble.one("ul", "pins").text
        assert evidence.finding.turn.text in bubble.one("div", "bubble").text


def test_equal_conversations_keep_their_findings_apart():
    twin = replace(rude(), line=40)
    document = parse(render(report(rude(), twin)))
    links = [a.attributes["href"] for a in document.all("a") if "-t" in a.attributes["href"]]
    assert {link.split("-")[1] for link in links} == {"s1", "s2"}


def test_equal_turns_of_one_instant_keep_their_findings_apart():
    hasty = scenario([said("0s", "Hi!"), *(sent("1s", "Hey!") for _ in range(8))])
    told = report(hasty)
    document = parse(render(told))
    broken = [n for n, e in enumerate(document.all("li", "turn")) if e.all("ul", "pins")]
    turns = told.bots[0].scenarios[0].transcripts[0].turns
    wanted = [e.finding.turn for e in told.bots[0].scorecard.findings()]
    assert broken == [n for n, turn in enumerate(turns) if any(turn is w for w in wanted)]
    assert max(broken) > 1


def test_the_customer_is_on_the_right_and_the_bot_on_the_left():
    document = parse(render(report(polite())))
    turns = document.all("li", "turn")
    sides = ["customer" if "customer" in turn.classes else "bot" for turn in turns]
    assert sides == [str(turn.speaker) for turn in polite().transcripts[0].turns]
    style = document.one("style").text
    assert ".turn.customer { align-self: flex-end; }" in style


def test_quick_replies_are_pills_and_taps_and_presses_are_marked():
    document = parse(render(report(polite())))
    assert [pill.text for pill in document.one("ul", "quick").all("li")] == [
        "Opening hours",
        "Talk to a person",
    ]
    acted = [bubble.one("div", "bubble").words for bubble in document.all("li", "acted")]
    assert acted == ["Ana: pressed Get Started", "Ana: tapped Opening hours"]


def test_reading_typing_and_seeing_are_small_lines():
    document = parse(render(report(polite())))
    lines = [line.one("p", "small").words for line in document.all("li", "event")]
    assert lines == [
        "Ana opened the conversation · 09:00:00",
        "Bot has seen the messages · 09:00:01",
        "Bot is typing… · 09:00:02",
        "Ana read the conversation · 09:00:05",
    ]
    assert document.one("p", "greeting").text == "Welcome to the shop."


def test_a_refused_message_is_struck_and_names_its_error():
    document = parse(render(report(scenario([said("0s", "Hi!"), refused("30h", "Sale!", "X")]))))
    bubble = document.one("li", "refused")
    assert bubble.one("s").text == "Sale!"
    assert "error 10/2018278" in bubble.one("p", "refusal").text
    assert "tag X" in bubble.text


def test_a_long_silence_and_a_new_day_are_announced():
    talk = [said("0s", "Hi!"), sent("1m", "Hello!"), said("6m", "Hm"), sent("25h", "Bye.")]
    document = parse(render(report(scenario(talk))))
    assert [line.text for line in document.all("li", "separator")] == [
        "Mon 7 Sep 2026",
        "5 minutes later",
        "Tue 8 Sep 2026 · 1 day 54 minutes later",
    ]


def test_a_scenario_tells_its_outcome_error_and_place():
    document = parse(render(report(rude())))
    section = document.one("details", "scenario")
    assert "bot failed" in section.all("summary")[0].text
    assert "features/opening_hours.feature:19" in section.all("summary")[0].text
    assert section.one("p", "failure").text == "Ana waited 90 seconds, at most 10 were allowed"
    assert [who.one("h5").text for who in section.all("section", "phone")] == ["Ana", "María José"]


@pytest.mark.parametrize("outcome", list(Outcome))
def test_what_did_not_pass_is_unfolded(outcome):
    quiet = scenario([did("0s", Action.MARK_SEEN)], outcome=outcome)
    section = parse(render(report(quiet))).one("details", "scenario")
    assert str(outcome) in section.all("summary")[0].text
    assert ("open" in section.attributes) == (outcome is not Outcome.PASSED)


def test_each_customer_has_audits_of_their_own_beside_the_conversation():
    document = parse(render(report(rude())))
    told = document.all("div", "conversation")
    cards = [Scorecard.of([transcript]) for transcript in rude().transcripts]
    assert [c.one("aside").one("svg").one("text").text for c in told] == [
        "\N{EN DASH}" if card.total is None else str(card.total) for card in cards
    ]


def test_the_table_has_every_rule_with_its_status_and_reason():
    told = report()
    document = parse(render(told))
    rows = [row for row in document.one("table").all("tr") if row.all("td")]
    results = told.bots[0].scorecard.results
    assert len(rows) == len(results)
    for row, result in zip(rows, results, strict=True):
        assert result.rule.code in row.text
        assert result.rule.name in row.text
        assert result.status.replace("_", " ") in row.text
        assert result.reason in row.text
        assert result.rule.severity in row.text


def test_remarks_tell_warnings_notes_gaps_and_hosts():
    remarks = parse(render(report())).one("section", "remarks").text
    for sentence in (
        "its token was learned",
        "The key 'persona' is not known.",
        "GET /x",
        "stock.example.com",
    ):
        assert sentence in remarks


def test_the_certificate_says_yes_or_what_escaped():
    good = parse(render(report(polite()))).one("div", "certificate")
    bad = parse(render(report(rude()))).one("div", "certificate")
    assert "deterministic: yes" in good.text
    control = "wall clock: simulated · timers: simulated"
    assert [li.text.startswith(control) for li in good.all("li")] == [True]
    assert "deterministic: no" in bad.text
    _, escaped = (li.text for li in bad.all("li"))
    assert escaped == "a thread waited for the world outside"


def test_the_gauge_tells_the_score_in_words():
    told = report()
    gauge = parse(render(told)).one("svg", "big")
    total = told.bots[0].scorecard.total
    assert gauge.one("text").text == str(total)
    assert gauge.attributes["aria-label"].startswith(f"Score {total} of 100, ")
    assert gauge.attributes["role"] == "img"


def test_a_bot_without_scenarios_is_not_scored():
    document = parse(render(REPORTS["no scenarios"]()))
    assert document.one("svg", "big").attributes["aria-label"] == "No score"
    assert document.one("p", "verdict").text == "Not scored"
    assert "No scenarios." in document.one("main").text


def test_an_empty_report_says_so():
    assert "No bot was tested." in parse(render(REPORTS["empty"]())).one("main").text


def test_the_run_line_names_seed_date_policy_and_strictness():
    run = parse(render(report(polite(), strict=True))).one("dl", "run").words
    assert run.startswith("Seed7")
    assert "Mon 7 Sep 2026, 09:00:00 UTC" in run
    assert "2026-09-07" in run
    assert "refused (strict)" in run


@pytest.mark.parametrize(
    "text", ["مرحبا بكم", "שלום", "👩‍👩‍👧 ok", "Zażółć gęślą", "日本語", "a\n\tb"]
)
def test_text_in_any_script_is_shown_as_it_is(text):
    document = parse(render(report(scenario([said("0s", text), sent("1s", text, text)]))))
    assert [e.text for e in document.all("span", "text")] == [text, text]
    assert document.one("ul", "quick").one("li").text == text


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (0, Band.POOR),
        (49, Band.POOR),
        (50, Band.FAIR),
        (89, Band.FAIR),
        (90, Band.GOOD),
        (100, Band.GOOD),
        (None, Band.NONE),
    ],
)
def test_colours_change_at_fifty_and_ninety(points, expected):
    assert band(points) is expected


def test_times_are_told_to_the_microsecond_and_dates_in_english():
    assert clock_time(at("2.5s")) == "09:00:02.5"
    assert clock_time(at("1s")) == "09:00:01"
    assert day(at("1d")) == "Tue 8 Sep 2026"


def test_many_findings_of_a_rule_are_folded():
    late = [scenario([said("0s", "Hi!")], line=n) for n in range(1, 9)]
    told = report(*late)
    document = parse(render(told))
    counts = [len(r.findings) for r in told.bots[0].scorecard.results if r.findings]
    folded = [e for group in document.all("article") for e in group.all("details")]
    assert len(folded) == sum(count > 5 for count in counts) > 0
    assert folded[0].one("summary").text == "3 more"


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("ink", "card"),
        ("muted", "page"),
        ("muted", "card"),
        ("muted", "soft"),
        ("blue", "card"),
        ("said-ink", "said"),
        ("ink", "bot"),
        *((name, f"{name}-soft") for name in ("good", "fair", "poor")),
        *((name, "card") for name in ("good", "fair", "poor")),
    ],
)
def test_text_contrasts_with_what_is_behind_it(theme, ink, paper):
    """Source: https://www.w3.org/TR/WCAG21/#contrast-minimum."""
    style = parse(render(report(polite()))).one("style").text
    colours = {name: values for name, values in _colours(style).items() if len(values) == 2}
    light, dark = sorted((_luminance(colours[name][theme]) for name in (ink, paper)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def _colours(style: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r"--([\w-]+): #([0-9a-f]{3,6});", style):
        found.setdefault(name, []).append(value)
    return found


def _luminance(colour: str) -> float:
    digits = colour if len(colour) == 6 else "".join(c * 2 for c in colour)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
