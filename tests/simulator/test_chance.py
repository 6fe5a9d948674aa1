import importlib.util
import os
import random
import secrets
import sys
import tempfile
import types
import uuid

import pytest

from simulator.certificate import Certificate
from simulator.chance import record_hash_order, reseed, seed_for, seeded
from simulator.timeflow.real import Real
from tests.simulator.simulation import Simulation


def _draws():
    return [
        random.random(),
        random.Random().random(),
        random.SystemRandom().random(),
        uuid.uuid4(),
        uuid.uuid1().node,
        secrets.token_hex(4),
        os.urandom(4),
        next(tempfile._RandomNameSequence()),
    ]


def test_a_seed_depends_on_its_parts_and_on_nothing_else():
    assert seed_for(1, "a") == seed_for("1", "a") != seed_for(1, "b")
    assert seed_for("ab", "c") != seed_for("a", "bc")
    assert 0 <= seed_for() < 2**64


def test_the_same_seed_gives_the_same_draws():
    drawn = []
    for seed in (1, 1, 2):
        with seeded(seed, lambda: True):
            drawn.append(_draws())
    assert drawn[0] == drawn[1]
    same = [a for a, b in zip(drawn[0], drawn[2], strict=True) if a == b]
    assert same == [drawn[0][4]]


def test_uuid1_is_the_same_in_two_equal_scenarios():
    drawn = []
    for _ in range(2):
        simulation = Simulation()
        with simulation.clock.running(), seeded(1, simulation.scheduler.manages_caller):
            simulation.deliver(lambda: drawn.append([uuid.uuid1(), uuid.uuid1()]))
    assert drawn[0] == drawn[1]
    assert drawn[0][0] != drawn[0][1]


def test_seeding_without_a_seed_is_seeded_too():
    drawn = []
    for _ in range(2):
        with seeded(1, lambda: True):
            random.seed()
            drawn.append(random.random())
    assert drawn[0] == drawn[1]


def test_seeding_with_a_seed_does_what_it_did():
    random.seed(5)
    expected = random.random(), random.Random(6).random()
    with seeded(1, lambda: True):
        random.seed(5)
        assert (random.random(), random.Random(6).random()) == expected


@pytest.mark.parametrize(
    "draw",
    ["os.urandom(4)", "uuid.uuid4()", "secrets.token_hex()", "random.Random().random()"],
)
def test_a_library_that_draws_once_does_not_shift_what_the_bot_draws(draw):
    drawn = []
    for imports in (True, False):
        names = {"__name__": "library", "os": os, "uuid": uuid, "secrets": secrets}
        names["random"] = random
        with seeded(1, lambda: True):
            if imports:
                exec(draw, names)
            drawn.append(
                [os.urandom(4), uuid.uuid4(), secrets.token_hex(), random.Random().random()]
            )
    assert drawn[0] == drawn[1]


def test_only_threads_that_are_concerned_draw_from_the_seed():
    with seeded(1, lambda: True):
        expected = os.urandom(8)
    with seeded(1, lambda: False):
        assert os.urandom(8) != expected
        assert random.Random().random() != random.Random().random()


def test_unmanaged_threads_keep_real_chance(simulation):
    drawn = []
    with seeded(1, simulation.scheduler.manages_caller):
        expected = os.urandom(8)
    with seeded(1, simulation.scheduler.manages_caller):
        Real.start_new_thread(lambda: drawn.append(os.urandom(8)), ())
        while not drawn:
            Real.sleep(0.001)
        assert drawn[0] != expected
        assert os.urandom(8) == expected


def test_afterwards_everything_is_what_it_was():
    random.seed(7)
    expected = random.random()
    random.seed(7)
    before = os.urandom, random.Random.seed, random.seed, uuid._last_timestamp
    with pytest.raises(ZeroDivisionError), seeded(1, lambda: True):
        random.seed(1 / 0)
    assert (os.urandom, random.Random.seed, random.seed, uuid._last_timestamp) == before
    assert random.random() == expected


def test_reseeding_begins_anew():
    with seeded(1, lambda: True):
        reseed("a")
        first = random.random()
        reseed("a")
        assert random.random() == first


@pytest.mark.skipif(importlib.util.find_spec("numpy") is None, reason="numpy is not installed")
def test_numpy_is_seeded_and_restored():
    import numpy as np

    state = np.random.get_state()[1].copy()
    drawn = []
    for _ in range(2):
        with seeded(1, lambda: True):
            drawn.append((np.random.random(), np.random.default_rng().random()))
    assert drawn[0] == drawn[1]
    assert (np.random.get_state()[1] == state).all()


def test_a_module_called_numpy_that_is_none_of_its_kind_is_left_alone(monkeypatch):
    monkeypatch.setitem(sys.modules, "numpy", types.ModuleType("numpy"))
    with seeded(1, lambda: True):
        assert 0 <= random.random() < 1


@pytest.mark.parametrize(("value", "fixed"), [("0", True), ("random", False), (None, False)])
def test_unfixed_hash_order_is_on_the_certificate(monkeypatch, value, fixed):
    if value is None:
        monkeypatch.delenv("PYTHONHASHSEED", raising=False)
    else:
        monkeypatch.setenv("PYTHONHASHSEED", value)
    certificate = Certificate()
    record_hash_order(certificate)
    assert certificate.deterministic is fixed


def test_a_generator_that_outlives_a_scenario_begins_anew_with_the_next():
    with seeded(1, lambda: True):
        kept = random.Random()
        kept.random()
    draws = []
    for _ in range(2):
        with seeded(2, lambda: True):
            draws.append([kept.random() for _ in range(3)])
    assert draws[0] == draws[1]
