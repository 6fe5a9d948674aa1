"""A world behind a real port, for habits that only HTTP has."""

import json
from http.client import HTTPConnection

import pytest

from fake_graph.alone.listening import HOST
from tests.clients.served import listening
from tests.fake_graph.world import Answer, World


class Served:
    """A world, and calls over HTTP as raw as they come."""

    def __init__(self, port, world):
        self.port, self.world = port, world

    def call(self, method, target, body=None, headers=None):
        connection = HTTPConnection(HOST, self.port, timeout=20)
        try:
            # A body without a length, such as a generator, is sent in chunks.
            is_chunked = body is not None and not isinstance(body, bytes)
            connection.request(method, target, body, headers or {}, encode_chunked=is_chunked)
            response = connection.getresponse()
            return Answer(response.status, dict(response.headers), json.loads(response.read()))
        finally:
            connection.close()


@pytest.fixture
def served():
    world = World()
    world.graph.say(world.ana, "Hi!")
    with listening(world.graph.answer) as port:
        yield Served(port, world)
