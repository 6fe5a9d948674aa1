"""Says goodbye and reminds by APScheduler's background thread, one job of a name at a time."""

from datetime import datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from tests.bots.messenger import app_for, send

scheduler = BackgroundScheduler(timezone="UTC")
scheduler.start()


def answer(psid, text):
    send(psid, "Hello! How can I help?")
    for name, wait, words in (
        ("goodbye", timedelta(minutes=30), "Goodbye! Write any time."),
        ("reminder", timedelta(hours=23), "Reminder: your basket is waiting."),
    ):
        when = datetime.now(scheduler.timezone) + wait
        scheduler.add_job(
            send,
            run_date=when,
            args=[psid, words],
            id=f"{name} {psid}",
            replace_existing=True,
        )


app = app_for(answer)
