"""The shims in Pythons that are too old for an agent."""

import subprocess

import pytest

from simulator.redirect.variables import variables
from tests.folder import environment_for
from tests.requirements import interpreter

URL = "https://graph.facebook.com/v21.0/me"
OLD = ("2.7", "3.6", "3.7", "3.8", "3.9", "3.10")
SCRIPT = f"""
import sys
try: import urllib.request as u
except ImportError: import urllib2 as u
u.urlopen({URL!r}).read()
u.build_opener(u.ProxyHandler({{}})).open({URL!r}).read()
sys.stdout.write("%d.%d" % sys.version_info[:2])
"""


@pytest.mark.parametrize("version", OLD)
def test_an_old_python_reaches_the_fake_with_and_without_a_proxy(version, graph, redirected):
    program = interpreter(version)
    if program is None:
        pytest.skip(f"Python {version} is not installed")
    ours, proxy = redirected
    ended = subprocess.run(
        (program, "-c", SCRIPT),
        env=environment_for(variables(ours, proxy.port, {})),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.stdout == version, ended.stderr
    assert [request.path for request in graph.requests] == ["/v21.0/me"] * 2
