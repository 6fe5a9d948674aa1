"""The file as it is written, before any script has run."""

import gzip
import re
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from simulator.report import Report, bot_report, scenario_from_json, scenario_to_json
from simulator.reporters import html
from simulator.reporters.html.page import AT_ONCE, LIBRARIES, LICENCES, SCRIPTS, render
from tests.simulator.reporters.html.reading import blocks_of, many
from tests.simulator.reporters.sample import (
    ADDRESS,
    START,
    hostile_report,
    polite,
    report,
    rude,
    said,
    scenario,
)

FOLDER = Path(html.__file__).parent / "assets" / "script"
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


def own(page):
    """Return what of a page is neither packed nor script nor style."""
    return re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)


def test_the_same_report_gives_the_same_bytes_after_a_trip_through_json():
    again = report(*(scenario_from_json(scenario_to_json(s)) for s in (rude(), polite())))
    assert render(report()).encode() == render(again).encode()


def test_a_page_loads_nothing_and_lets_only_its_own_scripts_run(any_report):
    page = render(any_report)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#39;", "'")
    rules = dict(part.split(" ", 1) for part in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["require-trusted-types-for"] == "'script'"
    module = re.search(r'<script type="module">(.*?)</script>', page, re.DOTALL)[1]
    digest = b64encode(sha256(module.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in rules["script-src"]
    assert "unsafe" not in rules["script-src"]
    assert not re.search(r"url\(|@import", page)
    assert not re.search(r"\b(src|href)=\"(?!#)", own(page))


def test_no_module_is_left_out_and_none_is_imported_before_its_time():
    files = {path.stem: path.read_text("utf-8") for path in FOLDER.glob("*.js")}
    assert sorted(files) == sorted(SCRIPTS)
    for place, name in enumerate(SCRIPTS):
        imported = re.findall(r'from "\./([\w-]+)\.js";', files[name])
        assert set(imported) <= set(SCRIPTS[:place]), name
    module = re.search(r'<script type="module">(.*?)</script>', render(report()), re.DOTALL)[1]
    assert not re.search(r"^(import|export) ", module, re.MULTILINE)


def test_the_libraries_are_the_published_files_and_their_licences_go_with_them():
    folder = FOLDER.parents[1] / "vendor"
    told = (folder / LICENCES).read_text("utf-8")
    for name in LIBRARIES:
        assert sha256((folder / name).read_bytes()).hexdigest() in told, name
    packed = re.search(r'id="library-LICENSES">([^<]*)<', render(report()))[1]
    assert gzip.decompress(b64decode(packed)).decode() == told


def test_hostile_text_is_written_as_text():
    page = render(hostile_report())
    page.encode()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]", page)
    tags = {tag.lower() for tag in re.findall(r"<([a-zA-Z][\w-]*)", own(page))}
    assert not tags & {"img", "svg", "script", "iframe"}
    assert page.count("<script") == page.count("</script>")
    assert 'onerror="' not in own(page)


def test_without_scripts_it_says_the_verdict_and_what_was_found():
    told = report()
    page = own(render(told))
    card = told.bots[0].scorecard
    assert "Does not pass." in page
    assert f"Score: {card.total} of 100." in page
    for result in card.results:
        if result.findings:
            assert f"{result.rule.code} {result.rule.name}: {len(result.findings)}" in page
    assert "Passes." in own(render(REPORTS["no scenarios"]()))


def test_an_empty_report_says_so():
    assert "No bot was tested." in render(REPORTS["empty"]())


def test_it_names_seed_date_and_strictness():
    page = " ".join(re.sub(r"<[^>]*>", " ", own(render(report(polite(), strict=True)))).split())
    assert "Seed 7" in page
    assert "As of 2026-09-07" in page
    assert "Unknown keys refused" in page


def test_conversations_lie_in_parts_and_none_is_lost():
    crowd = [scenario([said("0s", f"Hi {n}!")], line=n) for n in range(1, AT_ONCE + 3)]
    blocks = blocks_of(render(report(*crowd)))
    assert {"b1-stories-0", "b1-stories-1"} <= blocks.keys()
    stories = many(blocks, "b1-stories-")
    assert [story["turns"][0]["text"] for story in stories] == [
        f"Hi {n}!" for n in range(1, AT_ONCE + 3)
    ]
    assert len(many(blocks, "b1-scenarios-")) == len(crowd)


def test_each_bot_has_blocks_of_its_own():
    blocks = blocks_of(render(REPORTS["two bots"]()))
    assert len(blocks["run"]["bots"]) == 2
    assert {"b1-index", "b2-index"} <= blocks.keys()
