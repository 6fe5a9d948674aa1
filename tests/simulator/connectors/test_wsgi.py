"""A web application in this process."""

import pytest

from simulator.connectors.wsgi import CONNECTOR
from simulator.errors import BadAddress, BotRaised

ECHO = """
def app(environ, start_response):
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    seen = [environ["REQUEST_METHOD"], environ["PATH_INFO"], environ["QUERY_STRING"],
            environ["CONTENT_TYPE"], environ["HTTP_X_HUB_SIGNATURE"], environ["wsgi.url_scheme"]]
    start_response("201 Created", [("Content-Type", "text/plain")])
    return iter([" ".join(seen).encode(), b" ", body])
"""


def test_an_application_gets_the_request_as_a_server_would_give_it(module):
    door = CONNECTOR.open(f"wsgi:{module(ECHO)}:app").door
    headers = {"Content-Type": "application/json", "X-Hub-Signature": "sha1=0"}
    reply = door.request("POST", "/hook", query="a=b", headers=headers, body="ä".encode())
    assert reply.status == 201
    assert reply.body.decode() == "POST /hook a=b application/json sha1=0 https ä"


def test_what_an_application_writes_and_closes_is_taken_and_closed(module):
    source = """
closed = []
class Parts:
    def __iter__(self):
        return iter([b"yield"])
    def close(self):
        closed.append(True)
def app(environ, start_response):
    start_response("200 OK", [])(b"write ")
    return Parts()
"""
    name = module(source)
    reply = CONNECTOR.open(f"wsgi:{name}:app").door.request("GET", "/")
    assert reply.body == b"write yield"
    assert __import__(name).closed == [True]


def test_a_bot_that_raises_raises_with_its_own_traceback(module):
    source = "def app(environ, start_response):\n    return [][1]\n"
    door = CONNECTOR.open(f"wsgi:{module(source)}:app").door
    with pytest.raises(BotRaised, match="raised IndexError inside its webhook") as caught:
        door.request("POST", "/")
    frames = caught.value.__cause__.__traceback__
    assert frames.tb_frame.f_code.co_name == "app"


def test_what_flask_turns_into_500_is_raised_all_the_same(module):
    source = """
from flask import Flask, abort
app = Flask(__name__)
@app.post("/bug")
def bug():
    raise KeyError("price")
@app.post("/asked")
def asked():
    abort(500)
"""
    door = CONNECTOR.open(f"wsgi:{module(source)}:app").door
    with pytest.raises(BotRaised, match="KeyError"):
        door.request("POST", "/bug")
    assert door.request("POST", "/asked").status == 500


def test_a_flask_application_declares_its_post_routes(module):
    source = """
from flask import Flask
app = Flask(__name__)
app.post("/zebra", endpoint="zebra")(lambda: "")
app.get("/page", endpoint="page")(lambda: "")
app.post("/with/<parameter>", endpoint="with")(lambda parameter: "")
"""
    assert CONNECTOR.open(f"wsgi:{module(source)}:app").declared == ("/zebra",)


@pytest.mark.parametrize(
    ("address", "path"),
    [("{}:app", None), ("{}:app/hook", "/hook"), ("{}:make()", None), ("{}:shop.app/a/b", "/a/b")],
)
def test_addresses_may_name_a_factory_an_attribute_and_a_path(module, address, path):
    source = """
def app(environ, start_response):
    start_response("200 OK", [])
    return [b"here"]
def make():
    return app
class shop:
    app = staticmethod(app)
"""
    opened = CONNECTOR.open("wsgi:" + address.format(module(source)))
    assert opened.path == path
    assert opened.door.request("GET", "/").body == b"here"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("wsgi:nope_at_all:app", "no module named 'nope_at_all' in the current folder"),
        ("wsgi:nope.at.all:app", "no module named 'nope'"),
        ("wsgi:json:nope", "json has no 'nope'"),
        ("wsgi:json:decoder.nope", "json has no 'decoder.nope'"),
        ("wsgi:json:__name__", "is no WSGI application"),
        ("wsgi:json", "write wsgi:module:app"),
        ("wsgi:", "write wsgi:module:app"),
        ("wsgi:fake_graph.app:create_app", "the name of one of Courtesy's own packages"),
        ("wsgi:asyncio:sleep/hook", "is an ASGI application; write asgi:asyncio:sleep/hook"),
    ],
)
def test_an_address_that_names_no_bot_is_refused_in_one_line(address, words):
    with pytest.raises(BadAddress) as caught:
        CONNECTOR.open(address)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("raise RuntimeError('no\\ndatabase')", "RuntimeError: no database"),
        ("import nowhere_to_be_found", "no module named 'nowhere_to_be_found'"),
        ("x = (", "SyntaxError"),
        ("import sys\nsys.exit(3)", "SystemExit: 3"),
        ("app = 1", "app is no WSGI application"),
    ],
)
def test_a_module_that_cannot_be_imported_is_refused_in_one_line(module, source, words):
    with pytest.raises(BadAddress) as caught:
        CONNECTOR.open(f"wsgi:{module(source)}:app")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_factory_that_raises_is_refused_in_one_line(module):
    source = "def make():\n    raise ValueError('no settings')\n"
    with pytest.raises(BadAddress, match="ValueError: no settings"):
        CONNECTOR.open(f"wsgi:{module(source)}:make()")
