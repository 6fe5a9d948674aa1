"""Asks a shop's own server on this machine for the opening hours before it answers."""

import os
import urllib.request

from tests.bots.messenger import app_for, send


def answer(psid, text):
    with urllib.request.urlopen(os.environ["SHOP_URL"]) as shop:
        send(psid, f"Hello! {shop.read().decode()}")


app = app_for(answer)
