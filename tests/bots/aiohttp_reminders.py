"""An aiohttp server and client: a goodbye after half an hour, a reminder after 23 hours."""

import asyncio
import os

import aiohttp
from aiohttp import web

URL = "https://graph.facebook.com/v23.0/me/messages"
WAITS = (
    (30 * 60, "Goodbye! Write any time."),  # seconds
    (23 * 60 * 60, "Reminder: your basket is waiting."),
)
tasks = {}


async def send(psid, text):
    body = {"recipient": {"id": psid}, "messaging_type": "RESPONSE", "message": {"text": text}}
    async with aiohttp.ClientSession(raise_for_status=True) as session:
        params = {"access_token": os.environ["PAGE_TOKEN"]}
        async with session.post(URL, params=params, json=body) as answer:
            await answer.json()


async def send_later(after, psid, text):
    await asyncio.sleep(after)
    await send(psid, text)


async def challenge(request):
    if request.query.get("hub.verify_token") != os.environ["VERIFY_TOKEN"]:
        raise web.HTTPForbidden
    return web.Response(text=request.query["hub.challenge"])


async def webhook(request):
    for entry in (await request.json())["entry"]:
        for event in entry.get("messaging", ()):
            if "message" not in event:
                continue
            psid = event["sender"]["id"]
            for task in tasks.pop(psid, ()):
                task.cancel()
            await send(psid, "Hello! How can I help?")
            tasks[psid] = [asyncio.create_task(send_later(s, psid, text)) for s, text in WAITS]
    return web.Response()


app = web.Application()
app.add_routes([web.get("/webhook", challenge), web.post("/webhook", webhook)])
