"""The collection of cycles is put off, and comes back."""

import gc

import pytest

from simulator.put_off import collection_put_off


def test_collection_is_off_within_and_on_after():
    with collection_put_off():
        assert not gc.isenabled()
        with collection_put_off():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_after_an_error_it_is_on_too():
    with pytest.raises(ValueError, match="no"), collection_put_off():
        raise ValueError("no")
    assert gc.isenabled()


def test_who_had_it_off_keeps_it_off():
    gc.disable()
    try:
        with collection_put_off():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
