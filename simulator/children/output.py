"""What a bot's process prints: the end of it, made printable, by when it was printed."""

import re
import unicodedata

from simulator.timeflow.real import Real

TAIL = 256 * 1024
"""Bytes that are kept; a bot that prints without end shall not fill the memory."""

_COLOUR = re.compile(r"\x1b\[[0-9;:]*[A-Za-z]")
_KEPT = "\n\t"


class Output:
    """What has been printed so far; the last ``TAIL`` bytes of it are kept."""

    def __init__(self) -> None:
        self._tail = bytearray()
        self._printed = 0
        self._lock = Real.allocate_lock()

    @property
    def mark(self) -> int:
        """How much has been printed, in bytes."""
        return self._printed

    def add(self, data: bytes) -> None:
        """Take what was printed just now; callable from any thread."""
        with self._lock:
            self._tail += data
            self._printed += len(data)
            del self._tail[:-TAIL]

    def since(self, mark: int = 0) -> str:
        """Return what has been printed since ``mark``, as text that can be shown anywhere."""
        with self._lock:
            begin = self._printed - len(self._tail)
            data = bytes(self._tail[max(mark - begin, 0) :])
        lost = max(begin - mark, 0)
        return (f"[{lost} bytes before this are not kept]\n" if lost else "") + printable(data)


def printable(data: bytes) -> str:
    r"""Return ``data`` as text: colours left out, what is no text or moves a cursor as ``\x1b``."""
    text = _COLOUR.sub("", data.decode("utf-8", "backslashreplace"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in _KEPT or unicodedata.category(character) != "Cc":
        return character
    return f"\\x{ord(character):02x}"
