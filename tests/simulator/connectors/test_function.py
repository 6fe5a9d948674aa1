"""A function in this process that takes webhooks."""

import pytest

from fake_graph import App
from simulator.connector import attach
from simulator.connectors.function import CONNECTOR
from simulator.errors import BadAddress

SOURCE = """
bodies, events = [], []
def handle(body):
    bodies.append(body)
async def later(body):
    bodies.append(body)
def handler(event, context):
    events.append(event)
    if event["httpMethod"] == "GET":
        return {"statusCode": 200, "body": event["queryStringParameters"]["hub.challenge"]}
    return {"statusCode": 200 if event["path"] == "/fb" else 404}
def maybe(event, context=None):
    return {"statusCode": 202}
def retries(body, retries=3):
    bodies.append(retries)
def any_number(*everything):
    bodies.append(everything)
class Bot:
    def handle(self, body):
        bodies.append(body)
bot = Bot()
def make():
    return bot.handle
def three(a, b, c):
    pass
def none():
    pass
number = 1
"""

APP = App(secret="secret", verify_token="verify-me")
EMPTY = b'{"object":"page","entry":[]}'


@pytest.mark.parametrize("name", ["handle", "bot.handle", "make()", "later"])
def test_a_function_takes_webhooks_without_a_path_or_a_handshake_of_its_own(
    module, simulation, name
):
    source = module(SOURCE)
    address = f"function:{source}:{name}"
    bot = attach(address, CONNECTOR.open(address), APP, lambda request: request())
    assert bot.warnings == ()
    bot.door.request("POST", bot.path, body=EMPTY)
    assert __import__(source).bodies == [{"object": "page", "entry": []}]


@pytest.mark.parametrize(
    ("name", "given"), [("retries", 3), ("any_number", ({"object": "page", "entry": []},))]
)
def test_a_second_argument_that_need_not_be_given_is_not(module, simulation, name, given):
    bot = module(SOURCE)
    CONNECTOR.open(f"function:{bot}:{name}").door.request("POST", "/", body=EMPTY)
    assert __import__(bot).bodies == [given]


def test_a_handler_of_an_event_and_a_context_is_found_through_its_handshake(module, simulation):
    name = module(SOURCE)
    address = f"function:{name}:handler/fb"
    bot = attach(address, CONNECTOR.open(address), APP, lambda request: request())
    assert (bot.path, bot.warnings) == ("/fb", ())
    assert bot.door.request("POST", bot.path, body=EMPTY).status == 200
    assert [event["httpMethod"] for event in __import__(name).events] == ["GET", "POST"]


def test_an_argument_called_context_is_one(module, simulation):
    door = CONNECTOR.open(f"function:{module(SOURCE)}:maybe").door
    assert door.request("POST", "/").status == 202


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("function:nope_at_all:handle", "no module named 'nope_at_all' in the current folder"),
        ("function:json", "write function:module:handle, e.g. function:mybot:handle"),
        ("function:{}:number", "number is no function"),
        ("function:{}:three", "three takes neither (body) nor (event, context)"),
        ("function:{}:none", "none takes neither (body) nor (event, context)"),
    ],
)
def test_an_address_that_names_no_function_is_refused_in_one_line(module, address, words):
    with pytest.raises(BadAddress) as caught:
        CONNECTOR.open(address.format(module(SOURCE)))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
