"""Says goodbye and reminds by countdowns of a real Celery worker, whose broker is in memory."""

import threading

from celery import Celery

from tests.bots.messenger import app_for, send

queue = Celery("bot", broker="memory://")
queue.conf.update(
    task_ignore_result=True, worker_hijack_root_logger=False, worker_redirect_stdouts=False
)
messages = {}


@queue.task
def say(psid, number, text):
    if messages[psid] == number:  # nothing came since
        send(psid, text)


def answer(psid, text):
    number = messages[psid] = messages.get(psid, 0) + 1
    send(psid, "Hello! How can I help?")
    say.apply_async((psid, number, "Goodbye! Write any time."), countdown=30 * 60)
    say.apply_async((psid, number, "Reminder: your basket is waiting."), countdown=23 * 60 * 60)


worker = queue.Worker(pool="solo", loglevel="ERROR", quiet=True)
threading.Thread(target=worker.start, daemon=True).start()
app = app_for(answer)
