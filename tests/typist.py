"""A user at a terminal: a program on a pseudo-terminal, what it shows, and what is typed."""

import os
import pty
import select
import subprocess
import sys

from tests.folder import PATIENCE, environment_for


class Typist:
    """Sits before a Python program that was started in ``folder``.

    Attributes:
        shown: Everything that the program has shown so far.
    """

    def __init__(self, folder, *arguments, **environment):
        self._mine, theirs = pty.openpty()
        self._program = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=folder.path,
            env=environment_for({"TERM": "dumb", "PYTHONIOENCODING": "utf-8"} | environment),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self.shown = ""
        self._read_up_to = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._program.kill()
        self._program.wait()
        os.close(self._mine)

    def await_text(self, text):
        """Look until ``text`` is shown after what was awaited last."""
        while text not in self.shown[self._read_up_to :]:
            assert self._read(), f"it ended without showing {text!r}:\n{self.shown}"
        self._read_up_to = self.shown.index(text, self._read_up_to) + len(text)

    def type(self, line):
        """Type a line."""
        os.write(self._mine, f"{line}\n".encode())

    def code(self):
        """Look until the program ends; return its exit code."""
        while self._read():
            continue
        return self._program.wait(PATIENCE)

    def _read(self):
        """Take in what is shown next; return whether the program goes on."""
        ready, _, _ = select.select([self._mine], [], [], PATIENCE)
        assert ready, f"it shows nothing any more:\n{self.shown}"
        try:
            more = os.read(self._mine, 65536)
        except OSError:  # so says Linux at the end
            return False
        self.shown += more.decode("utf-8", "backslashreplace").replace("\r\n", "\n")
        return bool(more)
