"""Users' own mocks of other hosts, in each mode."""

import pytest

from tests.requirements import require

MOCKED_BOT = """
    import os
    import httpx
    import requests
    from tests.bots.messenger import app_for

    def answer(psid, text):
        library = {"requests": requests, "httpx": httpx}[text]
        try:
            said = library.get("https://shop.example/hours").text
        except (requests.ConnectionError, httpx.ConnectError):
            said = "no connection"
        library.post(
            "https://graph.facebook.com/v21.0/me/messages",
            params={"access_token": os.environ["PAGE_TOKEN"]},
            json={"recipient": {"id": psid}, "message": {"text": said}},
        ).raise_for_status()

    app = app_for(answer)
"""

MOCKS = """
    import pytest
    import responses
    import respx

    HOURS = "https://shop.example/hours"

    @pytest.fixture
    def ask(customer, clock):
        def ask(library):
            customer.say(library)
            clock.settle()
            return [message.text for message in customer.bot_messages()]
        return ask

    @responses.activate
    def test_responses(ask):
        responses.get(HOURS, body="mocked")
        assert ask("requests") == ["mocked"]

    def test_requests_mock(requests_mock, ask):
        requests_mock.get(HOURS, text="mocked")
        assert ask("requests") == ["mocked"]

    def test_respx(ask):
        with respx.mock:
            respx.get(HOURS).respond(text="mocked")
            assert ask("httpx") == ["mocked"]

    def test_pytest_httpx(httpx_mock, ask):
        httpx_mock.add_response(url=HOURS, text="mocked")
        assert ask("httpx") == ["mocked"]

    @pytest.mark.parametrize("library", ["requests", "httpx"])
    def test_without_a_mock(ask, library, request):
        if request.config.getoption("--courtesy-network") == "live":
            pytest.skip("this would really call")
        assert ask(library) == ["no connection"]
"""


@pytest.mark.parametrize("mode", ["live", "record", "replay", "block"])
def test_the_users_own_mocks_win_in_every_mode_and_the_platform_is_never_mocked(folder, mode):
    require("vcr", "responses", "requests_mock", "respx", "pytest_httpx")
    folder.write("mybot.py", MOCKED_BOT).write("test_mocks.py", MOCKS).write("tape.yaml", "")
    ended = folder.pytest(
        *("--bot", "wsgi:mybot:app", "--courtesy-network", mode, "--courtesy-cassette=tape.yaml"),
        *("-p", "no:randomly"),
        http_proxy="http://127.0.0.1:9",  # whatever would really go out fails
        https_proxy="http://127.0.0.1:9",
    )
    assert ended.code == 0, ended.said
    assert ("2 skipped" if mode == "live" else "6 passed") in ended.out, ended.said
    assert (folder.path / "tape.yaml").read_text() == ""
