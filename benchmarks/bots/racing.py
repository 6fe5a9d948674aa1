"""A Flask bot whose threads, pool, timers and tasks race to the Send API."""

import asyncio
import os
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import flask
import requests

app = flask.Flask("racing")

URL = "https://graph.facebook.com/v23.0/me/messages"
_lock = threading.Lock()


@app.get("/webhook")
def verify() -> str:
    """Shake hands."""
    return flask.request.args["hub.challenge"]


@app.post("/webhook")
def webhook() -> str:
    """Answer 200, and have everybody run."""
    for entry in flask.request.get_json()["entry"]:
        for event in entry["messaging"]:
            if "message" in event:
                threading.Thread(target=race, args=(event["sender"]["id"],)).start()
    return "EVENT_RECEIVED"


def race(psid: str) -> None:
    """Have runners of every kind say who they are when they arrive."""
    naps = [random.choice((0, 1, 1, 2)) for _ in range(4)]
    threading.Timer(1, say, (psid, "a timer")).start()
    runners = [threading.Thread(target=run, args=(psid, f"thread {n}", naps)) for n in range(2)]
    for runner in runners:
        runner.start()
    with ThreadPoolExecutor(2) as pool:
        pool.submit(run, psid, "pool", naps[::-1])
        pool.submit(asyncio.run, run_tasks(psid, naps))
    for runner in runners:
        runner.join()
    say(psid, "the end")


def run(psid: str, name: str, naps: list[int]) -> None:
    """Sleep and say."""
    for nap in naps[:2]:
        time.sleep(nap)
        sum(range(hash((name, nap)) % 2000))
        say(psid, name)


async def run_tasks(psid: str, naps: list[int]) -> None:
    """Sleep and say, in tasks."""

    async def step(number: int, nap: int) -> None:
        await asyncio.sleep(nap)
        await asyncio.to_thread(say, psid, f"task {number}")

    await asyncio.gather(*(step(number, nap) for number, nap in enumerate(naps[:3])))


def say(psid: str, text: str) -> None:
    """Write to the customer; one at a time."""
    said = {"recipient": {"id": psid}, "message": {"text": text}}
    with _lock:
        requests.post(URL, params={"access_token": os.environ["PAGE_ACCESS_TOKEN"]}, json=said)
