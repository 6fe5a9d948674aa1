"""Tries, before a bot is started, whether its environment leads to the fake.

The probe asks for a host that exists nowhere, so that it too can never reach the real Graph. It is
the program that will run the bot, where it can be had, or else curl, or else Python.
"""

import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from simulator.children.language import Language
from simulator.children.process import Process
from simulator.errors import BadInput, NotRedirected
from simulator.redirect.proxy import PROBE_HOST
from simulator.timeflow.patience import PROBE_PATIENCE
from simulator.timeflow.real import Real

URL = f"https://{PROBE_HOST}/"

_PHP = (
    "$u = $argv[1]; if (function_exists('curl_init')) { curl_exec($c = curl_init($u)); "
    "echo curl_error($c); } else { echo file_get_contents($u); }"
)
_PYTHON = (
    "import sys\n"
    "try: from urllib.request import urlopen\n"
    "except ImportError: from urllib2 import urlopen\n"
    "sys.stdout.write(urlopen(sys.argv[1]).read().decode())"
)
_JAVA = """
class Probe {
  public static void main(String[] words) throws Exception {
    try (java.io.InputStream answer = new java.net.URL(words[0]).openStream()) {
      System.out.println(new String(answer.readAllBytes()));
    }
  }
}
"""
_NODE = "require('https').get(process.argv[1], (answer) => answer.pipe(process.stdout))"
_NO_COMPILER = ("jdk.compiler", "could not find or load main class", "unrecognized option")
"""What a Java says that cannot run a source; then another program has to do."""
_TELLS = re.compile(r"(error|exception|could not)\b.*:|: .*(error|could not)\b", re.IGNORECASE)
_ALIASES = {Language.NODE: ("node", "nodejs"), Language.PYTHON: ("python", "pypy")}


class Attempt(NamedTuple):
    """A program that asks for ``URL`` and prints the answer."""

    program: str
    arguments: tuple[str, ...]


def probe(
    environment: Mapping[str, str],
    secret: str,
    command: Sequence[str],
    language: Language,
    folder: Path,
) -> None:
    """Return if a process with this environment reaches the proxy whose secret this is.

    ``command`` is what will start the bot; ``folder`` is one that may be written to.

    Raises:
        NotRedirected: it does not.
    """
    for attempt in _attempts(environment, command, language, folder):
        said = _run(attempt, environment, folder)
        if said is None:
            continue
        if secret in said:
            return
        raise NotRedirected(Path(attempt.program).name, _reason(said))


def _attempts(
    environment: Mapping[str, str], command: Sequence[str], language: Language, folder: Path
) -> Iterator[Attempt]:
    own = _interpreter(command, language, environment)
    if own is not None:
        arguments = _own_arguments(language, folder)
        if arguments:
            yield Attempt(own, arguments)
    curl = _find("curl", environment)
    if curl is not None:
        yield Attempt(curl, ("--silent", "--show-error", URL))
    yield Attempt(sys.executable, ("-c", _PYTHON, URL))


def _own_arguments(language: Language, folder: Path) -> tuple[str, ...]:
    match language:
        case Language.PHP:
            return ("-r", _PHP, URL)
        case Language.RUBY:
            return ("-rnet/http", "-e", "print Net::HTTP.get(URI(ARGV[0]))", URL)
        case Language.JAVA:
            source = folder / "Probe.java"
            source.write_text(_JAVA, encoding="utf-8")
            return ("-XX:TieredStopAtLevel=1", str(source), URL)
        case Language.NODE:
            return ("-e", _NODE, URL)
        case Language.PYTHON:
            return ("-c", _PYTHON, URL)
    return ()


def _interpreter(
    command: Sequence[str], language: Language, environment: Mapping[str, str]
) -> str | None:
    """Return the interpreter that the command names, else the one on its path."""
    names = _ALIASES.get(language, (language.value,))
    for word in command:
        if Path(word).name.startswith(names):
            found = _find(word, environment)
            if found is not None:
                return found
    return next(filter(None, (_find(name, environment) for name in names)), None)


def _find(program: str, environment: Mapping[str, str]) -> str | None:
    return shutil.which(program, path=environment.get("PATH"))


def _run(attempt: Attempt, environment: Mapping[str, str], folder: Path) -> str | None:
    """Return what the program printed, None where it could not even try."""
    try:
        process = Process.start(
            (attempt.program, *attempt.arguments), _fitting(attempt, environment), folder
        )
    except BadInput:  # no program after all
        return None
    try:
        end = Real.monotonic() + PROBE_PATIENCE
        while process.ending is None and Real.monotonic() < end:
            process.wait_for_sign(end - Real.monotonic())
    finally:
        process.end()
    said = process.output_since()
    return None if any(phrase in said for phrase in _NO_COMPILER) else said


def _fitting(attempt: Attempt, environment: Mapping[str, str]) -> Mapping[str, str]:
    """Return the environment without a faked clock for our own Python, which it breaks."""
    if attempt.program != sys.executable:
        return environment
    return {name: value for name, value in environment.items() if name != "LD_PRELOAD"}


def _reason(said: str) -> str:
    """Return the line that tells most: languages put it before or behind the places in the code."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = (line for line in lines if _TELLS.search(line))
    return next(telling, lines[-1] if lines else "it got no answer")
