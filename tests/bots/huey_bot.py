"""Says goodbye and reminds by delayed tasks of a real huey consumer, whose storage is in memory."""

import threading

from huey import MemoryHuey
from huey.consumer import Consumer

from tests.bots.messenger import app_for, send

queue = MemoryHuey("bot")
pending = {}


class Consumer(Consumer):
    """Runs beside the web application, so signals are not its to handle."""

    def _set_signal_handlers(self):
        """Leave them alone."""


@queue.task()
def say(psid, text):
    send(psid, text)


def answer(psid, text):
    for task in pending.pop(psid, ()):
        task.revoke()
    send(psid, "Hello! How can I help?")
    pending[psid] = [
        say.schedule((psid, "Goodbye! Write any time."), delay=30 * 60),
        say.schedule((psid, "Reminder: your basket is waiting."), delay=23 * 60 * 60),
    ]


consumer = Consumer(queue, worker_type="thread", initial_delay=1, backoff=1, max_delay=1)
threading.Thread(target=consumer.run, daemon=True).start()
app = app_for(answer)
