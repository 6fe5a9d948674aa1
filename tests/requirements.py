"""What a test needs and is missing: it is skipped, or fails where all is wanted."""

import importlib.util
import os
import shutil
from pathlib import Path

import pytest


def require(*modules):
    """Skip the caller unless all ``modules`` are installed; fail under ``COURTESY_REQUIRE=all``."""
    for module in modules:
        if importlib.util.find_spec(module) is None:
            miss(f"{module} is not installed")


def require_programs(*programs):
    """Skip the caller unless all ``programs`` are found; fail under ``COURTESY_REQUIRE=all``."""
    for program in programs:
        if shutil.which(program) is None:
            miss(f"the program {program} is not installed")


def miss(what):
    """Skip the caller, for want of ``what``; fail under ``COURTESY_REQUIRE=all``."""
    if os.environ.get("COURTESY_REQUIRE") == "all":
        pytest.fail(f"{what}, and COURTESY_REQUIRE=all wants it")
    pytest.skip(what, allow_module_level=True)


def interpreter(version):
    """Return an interpreter of that version that is installed for itself or by pyenv."""
    folders = [Path(folder) for folder in os.environ["PATH"].split(os.pathsep)]
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    folders += sorted(root.glob(f"versions/{version}.*/bin"))
    for folder in folders:
        program = folder / f"python{version}"
        if program.is_file() and "shims" not in program.parts:
            return str(program)
    return None
