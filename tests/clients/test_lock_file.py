"""The lock files of what the tests run in Node."""

import json
import re
from functools import cache

import pytest

from tests.clients.nodejs import FOLDER
from tests.simulator.agents.node.driver import FOLDER as OF_BOTS

in_both = pytest.mark.parametrize("folder", [FOLDER, OF_BOTS], ids=["clients", "bots"])


@cache
def packages(folder):
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    return {path: package for path, package in lock["packages"].items() if path}


@in_both
def test_it_names_no_host_to_fetch_from(folder):
    assert not [path for path, package in packages(folder).items() if "resolved" in package]


@in_both
def test_it_pins_each_package_by_its_content(folder):
    assert all(re.match(r"sha512-", package["integrity"]) for package in packages(folder).values())


@in_both
def test_it_is_of_the_versions_that_are_wanted(folder):
    told = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = {name: packages(folder)[f"node_modules/{name}"]["version"] for name in told}
    assert locked == told


@in_both
def test_nothing_needs_a_compiler(folder):
    built = {path for path, package in packages(folder).items() if package.get("hasInstallScript")}
    assert not {path for path in built if not packages(folder)[path].get("optional")}
