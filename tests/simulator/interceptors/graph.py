"""An exchange that notes what reached it, and answers as the platform or a shop would."""

import json
from datetime import timedelta

from simulator.exchange import GRAPH_HOSTS, Answer, Refused

URL = "https://graph.facebook.com/v21.0/me/messages"
SHOP = "https://shop.example:8443"
"""``/late`` answers after 20 seconds, ``/down`` not at all."""


class Graph:
    """Takes calls to the Graph API and to one shop."""

    def __init__(self, status=200):
        self.requests = []
        self._status = status

    def takes(self, host):
        return host in GRAPH_HOSTS or host == "shop.example"

    def __call__(self, call):
        self.requests.append(call)
        if call.target.startswith("/down"):
            raise Refused("the shop is down")
        after = timedelta(seconds=20 if call.target.startswith("/late") else 0)
        answer = json.dumps({"recipient_id": "1", "héllo": "wörld"}).encode()
        headers = (("Content-Type", "application/json"), ("X-A", "b"))
        return Answer(self._status, headers, answer, after)

    @property
    def only(self):
        """The only request so far: method, path, query, body."""
        assert len(self.requests) == 1
        call = self.requests[0]
        path, _, query = call.target.partition("?")
        return call.method, path, query, call.body

    def header(self, name):
        headers = {key.lower(): value for key, value in self.requests[-1].headers.items()}
        return headers.get(name.lower())
