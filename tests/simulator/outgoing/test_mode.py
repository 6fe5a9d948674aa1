"""The modes of the network."""

import pytest

from simulator.errors import BadInput
from simulator.outgoing.mode import Mode, mode_called


@pytest.mark.parametrize("name", ["live", "record", "replay", "block"])
def test_modes_are_called_by_name(name):
    assert mode_called(name) == Mode(name)


def test_another_name_is_refused_with_those_that_there_are():
    with pytest.raises(BadInput, match=r"no network 'blok' \(did you mean 'block'\?\); write one"):
        mode_called("blok")
