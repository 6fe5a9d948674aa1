"""The pages of the reference are what the code says."""

import pytest

from scenarios.options import OPTIONS
from simulator.report_shape import json_schema
from tests.docs.reference import FOLDER, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_up_to_date(name):
    text = (FOLDER / name).read_text("utf-8")
    assert text == PAGES[name](), "run: python -m tests.docs.reference"


def test_every_option_and_every_key_of_the_report_is_told():
    options = (FOLDER / "options.md").read_text("utf-8")
    assert all(f"`--{option.name}`" in options for option in OPTIONS)
    assert all(f"`courtesy_{option.key}`" in options for option in OPTIONS)
    report = (FOLDER / "report.md").read_text("utf-8")
    assert all(f"`{key}`" in report for key in json_schema()["properties"])
