"""The probe that is sent ahead of a bot."""

import os
import sys

import pytest

from simulator.children.language import Language
from simulator.errors import NotRedirected
from simulator.redirect.probe import probe
from simulator.redirect.proxy import PROBE_HOST
from simulator.redirect.variables import variables
from tests.folder import environment_for
from tests.requirements import require_programs

BY_LANGUAGE = {
    Language.PHP: ("php", "-S", "127.0.0.1:0"),
    Language.RUBY: ("ruby", "bot.rb"),
    Language.JAVA: ("java", "Bot.java"),
    Language.NODE: ("node", "bot.js"),
    Language.PYTHON: (sys.executable, "bot.py"),
    Language.UNKNOWN: ("curl",),
}


def environment(redirected):
    ours, proxy = redirected
    return environment_for(variables(ours, proxy.port, {}))


@pytest.mark.parametrize("language", BY_LANGUAGE)
def test_the_program_that_runs_the_bot_finds_the_fake(language, redirected, graph):
    command = BY_LANGUAGE[language]
    require_programs(command[0])
    ours, proxy = redirected
    probe(environment(redirected), proxy.secret, command, language, ours.folder)
    assert not graph.requests
    assert not proxy.distrust


@pytest.mark.parametrize("language", BY_LANGUAGE)
def test_who_does_not_find_it_is_named_before_anything_is_started(language, redirected):
    command = BY_LANGUAGE[language]
    require_programs(command[0])
    ours, proxy = redirected
    with pytest.raises(NotRedirected, match="does not reach the fake") as caught:
        probe(environment_for({}), proxy.secret, command, language, ours.folder)
    assert "\n" not in str(caught.value)
    why = str(caught.value).lower()
    assert any(sign in why for sign in ("resol", "name or service", PROBE_HOST))


def test_another_fake_than_ours_does_not_do(redirected):
    ours, _ = redirected
    with pytest.raises(NotRedirected):
        probe(environment(redirected), "another", ("python",), Language.PYTHON, ours.folder)


def test_a_bot_without_an_interpreter_at_hand_is_probed_by_what_there_is(redirected):
    ours, proxy = redirected
    bare = environment(redirected) | {"PATH": str(ours.folder)}
    probe(bare, proxy.secret, ("php", "-S"), Language.PHP, ours.folder)


def test_a_java_that_cannot_compile_is_passed_over(redirected):
    ours, proxy = redirected
    java = ours.folder / "java"
    java.write_text("#!/bin/sh\necho error: module not found: jdk.compiler\nexit 1\n")
    java.chmod(0o755)
    path = f"{ours.folder}{os.pathsep}{os.environ['PATH']}"
    found = environment(redirected) | {"PATH": path}
    probe(found, proxy.secret, ("java", "-jar", "bot.jar"), Language.JAVA, ours.folder)
