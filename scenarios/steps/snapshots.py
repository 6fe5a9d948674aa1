"""The conversation as a whole, against one that was written down."""

from difflib import unified_diff
from pathlib import Path

from scenarios.stage import Stage
from scenarios.step import Unmet, then
from scenarios.vocabulary import phrase
from simulator.errors import BadInput


@then(phrase("conversation-is"))
def conversation_is(stage: Stage, file: str) -> None:
    """Expect the customer's conversation to be as in a file beside the feature.

    It is in the notation of conversations. With ``--update-snapshots`` the file is written.
    """
    path = stage.folder / file
    lived = f"{stage.world.transcript(stage.person(None))}\n"
    if stage.updates_snapshots:
        _write(path, lived)
        return
    try:
        known = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadInput(f"there is no {file}; write it with --update-snapshots") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"cannot read {file}: {error}") from None
    if lived != known:
        raise Unmet("the conversation is another:\n" + _difference(known, lived))


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadInput(f"cannot write {path.name}: {error.strerror}") from None


def _difference(known: str, lived: str) -> str:
    lines = unified_diff(known.splitlines(), lived.splitlines(), "expected", "actual", lineterm="")
    return "\n".join(lines)
