"""Webhooks carried to a callback by HTTP.

Redirects are not followed, and no proxy is used. The webhooks of one thread keep their order.

Source: https://developers.facebook.com/docs/messenger-platform/webhooks
"""

import http.client
import ipaddress
import queue
import threading
import zlib
from collections.abc import Callable
from urllib.parse import SplitResult, urlsplit

from fake_graph.call import joined
from fake_graph.errors import BadSetup
from fake_graph.graph import Graph
from fake_graph.page import App
from fake_graph.webhook import CHALLENGE, Webhook, handshake_query, is_verified

WORKERS = 8
PATIENCE = 5.0  # seconds that a handshake may take
_BODY_LIMIT = 1024  # bytes of an answer that matter


class Carrier:
    """Brings each webhook to its app's callback and reports what became of it.

    Attributes:
        url: The callback of apps that named none of their own, None for nowhere.
    """

    def __init__(
        self,
        graph: Graph,
        url: str | None,
        *,
        allow_remote: bool = False,
        after: Callable[[], None] = lambda: None,
    ) -> None:
        if url is not None:
            checked_url(url, allow_remote=allow_remote)
        self.url = url
        self._graph = graph
        self._allow_remote = allow_remote
        self._after = after
        self._queues: list[queue.SimpleQueue[Webhook | None]] = []
        self._all_carried = threading.Condition()
        self._in_flight = 0

    def start(self) -> None:
        """Begin to carry."""
        for _ in range(WORKERS):
            waiting: queue.SimpleQueue[Webhook | None] = queue.SimpleQueue()
            self._queues.append(waiting)
            threading.Thread(target=self._work, args=(waiting,), daemon=True).start()

    def stop(self) -> None:
        """Carry what is waiting and no more."""
        for waiting in self._queues:
            waiting.put(None)

    def deliver(self, webhook: Webhook) -> None:
        """Take a webhook along."""
        if self._url_of(webhook) is not None:
            with self._all_carried:
                self._in_flight += 1
            self._queues[zlib.crc32(webhook.psid.encode()) % WORKERS].put(webhook)

    def settle(self) -> None:
        """Wait until everything has been carried, for as long as apps may take to answer."""
        patience = self._graph.webhook_deadline.total_seconds() + 1
        with self._all_carried:
            self._all_carried.wait_for(lambda: not self._in_flight, patience)

    def shake_hands(self, app: App) -> str | None:
        """Return why the callback does not verify, None if it does."""
        assert self.url is not None
        url = checked_url(self.url, allow_remote=self._allow_remote)
        query = joined(url.query, handshake_query(app, CHALLENGE))
        try:
            status, body = _request(url, "GET", query, (), b"", PATIENCE)
        except (OSError, http.client.HTTPException) as error:
            return f"nothing answers there ({_reason(error)})"
        if not is_verified(status, body):
            return f"it answered {status} and not 200 with the challenge"
        return None

    def verify(self, url: str, query: str) -> tuple[int, bytes] | None:
        """Ask a callback that an app names for its challenge; None where nobody answers."""
        try:
            where = checked_url(url, allow_remote=self._allow_remote)
            said = joined(where.query, query)
            return _request(where, "GET", said, (), b"", PATIENCE)
        except BadSetup as error:
            self._graph.note("callback-not-asked", f"A callback was not asked: {error}.")
        except (OSError, http.client.HTTPException) as error:
            why = f"A callback did not answer the handshake: {_reason(error)}."
            self._graph.note("callback-not-asked", why)
        return None

    def _url_of(self, webhook: Webhook) -> str | None:
        app = self._graph.state.apps.get(webhook.app_id)
        own = app.callbacks.get("page") if app is not None else None
        return own.url if own is not None and own.is_active else self.url

    def _work(self, waiting: "queue.SimpleQueue[Webhook | None]") -> None:
        while (webhook := waiting.get()) is not None:
            try:
                self._carry(webhook)
                self._after()
            finally:
                with self._all_carried:
                    self._in_flight -= 1
                    self._all_carried.notify_all()

    def _carry(self, webhook: Webhook) -> None:
        deadline = self._graph.webhook_deadline.total_seconds()
        try:
            url = checked_url(self._url_of(webhook) or "", allow_remote=self._allow_remote)
            status, _ = _request(url, "POST", url.query, webhook.headers, webhook.body, deadline)
        except TimeoutError:
            self._graph.webhook_lost(webhook, f"no answer within {deadline:g} s")
        except (OSError, http.client.HTTPException, BadSetup) as error:
            self._graph.webhook_lost(webhook, _reason(error))
        else:
            self._graph.webhook_answered(webhook, status)


def checked_url(url: str, *, allow_remote: bool) -> SplitResult:
    """Return the parts of a callback's address.

    Raises:
        BadSetup: it is none, or on another machine without leave.
    """
    try:
        parts = urlsplit(url)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_whole = False
    if not is_whole or any(character <= " " for character in url):
        raise BadSetup("a webhook's address looks like http://127.0.0.1:5000/webhook")
    if not allow_remote and not _is_here(parts.hostname or ""):
        raise BadSetup(f"{parts.hostname} is another machine; say --allow-remote to send there")
    return parts


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _request(
    url: SplitResult,
    method: str,
    query: str,
    headers: tuple[tuple[str, str], ...],
    body: bytes,
    timeout: float,
) -> tuple[int, bytes]:
    kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
    connection = kind(url.hostname or "", url.port, timeout=timeout)
    try:
        target = (url.path or "/") + (f"?{query}" if query else "")
        connection.putrequest(method, target, skip_accept_encoding=True)
        for name, value in headers:
            connection.putheader(name, value)
        if method == "POST":
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body or None)
        response = connection.getresponse()
        return response.status, response.read(_BODY_LIMIT)
    finally:
        connection.close()


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__
