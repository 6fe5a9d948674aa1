"""Says goodbye and reminds by ``sched``, whose loop looks every minute."""

import sched
import threading
import time

from tests.bots.messenger import app_for, send

agenda = sched.scheduler()
pending = {}


def answer(psid, text):
    for event in pending.pop(psid, ()):
        if event in agenda.queue:
            agenda.cancel(event)
    send(psid, "Hello! How can I help?")
    pending[psid] = [
        agenda.enter(30 * 60, 1, send, (psid, "Goodbye! Write any time.")),
        agenda.enter(23 * 60 * 60, 1, send, (psid, "Reminder: your basket is waiting.")),
    ]


def look():
    while True:
        agenda.run(blocking=False)
        time.sleep(60)


threading.Thread(target=look, daemon=True).start()
app = app_for(answer)
