"""Pages of the documentation, played: files are written, commands run, what they print compared.

A fenced block is one of these, by its info string:

    ```python title="mybot.py"      any language with a title: a file of that name
    ```console                      "$ " and a command; what follows is printed, "..." is anything,
                                    and it fails where that says so, and only there
    ```sh                           commands that succeed, whatever they print
    ```json, text, xml              something to look at, which is not played
    ```gherkin, ```python, ```toml  without a title: valid, and not played

All blocks of a page share one folder, in which ``mybot.py`` is a bot unless the page writes it.
"""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from tests.folder import REPOSITORY, environment_for

DOCS = REPOSITORY / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if "site" not in path.parts)
INSTALLING = {
    "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/courtesy demo",
    "python3 -m venv .venv-test && .venv-test/bin/pip install '.[test]' "
    "&& .venv-test/bin/pytest -n auto",
    "git clone <this repository> courtesy && cd courtesy",
    "python3 -m venv .venv && . .venv/bin/activate",
    "pip install . requests",
    "pip install vcrpy",
}
"""Commands that are not played: .ci/run does what they do, from a clean clone."""
LOOKED_AT = {"json", "text", "xml", "html", "yaml", "dockerfile", "groovy", "bash"}
VALID = {"gherkin", "python", "toml", "ini"}
TITLE = re.compile(r'title="([^"]+)"')
ANYTHING = "..."
FAILING = ("gate failed: ", "gates failed: ", "no step for ")
"""Words of a command that fails; one that prints none of them succeeds."""
_END = "\x1e"
"""What stands between the outputs of two commands."""
PATIENCE = 120  # seconds


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the file it is, its text, and its line on the page."""

    language: str
    title: str
    text: str
    line: int


@dataclass(frozen=True)
class Command:
    """A command, what it is said to print (None: nobody says), and its line."""

    text: str
    printed: str | None
    line: int


def blocks(page):
    tokens = MarkdownIt().parse(page.read_text("utf-8"))
    for token in tokens:
        if token.type == "fence":
            words = token.info.split(maxsplit=1)
            title = TITLE.search(token.info)
            language = words[0] if words else ""
            yield Block(language, title[1] if title else "", token.content, token.map[0] + 1)


def commands(block):
    """Return the commands of a block."""
    if block.language == "sh":
        whole = re.sub(r"\\\n\s*", "", block.text)
        lines = [line for line in whole.splitlines() if line.strip() and line[0] != "#"]
        return [Command(line, None, block.line) for line in lines]
    found, line = [], block.line
    for row in re.sub(r"\\\n\s*", "", block.text).splitlines(keepends=True):
        line += 1
        if row.startswith("$ "):
            found.append(Command(row[2:].strip(), "", line))
        elif found:
            last = found.pop()
            found.append(Command(last.text, last.printed + row, last.line))
    return found


def is_played(command):
    return command.text not in INSTALLING


def play(page, folder):
    """Play a page in ``folder`` and return what is otherwise than it says, a sentence each."""
    said = [*_files_and_commands(page, folder)]
    script = "\n".join(
        f"{{ {command.text}\n}} 2>&1; printf '{_END}%s{_END}' $?" for command in said
    )
    venv = str(Path(sys.executable).parent)
    env = environment_for({"TERM": "dumb", "COLUMNS": "100"})
    env["PATH"] = f"{venv}:{env['PATH']}"
    for name in ("CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "NO_COLOR", "FORCE_COLOR"):
        env.pop(name, None)
    ended = subprocess.run(
        ["bash", "-c", f"{script}\nkill $(jobs -p) 2>/dev/null; true"],
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    parts = ended.stdout.decode("utf-8", "backslashreplace").split(_END)
    outputs = list(zip(parts[::2], parts[1::2], strict=False))
    if len(outputs) != len(said):
        return [f"{page.name}: {len(outputs)} of {len(said)} commands ran: {ended.stderr!r}"]
    return [
        f"{page.name}:{command.line}: {command.text}\nprints, so it says:\n{command.printed}\n"
        f"and in fact, with exit code {code}:\n{out}"
        for command, (out, code) in zip(said, outputs, strict=True)
        if not agrees(command, out, code)
    ]


def _files_and_commands(page, folder):
    """Yield the commands of a page, and commands that write its files where they stand."""
    for block in blocks(page):
        if block.title:
            yield from _written(block, folder)
        elif block.language in ("sh", "console"):
            yield from filter(is_played, commands(block))
        else:
            assert block.language in LOOKED_AT | VALID, f"{page.name}:{block.line}: which language?"


def _written(block, folder):
    # Kept aside and put there in its turn: a page may change a file that it wrote before.
    aside = folder / ".blocks" / str(block.line)
    aside.parent.mkdir(exist_ok=True)
    aside.write_text(block.text, encoding="utf-8")
    target = Path(block.title)
    yield Command(f"mkdir -p {target.parent} && cp {aside} {target}", None, block.line)


def agrees(command, out, code):
    if command.printed is None:
        return code == "0"
    if (code == "0") is any(words in command.printed for words in FAILING):
        return False
    pattern = re.escape(_stripped(command.printed)).replace(re.escape(ANYTHING), "(?s:.*?)")
    return re.fullmatch(pattern, _stripped(out)) is not None


def _stripped(text):
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
