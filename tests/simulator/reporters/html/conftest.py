"""A browser that opens reports from disk, and tells what they tried."""

import shutil
from functools import cache

import pytest

from simulator.reporters.html import REPORTER
from tests.requirements import miss, require

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
BYPASS = False
"""Whether other scripts than the page's own may run, for tools that look into it."""
DESKTOP, PHONE = (1280, 900), (360, 740)


@pytest.fixture(scope="module")
def browser():
    """One Chromium for a module of tests."""
    require("playwright")
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        miss("the program chromium is not installed")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(OPTIONS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def tab(browser):
    """Return a function that returns the tab for some options, which is used again and again."""

    @cache
    def tab(**options):
        page = browser.new_context(reduced_motion="reduce", **options).new_page()
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.on("console", lambda message: page.troubles.append(message.text))
        page.on("dialog", lambda dialog: page.troubles.append(dialog.message))
        return page

    def sized(size, **options):
        page = tab(**options)
        page.requests, page.troubles = [], []
        page.goto("about:blank")
        page.set_viewport_size({"width": size[0], "height": size[1]})
        return page

    return sized


@pytest.fixture
def opened(tab, tmp_path):
    """Return a function that opens a report and returns its page, once it is shown."""

    def opened(report, address="", *, size=DESKTOP, scheme="light", scripts=True):
        file = tmp_path / "report.html"
        file.write_text(REPORTER.render(report), encoding="utf-8")
        page = tab(size, color_scheme=scheme, java_script_enabled=scripts, bypass_csp=BYPASS)
        page.requests.clear()
        page.goto(file.as_uri() + address)
        if scripts and report.bots:
            page.wait_for_selector("html[data-shown]")
        return page

    return opened
