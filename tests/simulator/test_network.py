import contextlib
import socket
import threading

import pytest

from simulator.network import watch_hosts

_concerned: set[int] = set()
_hosts: list[str] = []
_watching: list[bool] = []


@pytest.fixture
def hosts():
    """Report what the calling thread contacts; an audit hook stays for good, so there is one."""
    if not _watching:
        _watching.append(True)
        watch_hosts(lambda: threading.get_ident() in _concerned, _hosts.append)
    _hosts.clear()
    _concerned.add(threading.get_ident())
    yield _hosts
    _concerned.clear()


def _connect(address, family=socket.AF_INET, kind=socket.SOCK_STREAM):
    with contextlib.suppress(OSError), socket.socket(family, kind) as sock:
        sock.setblocking(False)
        sock.connect(address)


def test_a_name_that_is_looked_up_is_reported(hosts):
    socket.getaddrinfo("localhost", 80)
    socket.gethostbyname("localhost")
    assert hosts == ["localhost", "localhost"]


@pytest.mark.parametrize("name", [b"localhost", bytearray(b"localhost")])
def test_a_name_may_be_bytes(hosts, name):
    socket.getaddrinfo(bytes(name), 80)
    assert hosts == ["localhost"]


def test_no_name_is_no_host(hosts):
    socket.getaddrinfo(None, 80)
    assert hosts == []


def test_connections_to_loopback_are_reported(hosts):
    _connect(("127.0.0.1", 9), kind=socket.SOCK_DGRAM)
    _connect(("127.8.8.8", 9), kind=socket.SOCK_DGRAM)
    assert hosts == ["127.0.0.1", "127.8.8.8"]


def test_connections_to_other_addresses_have_been_named_before(hosts):
    _connect(("192.0.2.1", 9), kind=socket.SOCK_DGRAM)
    _connect("\0nobody", family=socket.AF_UNIX)
    assert hosts == []


def test_a_connection_by_name_is_reported(hosts):
    _connect(("localhost", 9), kind=socket.SOCK_DGRAM)
    assert hosts == ["localhost"]


def test_a_datagram_is_reported(hosts):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.sendto(b"x", ("127.0.0.1", 9))
        sock.sendto(b"x", 0, ("localhost", 9))
    assert hosts == ["127.0.0.1", "localhost"]


def test_threads_that_are_not_concerned_are_not_reported(hosts):
    thread = threading.Thread(target=socket.getaddrinfo, args=("localhost", 80))
    thread.start()
    thread.join()
    assert hosts == []
