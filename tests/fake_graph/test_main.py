"""``python -m fake_graph`` says where it is and what its token is."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

INTERRUPTIBLE = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # it may be ignored around the tests
from fake_graph.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("token", [None, "EAAgiven"])
def test_it_prints_a_token_only_if_it_made_one(token):
    given = ["--page-token", token] if token else []
    command = [sys.executable, "-c", INTERRUPTIBLE, "--port", "0", *given]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        lines = [process.stdout.readline() for _ in range(2 if token else 3)]
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+ page \d{15}\n", lines[0])
    assert re.search(r"person who has just written: \d{16}$", lines[1])
    assert process.returncode == 0
    if token:
        assert token not in "".join(lines) + rest
    else:
        assert lines[2].startswith("page access token: EAA")
