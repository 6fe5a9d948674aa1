"""Where webhooks may go."""

import pytest

from fake_graph.carrier import checked_url
from fake_graph.errors import BadSetup


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:5000/webhook",
        "http://127.9.9.9",
        "http://localhost:1/",
        "https://LOCALHOST/hook?a=b",
        "http://[::1]:80/x",
    ],
)
def test_this_machine_is_allowed(url):
    assert checked_url(url, allow_remote=False).geturl()


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/",
        "http://10.0.0.1/",
        "http://localhost.example.com/",
        "http://0.0.0.0/",
        "http://127.0.0.1.nip.io/",
        "http://127.0.0.1@example.com/",
    ],
)
def test_other_machines_need_leave(url):
    with pytest.raises(BadSetup, match="--allow-remote"):
        checked_url(url, allow_remote=False)
    assert checked_url(url, allow_remote=True).hostname


@pytest.mark.parametrize(
    "url", ["", "localhost:5000", "ftp://localhost/", "http:///x", "http://[", "http://a:0/", "/x",
            "http://localhost:99999/", "http://localhost/a b", "http://localhost/\r\nX: y"]
)  # fmt: skip
def test_what_is_no_address_is_refused(url):
    with pytest.raises(BadSetup, match="looks like"):
        checked_url(url, allow_remote=True)
