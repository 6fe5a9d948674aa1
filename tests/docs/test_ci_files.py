"""The files for other people's CI: valid for their vendors, and every command is executed."""

import json
import re
import shlex
import subprocess
import sys

import pytest
import yaml

from tests.docs.pages import DOCS
from tests.docs.test_pages import MYBOT
from tests.folder import REPOSITORY, environment_for

CI = DOCS / "ci"
INSTALLING = ("pip install", "python3 -m venv", ".venv/bin/pip install")
"""Beginnings of commands that need an index of packages, and are not executed."""
SCHEMAS = {"github-actions.yml": "vendor.github-workflows", "gitlab-ci.yml": "vendor.gitlab-ci"}
HOOKS = REPOSITORY / ".pre-commit-hooks.yaml"
HOURS = """
    Feature: Opening hours
      Scenario: Somebody asks
        Given a customer named "Ana"
        When Ana says "When are you open?"
        And 2 minutes pass
        And Ana says "Thanks, bye!"
        And 2 days pass
"""


def github():
    workflow = yaml.safe_load((CI / "github-actions.yml").read_text("utf-8"))
    (job,) = workflow["jobs"].values()
    return [line for step in job["steps"] for line in step.get("run", "").splitlines()]


def gitlab():
    (job,) = yaml.safe_load((CI / "gitlab-ci.yml").read_text("utf-8")).values()
    return [*job["before_script"], *job["script"]]


def jenkins():
    return re.findall(r"^\s*sh '(.*)'$", (CI / "Jenkinsfile").read_text("utf-8"), re.MULTILINE)


def container():
    lines = (CI / "Dockerfile").read_text("utf-8").splitlines()
    told = dict(line.split(" ", 1) for line in lines if line and line[0] != "#")
    return [told["RUN"], shlex.join([*json.loads(told["ENTRYPOINT"]), *json.loads(told["CMD"])])]


def hook():
    (one,) = yaml.safe_load(HOOKS.read_text("utf-8"))
    return [f"{one['entry']} --bot wsgi:mybot:app"]


@pytest.fixture
def sources(folder):
    """Return a team's sources, with the baseline that it keeps."""
    folder.feature(HOURS, "features/hours.feature").write("mybot.py", MYBOT.read_text("utf-8"))
    assert folder.run("wsgi:mybot:app", "features").code == 0
    (folder.path / "report.json").rename(folder.path / "baseline.json")
    (folder.path / ".venv").symlink_to(sys.prefix)
    return folder


@pytest.mark.parametrize("commands", [github, gitlab, jenkins, container, hook])
def test_its_commands_are_executed(sources, commands):
    played = [line for line in commands() if not line.startswith(INSTALLING)]
    assert len(played) == 1
    env = environment_for({"PATH": f"{sys.prefix}/bin:/usr/bin:/bin", "CI": "true"})
    ended = subprocess.run(
        ["sh", "-c", played[0]],
        cwd=sources.path,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    written = set(re.findall(r"--(?:html|json|junit|sarif) (\S+)", played[0]))
    assert written <= {file.name for file in sources.path.iterdir()}


@pytest.mark.parametrize("commands", [github, gitlab, jenkins, container])
def test_it_installs_courtesy_and_what_the_bot_needs(commands):
    installing = " ".join(line for line in commands() if line.startswith(INSTALLING))
    assert "-r requirements.txt" in installing
    assert '"$COURTESY"' in installing


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_keeps_to_its_vendors_schema(name):
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[name], CI / name]
    ended = subprocess.run(check, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_hook_keeps_to_pre_commits_schema():
    check = [sys.executable, "-m", "pre_commit", "validate-manifest", HOOKS]
    ended = subprocess.run(check, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
