"""Says goodbye and reminds by ``schedule``, whose loop looks every minute."""

import threading
import time

import schedule

from tests.bots.messenger import app_for, send


def say(psid, text):
    send(psid, text)
    return schedule.CancelJob


def answer(psid, text):
    schedule.clear(psid)
    send(psid, "Hello! How can I help?")
    schedule.every(30).minutes.do(say, psid, "Goodbye! Write any time.").tag(psid)
    schedule.every(23).hours.do(say, psid, "Reminder: your basket is waiting.").tag(psid)


def look():
    while True:
        schedule.run_pending()
        time.sleep(60)


threading.Thread(target=look, daemon=True).start()
app = app_for(answer)
