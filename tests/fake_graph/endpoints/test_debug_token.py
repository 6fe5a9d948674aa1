"""What a token stands for can be asked, and why it is no longer taken."""

from datetime import timedelta

import pytest

from tests.fake_graph.world import NOW, PAGE, SECRET, TOKEN, World

APP = "8623456789012345"
APP_TOKEN = f"{APP}|{SECRET}"


@pytest.fixture
def world():
    return World()


def ask(world, text, token=APP_TOKEN):
    return world.call("GET", "/v24.0/debug_token", query={"input_token": text}, token=token)


def test_a_page_token_is_described(world):
    data = ask(world, TOKEN).json["data"]
    assert (data["type"], data["profile_id"], data["app_id"]) == ("PAGE", PAGE, APP)
    assert (data["is_valid"], data["expires_at"]) == (True, 0)
    assert data["issued_at"] == int(NOW.timestamp())
    assert "pages_messaging" in data["scopes"]


def test_an_apps_own_token_is_described(world):
    data = ask(world, APP_TOKEN).json["data"]
    assert data == {
        "app_id": APP,
        "type": "APP",
        "application": "Courtesy Test App",
        "is_valid": True,
        "scopes": [],
    }


def test_a_page_token_may_ask_about_itself(world):
    assert ask(world, TOKEN, TOKEN).json["data"]["is_valid"]


def test_why_a_token_is_no_longer_taken_is_told_under_200(world):
    world.graph.revoke_token()
    answer = ask(world, TOKEN)
    assert answer.status == 200
    assert answer.json["data"]["is_valid"] is False
    assert answer.json["data"]["error"]["subcode"] == 460
    world.graph.restore_token()
    world.graph.expire_token(NOW + timedelta(seconds=1))
    world.wait(seconds=1)
    assert ask(world, TOKEN).json["data"]["error"]["subcode"] == 463


def test_what_is_nobodys_token_is_invalid(world):
    data = ask(world, "EAAnobodys").json["data"]
    assert (data["is_valid"], data["scopes"], data["error"]["code"]) == (False, [], 190)


def test_another_apps_token_is_none_of_the_apps_business(world):
    other, token = world.add_app()
    assert ask(world, token).refusal == (100, None)
    assert ask(world, token, f"{other}|secret-of-{other}").status == 200
    assert world.call("GET", "/debug_token", token=APP_TOKEN).refusal == (100, None)
