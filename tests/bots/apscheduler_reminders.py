"""Flask and APScheduler: a goodbye after half an hour, a reminder after 23 hours."""

from datetime import datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from tests.bots.messenger import app_for, send

WAITS = (
    (timedelta(minutes=30), "Goodbye! Write any time."),
    (timedelta(hours=23), "Reminder: your basket is waiting."),
)
scheduler = BackgroundScheduler(timezone="UTC")
scheduler.start()


def answer(psid, text):
    send(psid, "Hello! How can I help?")
    now = datetime.now(scheduler.timezone)
    for wait, words in WAITS:
        job = f"{psid} {wait}"
        scheduler.add_job(
            send, "date", run_date=now + wait, args=[psid, words], id=job, replace_existing=True
        )


app = app_for(answer)
