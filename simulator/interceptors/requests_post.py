"""``requests.post`` and ``Session.post``: a plain call takes a lane of its own to the fake."""

from types import ModuleType
from typing import Any

from simulator.attaching.imports import import_ours
from simulator.exchange import Exchange
from simulator.interceptor import Interceptor


def install(module: ModuleType, exchange: Exchange) -> None:
    """Teach ``requests.api``; ``requests.adapters`` must have been taught before."""
    lane = import_ours("simulator.attaching.requests_lane")  # it imports requests itself
    _teach(module, lane.Lane(exchange))


def _teach(module: Any, lane: Any) -> None:  # noqa: ANN401 - requests' own
    real_request, session_class = module.request, module.sessions.Session
    real = session_class.request

    def request(method: Any, url: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as the bot calls it
        answer = lane.post(method, url, None, kwargs)
        return real_request(method, url, **kwargs) if answer is None else answer

    def session_request(self: Any, method: Any, url: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        answer = None if args else lane.post(method, url, self, kwargs)
        return real(self, method, url, *args, **kwargs) if answer is None else answer

    module.request = request
    session_class.request = session_request
    lane.open()


INTERCEPTOR = Interceptor(module="requests.api", install=install)
