"""Which calls go to a place."""

import pytest

from simulator.errors import BadInput
from simulator.outgoing.place import Place
from tests.simulator.outgoing.calls import call_to


@pytest.mark.parametrize(
    ("place", "url"),
    [
        ("https://shop.example", "https://shop.example"),
        ("https://shop.example", "https://shop.example/orders?a=b"),
        ("https://shop.example/", "https://shop.example:443/orders"),
        ("https://shop.example:443/orders", "https://shop.example/orders"),
        ("https://SHOP.example/orders/", "https://shop.example/orders"),
        ("https://shop.example/orders", "https://shop.example/orders/17"),
        ("https://shop.example/orders?kind=new", "https://shop.example/orders?a=b&kind=new"),
        ("GET https://shop.example/orders", "https://shop.example/orders"),
        ("http://127.0.0.1:8080/orders", "http://127.0.0.1:8080/orders"),
    ],
)
def test_a_place_covers_calls_to_it_and_below(place, url):
    assert Place.of(place).covers(call_to(url))


@pytest.mark.parametrize(
    ("place", "url"),
    [
        ("https://shop.example", "http://shop.example"),
        ("https://shop.example", "https://www.shop.example"),
        ("https://shop.example", "https://shop.example:8443"),
        ("https://shop.example/orders", "https://shop.example/"),
        ("https://shop.example/orders", "https://shop.example/orders-of-old"),
        ("https://shop.example/orders?kind=new", "https://shop.example/orders?kind=old"),
        ("POST https://shop.example/orders", "https://shop.example/orders"),
    ],
)
def test_a_place_does_not_cover_others(place, url):
    assert not Place.of(place).covers(call_to(url))


@pytest.mark.parametrize("text", ["shop.example", "https://", "ftp://a.example", "https://[a/"])
def test_what_is_no_web_address_is_refused(text):
    with pytest.raises(BadInput, match="no web address"):
        Place.of(text)


def test_the_platform_is_spoken_of_in_other_words():
    with pytest.raises(BadInput, match="the platform answers the next send"):
        Place.of("https://graph.facebook.com/v21.0/me/messages")
