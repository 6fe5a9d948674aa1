"""Which language a bot is in, guessed from the command that starts it."""

import re
import shlex
import subprocess
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path


class Language(StrEnum):
    """A language, or rather what runs it."""

    PHP = "php"
    RUBY = "ruby"
    JAVA = "java"
    NODE = "node"
    PYTHON = "python"
    GO = "go"
    DOTNET = "dotnet"
    UNKNOWN = "unknown"


_PROGRAMS = {
    Language.PHP: "php php-cgi php-fpm artisan symfony composer",
    Language.RUBY: "ruby bundle bundler rails rackup rake puma thin unicorn falcon irb",
    Language.JAVA: "java mvn mvnw mvnd gradle gradlew jruby kotlin scala sbt clojure clj lein",
    Language.NODE: "node nodejs npm npx yarn pnpm nodemon ts-node tsx pm2 nest next",
    Language.PYTHON: (
        "python pypy uvicorn gunicorn hypercorn daphne waitress-serve flask fastapi celery "
        "django-admin poetry pipenv pdm rye hatch"
    ),
    Language.GO: "go air",
    Language.DOTNET: "dotnet",
}
_BY_PROGRAM = {name: language for language, names in _PROGRAMS.items() for name in names.split()}
_BY_SUFFIX = {
    ".php": Language.PHP,
    ".rb": Language.RUBY,
    ".ru": Language.RUBY,
    ".jar": Language.JAVA,
    ".java": Language.JAVA,
    ".js": Language.NODE,
    ".cjs": Language.NODE,
    ".mjs": Language.NODE,
    ".ts": Language.NODE,
    ".py": Language.PYTHON,
    ".go": Language.GO,
    ".dll": Language.DOTNET,
}
_SHELLS = {"sh", "bash", "dash", "zsh", "ksh", "ash"}
_WRAPPERS = frozenset(
    ("env", "exec", "nohup", "nice", "time", "sudo", "stdbuf", "setsid", "timeout", "tini")
)
_RUNNERS = frozenset(("uv", "dotenv", "direnv", "doppler", "foreman", "xvfb-run", "dumb-init"))
"""They run what their arguments name further on."""
_OLD_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 11))"
_VERSION = re.compile(r"(?<=[a-z])[-\d.]+$")
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")
_STEPS = re.compile(r"\n|&&|\|\||[;|&]")
_BYTES = 65536
_DEPTH = 4
"""Scripts that start scripts that start scripts."""


def language_of(command: Sequence[str], folder: Path = Path()) -> Language:
    """Return the language of the program that ``command`` starts from ``folder``.

    Of a shell's script it is the last one that is known: what comes before it prepares.
    """
    return _language(list(command), folder, _DEPTH)


def has_agent_for(command: Sequence[str], language: Language) -> bool:
    """Return whether an agent lives in what ``command`` starts: Node, and Python from 3.11 on."""
    if language is not Language.PYTHON:
        return language is Language.NODE
    if not Path(command[0]).name.startswith(("python", "pypy")):
        return True  # a script of an environment of its own, which says if it is older
    ended = subprocess.run(  # noqa: S603 - the bot's own interpreter
        [command[0], "-c", _OLD_ENOUGH], check=False, stderr=subprocess.DEVNULL
    )
    return ended.returncode == 0


def _language(words: list[str], folder: Path, depth: int) -> Language:
    words = _unwrapped(words)
    if not words or depth == 0:
        return Language.UNKNOWN
    name = Path(words[0]).name
    if name in _SHELLS:
        return _of_shell(words[1:], folder, depth)
    if name in _RUNNERS:
        return next(_known(words[1:]), Language.UNKNOWN)
    known = _by_name(name)
    return known if known is not Language.UNKNOWN else _of_file(folder / words[0], folder, depth)


def _unwrapped(words: list[str]) -> list[str]:
    """Return the command behind assignments and programs that only pass it on."""
    wrapped = False
    while words:
        is_of_wrapper = wrapped and (words[0].startswith("-") or words[0][:1].isdigit())
        if Path(words[0]).name in _WRAPPERS:
            wrapped = True
        elif not (is_of_wrapper or _ASSIGNMENT.match(words[0])):
            return words
        words = words[1:]
    return words


def _known(words: list[str]) -> Iterator[Language]:
    for word in words:
        language = _by_name(Path(word).name)
        if language is not Language.UNKNOWN:
            yield language


def _by_name(name: str) -> Language:
    plain = _VERSION.sub("", name.removesuffix(".exe"))
    known = _BY_PROGRAM.get(name) or _BY_PROGRAM.get(plain)
    return known or _BY_SUFFIX.get(Path(name).suffix, Language.UNKNOWN)


def _of_shell(arguments: list[str], folder: Path, depth: int) -> Language:
    for place, argument in enumerate(arguments):
        if argument.startswith("-") and "c" in argument and not argument.startswith("--"):
            return _of_script("\n".join(arguments[place + 1 : place + 2]), folder, depth)
        if not argument.startswith("-"):
            return _of_script(_beginning(folder / argument), folder, depth)
    return Language.UNKNOWN


def _of_script(text: str, folder: Path, depth: int) -> Language:
    found = Language.UNKNOWN
    for step in _STEPS.split(text):
        try:
            words = shlex.split(step, comments=True)
        except ValueError:  # a quotation that goes on behind a separator
            words = step.split()
        language = _language(words, folder, depth - 1)
        found = found if language is Language.UNKNOWN else language
    return found


def _of_file(file: Path, folder: Path, depth: int) -> Language:
    """Return the language of a script by its first line."""
    text = _beginning(file)
    first, _, rest = text.partition("\n")
    if not first.startswith("#!"):
        return Language.UNKNOWN
    interpreter = _unwrapped(first[2:].split())
    if interpreter and Path(interpreter[0]).name in _SHELLS:
        return _of_script(rest, folder, depth)
    return _language(interpreter, folder, depth - 1)


def _beginning(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(_BYTES).decode("utf-8", "replace")
    except (OSError, ValueError):  # there is no such file
        return ""
