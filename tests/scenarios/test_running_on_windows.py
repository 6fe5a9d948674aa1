"""One clear refusal, before anything is imported that Windows does not have."""

import pytest

SYSTEM = """
    import os, selectors, signal, socket, subprocess, sys, sysconfig, tempfile, time
    import click, pytest, _pytest.config, _pytest.debugging, _pytest.faulthandler
    for name in ("fcntl", "pty", "termios", "resource", "pwd"):
        sys.modules[name] = None
    for owner, names in (
        (os, ("fork", "register_at_fork", "waitstatus_to_exitcode")),
        (time, ("pthread_getcpuclockid", "clock_gettime")),
    ):
        for name in names:
            delattr(owner, name)
    from simulator.attaching import platform
    platform.refuse_windows.__defaults__ = ("win32",)
"""
"""Python on Windows, as far as it lacks what Courtesy uses."""


@pytest.mark.parametrize(
    "call",
    [
        "from scenarios.__main__ import main; main()",
        "sys.exit(pytest.main(['-p', 'no:cacheprovider', '--bot', 'wsgi:bot:app']))",
    ],
    ids=["courtesy", "pytest"],
)
def test_one_line_that_advises_wsl(folder, call):
    folder.write("windows.py", f"{SYSTEM}    {call}\n")
    ended = folder.python("windows.py", "--version")
    assert ended.code in (2, pytest.ExitCode.USAGE_ERROR), ended.said
    said = [line for line in ended.lines if line.strip()]
    assert len(said) == 1, ended.said
    assert "run it under WSL" in said[0]
