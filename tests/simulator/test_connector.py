"""Finding the webhook behind a door, and knocking there."""

import pytest

from fake_graph import App
from fake_graph.webhook import CHALLENGE
from simulator.connector import Bot, Home, Opened, attach
from simulator.connectors import CONNECTORS, connector_for
from simulator.door import Door, Reply
from simulator.errors import BotRefusedWebhook, UnknownConnector, WebhookNotFound

APP = App(secret="secret", verify_token="verify-me")


class Routes(Door):
    """A door behind which each path answers in its own way."""

    def __init__(self, **routes):
        self._routes = {f"/{path}": answer for path, answer in routes.items()}
        self.asked = []

    def answer(self, asked):
        self.asked.append((asked.method, asked.path))
        return self._routes.get(asked.path, lambda *_: Reply(404))(asked.method, asked.query)


def polite(method, query):
    return Reply(200, f"\n{CHALLENGE} ".encode()) if "verify-me" in query else Reply(200)


def hard_coded(method, query):
    return Reply(403, b"wrong token") if method == "GET" else Reply(200)


def attached(door, **more):
    return attach("wsgi:shop:app", Opened(door=door, **more), APP, lambda request: request())


def test_the_webhook_is_where_the_handshake_succeeds_and_the_challenge_is_trimmed():
    bot = attached(Routes(hook=polite, callback=hard_coded))
    assert (bot.path, bot.warnings) == ("/hook", ())


def test_a_handshake_that_fails_is_a_warning_where_a_delivery_is_taken():
    bot = attached(Routes(callback=hard_coded))
    assert bot.path == "/callback"
    assert bot.warnings == (
        "the handshake at /callback failed: the bot does not know the verify token "
        "(give its own with --verify-token)",
    )


def test_a_path_that_the_bot_declares_is_found_though_unusual():
    bot = attached(Routes(zebra=polite), declared=("/zebra",))
    assert bot.path == "/zebra"


def test_a_path_in_the_address_is_the_only_one_tried():
    door = Routes(hook=polite, mine=hard_coded)
    assert attached(door, path="/mine").path == "/mine"
    assert {path for _, path in door.asked} == {"/mine"}


def test_no_webhook_at_all_is_said_with_what_was_tried_and_what_to_do():
    with pytest.raises(WebhookNotFound, match=r"tried /webhook, .*name it at the end") as caught:
        attached(Routes())
    assert "e.g. wsgi:shop:app/my/webhook" in str(caught.value)


@pytest.mark.parametrize("status", [201, 302, 404, 500])
def test_any_answer_but_200_refuses_the_webhook(status):
    bot = Bot(address="wsgi:shop:app", door=Routes(), path="/")
    with pytest.raises(BotRefusedWebhook, match=f"answered {status} to a webhook instead of 200"):
        bot.check(status)
    bot.check(200)


@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_that_smells_of_signatures_says_so(status):
    with pytest.raises(BotRefusedWebhook, match="give it with --app-secret"):
        Bot(address="wsgi:shop:app", door=Routes(), path="/").check(status)


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("wsgi:shop:app", Home.HERE),
        ("asgi:shop:app", Home.HERE),
        ("function:shop:handle", Home.HERE),
        ("python:shop.py", Home.CHILD),
        ("node:shop.js", Home.CHILD),
        ("npm:start", Home.CHILD),
        ("command:php -S 127.0.0.1:5000", Home.CHILD),
        ("http://127.0.0.1:1/", Home.ELSEWHERE),
        ("https://shop.example/", Home.ELSEWHERE),
    ],
)
def test_the_scheme_of_an_address_chooses_the_connector(address, home):
    assert connector_for(address).home is home


@pytest.mark.parametrize("address", ["shop:app", "ftp://shop", "", "WSGI:shop:app"])
def test_an_unknown_scheme_is_refused_with_examples(address):
    with pytest.raises(UnknownConnector, match="addresses start with") as caught:
        connector_for(address)
    for connector in CONNECTORS:
        assert connector.example in str(caught.value)
