"""Optional libraries: what needs one that is missing is skipped, or fails where all are wanted."""

import importlib.util
import os

import pytest


def require(*modules):
    """Skip the caller unless all ``modules`` are installed; fail under ``COURTESY_REQUIRE=all``."""
    for module in modules:
        if importlib.util.find_spec(module) is not None:
            continue
        if os.environ.get("COURTESY_REQUIRE") == "all":
            pytest.fail(f"{module} is not installed, and COURTESY_REQUIRE=all wants it")
        pytest.skip(f"{module} is not installed", allow_module_level=True)
