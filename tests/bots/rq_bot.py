"""Says goodbye and reminds by jobs of a real RQ worker and scheduler, whose Redis is fakeredis."""

import threading
from datetime import timedelta

from fakeredis import FakeStrictRedis
from rq import Queue, SimpleWorker
from rq.scheduler import RQScheduler
from rq.timeouts import TimerDeathPenalty

from tests.bots.messenger import app_for, send

redis = FakeStrictRedis()
queue = Queue(connection=redis)
pending = {}


class Scheduler(RQScheduler):
    """Runs beside the web application, so signals are not its to handle."""

    def _install_signal_handlers(self):
        """Leave them alone."""


class Worker(SimpleWorker):
    """Runs beside the web application, so signals are not its to handle."""

    death_penalty_class = TimerDeathPenalty

    def _install_signal_handlers(self):
        """Leave them alone."""


def answer(psid, text):
    for job in pending.pop(psid, ()):
        if job.id in queue.scheduled_job_registry:
            job.cancel()
    send(psid, "Hello! How can I help?")
    pending[psid] = [
        queue.enqueue_in(timedelta(minutes=30), send, psid, "Goodbye! Write any time."),
        queue.enqueue_in(timedelta(hours=23), send, psid, "Reminder: your basket is waiting."),
    ]


scheduler = Scheduler([queue], connection=redis, logging_level="WARNING")
worker = Worker([queue], connection=redis, worker_ttl=4 * 60 * 60)
for work in (scheduler.work, lambda: worker.work(logging_level="WARNING")):
    threading.Thread(target=work, daemon=True).start()
app = app_for(answer)
