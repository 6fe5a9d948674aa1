"""A user's folder: files in it, Courtesy or pytest run there as a user would, and what came out."""

import fcntl
import json
import os
import pickle
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
PATIENCE = 120  # seconds of real time after which a run is taken for hung


@dataclass(frozen=True)
class Ended:
    """A process that has ended.

    Attributes:
        report: The JSON report, None where none was written.
        raw: Its exact bytes.
    """

    code: int
    out: str
    err: str
    raw: bytes | None = None
    files: tuple[str, ...] = ()

    @property
    def report(self):
        return None if self.raw is None else json.loads(self.raw)

    @property
    def bot(self):
        assert self.raw is not None, f"no report was written\n{self.said}"
        return self.report["bots"][0]

    @property
    def said(self):
        """Everything that was printed, for messages of failing tests."""
        return f"exit code {self.code}\n{self.out}\n{self.err}"

    @property
    def lines(self):
        """The lines that are not empty, wherever they were printed."""
        return [line for line in (self.out + self.err).splitlines() if line.strip()]

    def scenario(self, name):
        """Return the record of the scenario whose own name ends in ``name``."""
        found = [s for s in self.bot["scenarios"] if s["name"].endswith(name)]
        assert len(found) == 1, f"{len(found)} scenarios end in {name!r}\n{self.said}"
        return found[0]

    def texts(self, name):
        """Return what the bot said in a scenario, in order."""
        return [e["text"] for e in self.entries(name, "message_sent")]

    def entries(self, name, kind):
        """Return the journal entries of one kind."""
        return [e for e in self.scenario(name)["journal"] if e["kind"] == kind]


class Folder:
    """A folder in which a user works."""

    def __init__(self, path):
        self.path = path

    def write(self, name, text):
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text).lstrip("\n"), encoding="utf-8")
        return self

    def feature(self, text, name="shop.feature"):
        return self.write(name, text)

    def courtesy(self, *arguments, **environment):
        """Run ``courtesy`` here, as it is installed, or else from this checkout."""
        script = Path(sys.executable).with_name("courtesy")
        how = (str(script),) if script.exists() else ("-m", "scenarios")
        return self.python(*how, *arguments, **environment)

    def run(self, bot, *arguments, **environment):
        """Run ``courtesy run`` against one of the small bots, with a JSON report."""
        address = bot if ":" in bot else f"wsgi:tests.bots.{bot}:app"
        return self.courtesy(
            "run", "--bot", address, "--json", "report.json", *arguments, **environment
        )

    def pytest(self, *arguments, **environment):
        """Run pytest here."""
        return self.python("-m", "pytest", "-p", "no:cacheprovider", *arguments, **environment)

    def python(self, *arguments, **environment):
        """Run Python here."""
        ended = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.path,
            env=environment_for(environment),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        report = self.path / "report.json"
        return Ended(
            ended.returncode,
            ended.stdout.decode("utf-8", "backslashreplace"),
            ended.stderr.decode("utf-8", "backslashreplace"),
            report.read_bytes() if report.exists() else None,
            tuple(sorted(file.name for file in self.path.iterdir())),
        )


def environment_for(more):
    """Return the environment of a user who has this checkout on the path, and no test running."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTEST", "COV_", "COURTESY", "PYTHON"))
    }
    return kept | {"PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "utf-8"} | more


def once(tmp_path_factory, name, make):
    """Return what ``make(folder)`` returns, computed once for all of this run's processes."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    kept = base / f"{name}.pickle"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            folder = base / name
            folder.mkdir(exist_ok=True)  # there already where the first attempt failed
            kept.write_bytes(pickle.dumps(make(Folder(folder))))
        return pickle.loads(kept.read_bytes())
