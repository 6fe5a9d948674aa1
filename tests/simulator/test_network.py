import contextlib
import socket
import threading

import pytest

from simulator.network import watch_hosts


class Watcher:
    """Takes note of what the threads that it concerns contact."""

    def __init__(self):
        self.threads = set()
        self.hosts = []
        self.addresses = []
        self.forbidden = ()

    def concerns(self):
        return threading.get_ident() in self.threads

    def contacted(self, host):
        self.hosts.append(host)
        if host in self.forbidden:
            raise socket.gaierror(f"{host} is forbidden")

    def reached(self, address):
        self.addresses.append(address)
        if address in self.forbidden:
            raise ConnectionRefusedError(f"{address} is forbidden")


_watchers: list[Watcher] = []


@pytest.fixture
def watcher():
    """Report what the calling thread contacts; an audit hook stays for good, so there is one."""
    if not _watchers:
        _watchers.append(Watcher())
        watch_hosts(_watchers[0])
    [watcher] = _watchers
    watcher.threads.add(threading.get_ident())
    yield watcher
    watcher.__init__()


@pytest.fixture
def hosts(watcher):
    return watcher.hosts


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


def test_connections_to_other_addresses_have_been_named_before(watcher):
    _connect(("192.0.2.1", 9), kind=socket.SOCK_DGRAM)
    _connect("\0nobody", family=socket.AF_UNIX)
    assert watcher.hosts == []
    assert watcher.addresses == ["192.0.2.1"]


def test_whom_the_watcher_refuses_is_not_reached(watcher):
    watcher.forbidden = ("localhost", "192.0.2.1")
    with pytest.raises(socket.gaierror, match="localhost is forbidden"):
        socket.getaddrinfo("localhost", 80)
    with (
        socket.socket() as sock,
        pytest.raises(ConnectionRefusedError, match=r"192\.0\.2\.1 is forbidden"),
    ):
        sock.connect(("192.0.2.1", 9))


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
