"""Tells of a parcel on the next day, under a message tag."""

import threading
import urllib.error

from tests.bots.messenger import app_for, send

AFTER = 25 * 60 * 60  # seconds


def tell(psid):
    try:
        send(psid, "Your parcel is on its way.", messaging_type="MESSAGE_TAG", tag="ACCOUNT_UPDATE")
    except urllib.error.HTTPError as refused:
        refused.close()


def answer(psid, _text):
    send(psid, "Hello! We will tell you when it leaves.")
    timer = threading.Timer(AFTER, tell, [psid])
    timer.daemon = True
    timer.start()


app = app_for(answer)
