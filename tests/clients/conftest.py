"""How a client's calls are brought to the fake, though its address is hard-coded."""

import pytest

from tests.clients.case import Broken
from tests.clients.platform import Platform


@pytest.fixture
def reach(monkeypatch):
    """Call it with a date: every call of ``requests`` then ends at the platform of that day."""
    from requests import adapters

    from simulator.interceptors.requests import INTERCEPTOR

    def install(*now):
        platform = Platform(*now)
        monkeypatch.setattr(adapters.HTTPAdapter, "send", adapters.HTTPAdapter.send)
        INTERCEPTOR.install(adapters, platform.exchange)
        return platform

    return install


@pytest.fixture
def judge(reach):
    """Call it with a case and how to make the client: the case is made and its answer judged."""

    def run(case, client):
        platform = reach(case.at)
        bot = client(platform)
        platform.answers.clear()
        if isinstance(case.expected, Broken):
            with pytest.raises(case.expected.error):
                case.act(bot, platform)
            assert not platform.answers
            return
        told = case.act(bot, platform)
        assert platform.answers, "the client made no call"
        assert 501 not in platform.statuses, platform.answers
        assert (platform.answers[-1] if told is None else told) == case.expected

    return run
