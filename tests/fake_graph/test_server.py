"""The fake runs alone behind a port and keeps its token to itself."""

import http.client
import json
import threading

import pytest

from fake_graph.errors import PortTaken
from fake_graph.server import listen
from tests.fake_graph.world import TOKEN


@pytest.fixture
def standalone():
    running = listen(0, TOKEN)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield running
    running.stop()
    thread.join(timeout=5)


def post(port, body, token=TOKEN):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        path = f"/v24.0/me/messages?access_token={token}"
        headers = {"Content-Type": "application/json"}
        connection.request("POST", path, json.dumps(body), headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


def test_it_answers_over_http_and_logs_no_token(standalone, capfd):
    body = {"recipient": {"id": standalone.psid}, "message": {"text": "Olá 👋"}}
    status, answer = post(standalone.port, body)
    assert (status, answer["recipient_id"]) == (200, standalone.psid)
    out, err = capfd.readouterr()
    assert TOKEN not in out + err


def test_it_never_learns_a_token(standalone):
    assert post(standalone.port, {}, token="EAAother")[0] == 401


def test_a_port_in_use_is_a_clear_error(standalone):
    with pytest.raises(PortTaken, match=f"cannot listen on 127.0.0.1:{standalone.port}"):
        listen(standalone.port, TOKEN)


def test_a_port_that_does_not_exist_is_a_clear_error():
    with pytest.raises(PortTaken):
        listen(70_000, TOKEN)
