"""The bot's chance, seeded: what it draws depends on the scenario's name and the seed alone.

Covered while a scenario runs, for threads of the bot and the scenario: ``random``, ``uuid``,
``secrets``, ``os.urandom``, and numpy's global generator. The order of hashes is fixed when the
process starts (``PYTHONHASHSEED``) and cannot be mended here.
"""

import hashlib
import os
import random
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, MethodType

from simulator.certificate import Certificate, Escape
from simulator.timeflow.patches import Patches

_DISPENSERS = frozenset({"random", "uuid", "secrets", "tempfile"})
"""Modules that draw on behalf of their callers."""
_NUMPY_SEEDS = 2**32
_NODE = 0x02_00_00_00_00_01
"""A locally administered hardware address for ``uuid1``, the same on every machine."""


def seed_for(*parts: object) -> int:
    """Return a 64-bit seed that depends on ``parts`` and on nothing else."""
    digest = hashlib.sha256("\0".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:8], "big")


def record_hash_order(certificate: Certificate) -> None:
    """Put unfixed hash order on the certificate."""
    if os.environ.get("PYTHONHASHSEED", "random") == "random":
        certificate.record(Escape.HASH_ORDER, "the order of sets and hashes")


def reseed(*parts: object) -> None:
    """Begin the global generators anew, seeded by ``parts``."""
    _reseed_globals(seed_for(*parts, "again"))


def _reseed_globals(seed: int) -> None:
    random.seed(seed)
    numpy_random = getattr(sys.modules.get("numpy"), "random", None)
    if numpy_random is not None:
        numpy_random.seed(seed % _NUMPY_SEEDS)


def _caller() -> str:
    """Return the name of the module that draws, looking through the standard library's frames."""
    frame: FrameType | None = sys._getframe(3)  # noqa: SLF001
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if name not in _DISPENSERS:
            return name
        frame = frame.f_back
    return ""


@contextmanager
def seeded(seed: int, applies: Callable[[], bool]) -> Iterator[None]:
    """Draw all chance from ``seed`` inside, for threads of which ``applies()`` is true.

    On leaving, the global generators are what they were before, so a test suite around it is
    not disturbed.
    """
    patches = Patches()
    real_urandom = os.urandom
    real_seed = random.Random.seed
    streams: dict[str, random.Random] = {}

    def stream() -> random.Random:
        """Return the caller's own stream.

        One a module, so that a library that draws once, when it is first imported, does not shift
        what the bot draws: that would differ between the first scenario of a run and the others.
        """
        caller = _caller()
        if caller not in streams:
            streams[caller] = random.Random(seed_for(seed, caller))  # noqa: S311 - meant to be so
        return streams[caller]

    def urandom(size: int, /) -> bytes:
        return stream().randbytes(size) if applies() else real_urandom(size)

    def seed_instance(self: random.Random, a: object = None, version: int = 2) -> None:
        if a is None and applies():
            a = stream().getrandbits(64)
        real_seed(self, a, version)  # type: ignore[arg-type]

    state = random.getstate()
    numpy_random = getattr(sys.modules.get("numpy"), "random", None)
    numpy_state = numpy_random.get_state() if numpy_random is not None else None
    _reseed_globals(seed)
    patches.put(os, "urandom", urandom)
    patches.put(random, "_urandom", urandom)
    patches.put(random.Random, "seed", seed_instance)
    patches.put(random, "seed", MethodType(seed_instance, random._inst))  # noqa: SLF001
    patches.put(uuid, "_node", _NODE)
    patches.put(uuid, "_last_timestamp", None)
    try:
        yield
    finally:
        patches.undo()
        random.setstate(state)
        if numpy_random is not None and numpy_state is not None:
            numpy_random.set_state(numpy_state)
