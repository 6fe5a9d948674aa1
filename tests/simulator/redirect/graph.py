"""A platform that notes what reached it, and answers."""

import json

from fake_graph import Response


class Graph:
    """Takes calls to the Graph API."""

    def __init__(self, status=200):
        self.requests = []
        self._status = status

    def __call__(self, request):
        self.requests.append(request)
        answer = json.dumps({"recipient_id": "1", "héllo": "wörld"}).encode()
        return Response(self._status, (("Content-Type", "application/json"), ("X-A", "b")), answer)

    @property
    def only(self):
        """The only request so far: method, path, query, body."""
        assert len(self.requests) == 1
        request = self.requests[0]
        return request.method, request.path, request.query, request.body

    def header(self, name):
        headers = {key.lower(): value for key, value in self.requests[-1].headers.items()}
        return headers.get(name.lower())
