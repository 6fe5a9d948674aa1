"""Follows up after ten minutes with APScheduler, whose thread starts when the bot is imported."""

from datetime import datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from tests.bots.messenger import app_for, send

scheduler = BackgroundScheduler(timezone="UTC")
scheduler.start()


def answer(psid, text):
    send(psid, "Hello! I shall ask again in ten minutes.")
    when = datetime.now(scheduler.timezone) + timedelta(minutes=10)
    scheduler.add_job(send, "date", run_date=when, args=[psid, "Did that help?"])


app = app_for(answer)
