"""The lock file of the clients for Node."""

import json
import re

from tests.clients.nodejs import FOLDER

LOCK = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))
WANTED = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["dependencies"]


def packages():
    return {path: package for path, package in LOCK["packages"].items() if path}


def test_it_names_no_host_to_fetch_from():
    assert not [path for path, package in packages().items() if "resolved" in package]


def test_it_pins_each_package_by_its_content():
    assert all(re.match(r"sha512-", package["integrity"]) for package in packages().values())


def test_it_is_of_the_versions_that_are_wanted():
    locked = {name: packages()[f"node_modules/{name}"]["version"] for name in WANTED}
    assert locked == WANTED


def test_nothing_needs_a_compiler():
    assert not [path for path, package in packages().items() if package.get("hasInstallScript")]
