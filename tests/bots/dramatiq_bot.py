"""Says goodbye and reminds by delayed messages of a real dramatiq worker with the stub broker."""

import dramatiq
from dramatiq.brokers.stub import StubBroker

from tests.bots.messenger import app_for, send

broker = StubBroker()
dramatiq.set_broker(broker)
messages = {}


@dramatiq.actor(max_retries=0)
def say(psid, number, text):
    if messages[psid] == number:  # nothing came since
        send(psid, text)


def answer(psid, text):
    number = messages[psid] = messages.get(psid, 0) + 1
    send(psid, "Hello! How can I help?")
    for wait, words in (
        (30 * 60_000, "Goodbye! Write any time."),
        (23 * 60 * 60_000, "Reminder: your basket is waiting."),
    ):
        say.send_with_options(args=(psid, number, words), delay=wait)


dramatiq.Worker(broker, worker_threads=2).start()
app = app_for(answer)
