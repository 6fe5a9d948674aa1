"""Write down what the commands of a page print: for pages that are checked by being read.

python -m tests.docs.update docs/tutorial.md
"""

import sys
import tempfile
from pathlib import Path

from tests.docs import pages
from tests.folder import REPOSITORY


def update(page):
    """Play a page and replace what its commands are said to print by what they print."""
    printed = {}

    def remember(command, out, code):
        printed[command.line] = out
        return True

    pages.agrees = remember
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bot = (REPOSITORY / "tests" / "docs" / "mybot.py").read_text("utf-8")
        (folder / "mybot.py").write_text(bot, encoding="utf-8")
        (folder / "features").mkdir()
        problems = pages.play(page, folder)
    assert not problems, problems
    page.write_text(rewritten(page, printed), encoding="utf-8")


def rewritten(page, printed):
    """Return the page's text with new outputs; those with an ellipsis are left as they are."""
    text = page.read_text("utf-8")
    for block in pages.blocks(page):
        if block.language == "console" and pages.ANYTHING not in block.text:
            new = "".join(
                f"$ {command.text}\n{_ended(printed.get(command.line, command.printed))}"
                for command in pages.commands(block)
            )
            text = text.replace(f"```console\n{block.text}", f"```console\n{new}")
    return text


def _ended(output):
    kept = "\n".join(line.rstrip() for line in output.strip().splitlines())
    return f"{kept}\n" if kept else ""


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        update(Path(argument).resolve())
