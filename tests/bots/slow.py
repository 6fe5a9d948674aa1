"""Takes 45 seconds for every answer: W02."""

import threading
import time

from tests.bots import polite
from tests.bots.messenger import app_for


def think(psid, text):
    time.sleep(45)
    polite.answer(psid, text)


def answer(psid, text):
    threading.Thread(target=think, args=(psid, text), daemon=True).start()


app = app_for(answer)
