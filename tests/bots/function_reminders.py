"""A function that takes webhooks, with ``asyncio`` and ``aiohttp``: a goodbye and a reminder."""

import asyncio
import os

import aiohttp

WAITS = (
    (30 * 60, "Goodbye! Write any time."),  # seconds
    (23 * 60 * 60, "Reminder: your basket is waiting."),
)
URL = "https://graph.facebook.com/v21.0/me/messages"
timers = {}
sending = set()


async def send(psid, text):
    params = {"access_token": os.environ["PAGE_TOKEN"]}
    body = {"recipient": {"id": psid}, "messaging_type": "RESPONSE", "message": {"text": text}}
    async with (
        aiohttp.ClientSession(raise_for_status=True) as session,
        session.post(URL, params=params, json=body) as answer,
    ):
        return await answer.json()


def send_soon(psid, text):
    task = asyncio.ensure_future(send(psid, text))
    sending.add(task)
    task.add_done_callback(sending.discard)


async def answer(psid):
    for timer in timers.pop(psid, ()):
        timer.cancel()
    await send(psid, "Hello! How can I help?")
    loop = asyncio.get_running_loop()
    timers[psid] = [loop.call_later(wait, send_soon, psid, text) for wait, text in WAITS]


async def handle(body):
    for entry in body["entry"]:
        for event in entry.get("messaging", ()):
            if "text" in event.get("message", {}):
                await answer(event["sender"]["id"])
