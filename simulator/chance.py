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
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, MethodType

from simulator.certificate import Certificate, Escape
from simulator.timeflow.patches import Patches

_DISPENSERS = frozenset({__name__, "random", "uuid", "secrets", "tempfile"})
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
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if name not in _DISPENSERS:
            return name
        frame = frame.f_back
    return ""


class _Seeded:
    """What replaces the sources of chance while a scenario runs.

    Every module that draws has a stream of its own, so that a library that draws once, when it is
    first imported, does not shift what the bot draws: that would differ between the first scenario
    of a run and the others.
    """

    def __init__(self, seed: int, applies: Callable[[], bool]) -> None:
        self._seed = seed
        self._applies = applies
        self._streams: dict[str, random.Random] = {}
        self._real_urandom = os.urandom
        self._real_seed = random.Random.seed

    def urandom(self, size: int, /) -> bytes:
        """Stand in for ``os.urandom``."""
        return self._stream().randbytes(size) if self._applies() else self._real_urandom(size)

    def seed_instance(self, generator: random.Random, a: object = None, version: int = 2) -> None:
        """Stand in for ``random.Random.seed``; without a seed, take one from the stream."""
        if a is None and self._applies():
            a = self._stream().getrandbits(64)
            if generator is not random._inst:  # noqa: SLF001
                _SELF_SEEDED.append(weakref.ref(generator))
        self._real_seed(generator, a, version)  # type: ignore[arg-type]

    def reseed_survivors(self) -> None:
        """Begin generators anew that an earlier scenario or the import of the bot has left."""
        _SELF_SEEDED[:] = [ref for ref in _SELF_SEEDED if ref() is not None]
        for number, ref in enumerate(_SELF_SEEDED):
            generator = ref()
            if generator is not None:
                self._real_seed(generator, seed_for(self._seed, "survivor", number))

    def _stream(self) -> random.Random:
        caller = _caller()
        if caller not in self._streams:
            stream = random.Random(seed_for(self._seed, caller))  # noqa: S311 - meant to be so
            self._streams[caller] = stream
        return self._streams[caller]


_SELF_SEEDED: list[weakref.ref[random.Random]] = []
"""Generators of the bot's that were made without a seed, in order: of this process, as they are."""


@contextmanager
def seeded(seed: int, applies: Callable[[], bool]) -> Iterator[None]:
    """Draw all chance from ``seed`` inside, for threads of which ``applies()`` is true.

    On leaving, the global generators are what they were before, so a test suite around it is
    not disturbed.
    """
    chance = _Seeded(seed, applies)
    chance.reseed_survivors()
    state = random.getstate()
    numpy_random = getattr(sys.modules.get("numpy"), "random", None)
    numpy_state = numpy_random.get_state() if numpy_random is not None else None
    _reseed_globals(seed)

    def seed_instance(self: random.Random, a: object = None, version: int = 2) -> None:
        chance.seed_instance(self, a, version)

    patches = Patches()
    patches.put(os, "urandom", chance.urandom)
    patches.put(random, "_urandom", chance.urandom)
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
