"""Apps get their own tokens, and longer lived ones of people."""

from datetime import timedelta

import pytest

from tests.fake_graph.world import NOW, SECRET, World

APP = "8623456789012345"
PATH = "/v24.0/oauth/access_token"
CLIENT = {"client_id": APP, "client_secret": SECRET}


@pytest.fixture
def world():
    world = World()
    world.graph.grant_user("EAAshort", expires_at=NOW + timedelta(hours=1))
    return world


def ask(world, **query):
    return world.call("GET", PATH, query=CLIENT | query, token=None)


def test_an_app_gets_its_own_token_without_any(world):
    answer = ask(world, grant_type="client_credentials").json
    assert answer == {"access_token": f"{APP}|{SECRET}", "token_type": "bearer"}
    assert world.call("GET", f"/{APP}", token=answer["access_token"]).status == 200


def test_a_short_lived_token_becomes_one_of_sixty_days(world):
    answer = ask(world, grant_type="fb_exchange_token", fb_exchange_token="EAAshort").json
    assert answer["expires_in"] == 60 * 24 * 60 * 60
    world.wait(days=59)
    assert world.call("GET", "/me", token=answer["access_token"]).status == 200
    world.wait(days=1)
    assert world.call("GET", "/me", token=answer["access_token"]).refusal == (190, 463)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"grant_type": "client_credentials", "client_secret": "wrong"}, 400),
        ({"grant_type": "client_credentials", "client_id": "1"}, 400),
        ({"grant_type": "shoes"}, 400),
        ({"grant_type": "fb_exchange_token"}, 400),
        ({"grant_type": "fb_exchange_token", "fb_exchange_token": "EAAnobodys"}, 401),
        ({"grant_type": "authorization_code"}, 501),
        ({"code": "from-the-login-dialog"}, 501),
    ],
)
def test_the_rest_is_refused_or_a_gap(world, query, status):
    assert ask(world, **query).status == status


def test_a_token_that_is_over_is_not_exchanged(world):
    world.wait(hours=1)
    answer = ask(world, grant_type="fb_exchange_token", fb_exchange_token="EAAshort")
    assert answer.refusal == (190, 463)
