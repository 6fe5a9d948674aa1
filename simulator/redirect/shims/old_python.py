"""Brings the Graph traffic of any Python from 2.7 on to the proxy, at the level of sockets.

Names of Graph's hosts resolve to an address that does not exist, connections to it go to the proxy,
and TLS in their name trusts the run's authority: that reaches requests, urllib3, httplib,
http.client, httplib2, tornado and asyncio. aiohttp and httpx may have a loop of their own that asks
no socket of Python's; they are made to obey the variables that name a proxy.

Imports nothing of ours, and is written for Python 2.7 and 3.
"""

import os
import socket
import sys

try:
    import ssl
except ImportError:  # a Python without TLS cannot reach Graph anyway
    ssl = None

NOWHERE = "127.98.76.54"
"""An address of loopback that nobody listens on: connections to it are meant for Graph."""
OBEDIENT = {"aiohttp": ("ClientSession",), "httpx": ("Client", "AsyncClient")}
"""Modules and their classes that are given ``trust_env=True``."""


def install(environ=None):
    """Redirect this process by the variables ``COURTESY_HOSTS``, ``_PROXY`` and ``_CA``."""
    environ = os.environ if environ is None else environ
    hosts = set(environ.get("COURTESY_HOSTS", "").split(","))
    host, _, port = environ.get("COURTESY_PROXY", "").partition(":")
    if not port:
        return
    _redirect_sockets(hosts, (host, int(port)))
    if ssl is not None:
        _trust(hosts, environ["COURTESY_CA"])
    if sys.version_info >= (3, 5):
        _obey()


def _name(host):
    return host.decode("ascii", "replace") if isinstance(host, bytes) else host


def _redirect_sockets(hosts, proxy):
    look_up = socket.getaddrinfo

    def getaddrinfo(host, *args, **kwargs):
        return look_up(NOWHERE if _name(host) in hosts else host, *args, **kwargs)

    socket.getaddrinfo = getaddrinfo
    for method in ("connect", "connect_ex"):
        _aim(method, hosts, proxy)


def _aim(method, hosts, proxy):
    real = getattr(socket.socket, method)

    def connect(self, address):
        is_graph = isinstance(address, tuple) and (
            address[0] == NOWHERE or _name(address[0]) in hosts
        )
        return real(self, proxy if is_graph else address)

    connect.__name__ = method
    setattr(socket.socket, method, connect)


def _trust(hosts, authority):
    for method, place in (("wrap_socket", 5), ("wrap_bio", 3)):
        _trust_in(method, place, hosts, authority)


def _trust_in(method, place, hosts, authority):
    """Have TLS in the name of Graph trust ``authority``; the name is argument number ``place``."""
    real = getattr(ssl.SSLContext, method, None)
    if real is None:
        return

    def wrap(self, *args, **kwargs):
        host = kwargs.get("server_hostname") or (args[place] if len(args) > place else None)
        if _name(host) in hosts:
            self.load_verify_locations(authority)
        return real(self, *args, **kwargs)

    wrap.__name__ = method
    setattr(ssl.SSLContext, method, wrap)


def _obey():
    """Have the libraries in ``OBEDIENT`` read the variables, once they are imported."""
    import importlib.abc
    import importlib.machinery

    class Finder(importlib.abc.MetaPathFinder):
        def find_spec(self, name, path=None, target=None):
            if name not in OBEDIENT:
                return None
            spec = importlib.machinery.PathFinder.find_spec(name, path, target)
            if spec is None or not hasattr(spec.loader, "exec_module"):
                return spec
            execute = spec.loader.exec_module

            def exec_module(module):
                execute(module)
                for kind in OBEDIENT[name]:
                    _make_obey(getattr(module, kind, None))

            spec.loader.exec_module = exec_module
            return spec

    sys.meta_path.insert(0, Finder())


def _make_obey(kind):
    if kind is None:
        return
    real = kind.__init__

    def __init__(self, *args, **kwargs):  # noqa: N807 - it stands in for one
        kwargs["trust_env"] = True
        real(self, *args, **kwargs)

    kind.__init__ = __init__
