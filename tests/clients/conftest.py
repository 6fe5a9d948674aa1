"""How a client's calls are brought to the fake, though its address is hard-coded."""

import subprocess

import pytest

from tests.clients import nodejs
from tests.clients.case import Broken
from tests.clients.platform import Platform
from tests.requirements import miss, require_programs


@pytest.fixture
def reach(monkeypatch):
    """Call it with a date: every call of ``requests`` then ends at the platform of that day."""
    from requests import adapters

    from simulator.interceptors.requests import INTERCEPTOR
    from simulator.outgoing.network import Network
    from simulator.outgoing.web import Web

    def install(*now):
        platform = Platform(*now)
        monkeypatch.setattr(adapters.HTTPAdapter, "send", adapters.HTTPAdapter.send)
        INTERCEPTOR.install(adapters, Web(platform.exchange, Network()))
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


@pytest.fixture
def drive(play_once):
    """Call it with the name of a driver in ``node`` and a date; it is driven once a run."""
    require_programs("node", "npm")

    def run(client, now):
        def made(folder):
            nodejs.install()
            return nodejs.drive(client, now, folder.path)

        try:
            return play_once(f"{client}-{now:%Y-%m-%d}", made)
        except subprocess.CalledProcessError as error:
            return miss(f"npm could not install the clients: {error.stderr.decode()[-300:]}")

    return run
