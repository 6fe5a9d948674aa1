"""Leaves much to chance: greetings, ticket numbers, the order of a set, a reply's delay."""

import os
import random
import secrets
import threading
import uuid

from tests.bots.messenger import app_for, send

WORDS = {"red", "green", "blue", "yellow", "orange", "purple"}


def answer(psid, text):
    drawn = [
        random.choice(("Hello", "Hi", "Good day")),
        str(uuid.uuid4()),
        str(uuid.uuid1()),
        secrets.token_hex(4),
        os.urandom(4).hex(),
        str(random.Random().random()),
        " ".join(WORDS),
    ]
    send(psid, "! ".join(drawn))
    delay = random.uniform(1, 5)
    threading.Timer(delay, send, [psid, f"That took {delay:.3f} seconds."]).start()


app = app_for(answer)
