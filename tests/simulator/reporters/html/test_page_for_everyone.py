"""The page by eye, by screen reader, by keyboard, on a phone and on paper."""

from dataclasses import replace

import pytest

from simulator.report import Report, bot_report
from tests.requirements import require
from tests.simulator.reporters.html.conftest import DESKTOP, PHONE
from tests.simulator.reporters.html.reading import await_chosen
from tests.simulator.reporters.sample import (
    ADDRESS,
    START,
    colourful,
    hostile_report,
    polite,
    report,
    rude,
    said,
    scenario,
    sent,
)


def compared():
    """Return a report of everything, beside a baseline that was better here and worse there."""
    better = scenario(
        [said("0s", "Hi!"), sent("1s", "Hello!")], name="Opening hours: Ana is let down"
    )
    now, then = report(polite(), rude(), colourful()), report(better, polite())
    (bot,) = now.bots
    return replace(now, bots=(replace(bot, baseline=then.bots[0], min_score=90),))


def axe_finds(page):
    require("axe_playwright_python")
    from axe_playwright_python.sync_playwright import Axe

    if page.locator(".gauge").count():
        page.wait_for_selector(".gauge svg")
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


@pytest.fixture
def unguarded(monkeypatch):
    """Let axe into the page: its own scripts alone would be let in."""
    from tests.simulator.reporters.html import conftest

    monkeypatch.setattr(conftest, "BYPASS", True)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened, unguarded, size, scheme):
    page = opened(compared(), "#b1-c4", size=size, scheme=scheme)
    assert axe_finds(page) == []
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert axe_finds(page) == []


@pytest.mark.parametrize(
    "make",
    [
        hostile_report,
        lambda: Report(seed=1, as_of=START),
        lambda: Report(seed=1, as_of=START, bots=(bot_report(ADDRESS, ()),)),
        lambda: replace(report(), bots=report().bots * 2),
    ],
    ids=["hostile", "empty", "no scenarios", "two bots"],
)
def test_axe_finds_nothing_in_unusual_reports(opened, unguarded, make):
    assert axe_finds(opened(make())) == []


def test_axe_finds_nothing_where_scripts_do_not_run(opened, unguarded):
    page = opened(report())
    page.evaluate("document.querySelectorAll('#app').forEach((one) => one.remove())")
    assert axe_finds(page) == []


@pytest.mark.parametrize("make", [compared, hostile_report], ids=["usual", "hostile"])
def test_nothing_reaches_over_the_edge_of_a_phone(opened, make):
    page = opened(make(), size=PHONE)
    for number in range(page.locator("[role=option]").count()):
        page.locator("[role=option]").nth(number).click()
        await_chosen(page, number + 1)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


def test_keys_go_from_conversation_to_conversation(opened):
    page = opened(report(polite(), rude(), colourful()))
    names = [o.inner_text() for o in page.locator("[role=option] .who").all()]
    title = page.locator(".conversation h3")
    assert title.inner_text() == names[0]
    for key, place in [("j", 1), ("j", 2), ("k", 1)]:
        page.keyboard.press(key)
        await_chosen(page, place + 1)
        assert title.inner_text() == names[place]
    page.locator("[role=listbox]").focus()
    for key, place in [("End", len(names) - 1), ("ArrowUp", len(names) - 2), ("Home", 0)]:
        page.keyboard.press(key)
        await_chosen(page, place + 1)
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.conversation')")
    active = page.locator("[role=listbox]").get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"


def test_letters_typed_into_a_filter_stay_there(opened):
    page = opened(report(polite(), rude()))
    before = page.locator(".conversation").get_attribute("id")
    page.locator("[name=customer]").press_sequentially("jk")
    assert page.locator("[name=customer]").input_value() == "jk"
    assert page.locator(".conversation").get_attribute("id") == before


def test_the_first_tab_offers_to_skip_to_the_results(opened):
    page = opened(report())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the results"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_on_paper_the_verdict_and_the_open_conversation_remain(opened):
    page = opened(report())
    page.emulate_media(media="print")
    assert page.locator(".hero").is_visible()
    assert page.locator(".conversation").is_visible()
    assert not page.locator(".filters").is_visible()
    page.emulate_media(media="screen")


def test_without_scripts_it_still_tells(opened):
    page = opened(report(), scripts=False)
    told = page.locator("main").inner_text()
    assert "Does not pass." in told
    assert "need scripts" in told
    assert not page.locator("#app").is_visible()
