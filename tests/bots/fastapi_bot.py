"""FastAPI, an ``asyncio`` task for each wait, and ``httpx``: a goodbye and a reminder."""

import asyncio
import os
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, Request, Response

WAITS = (
    (30 * 60, "Goodbye! Write any time."),  # seconds
    (23 * 60 * 60, "Reminder: your basket is waiting."),
)
URL = "https://graph.facebook.com/v21.0/me/messages"
tasks = {}


@asynccontextmanager
async def lifespan(app):
    async with httpx.AsyncClient(params={"access_token": os.environ["PAGE_TOKEN"]}) as client:
        app.state.client = client
        yield


app = FastAPI(lifespan=lifespan)


async def send(psid, text):
    body = {"recipient": {"id": psid}, "messaging_type": "RESPONSE", "message": {"text": text}}
    (await app.state.client.post(URL, json=body)).raise_for_status()


async def send_later(wait, psid, text):
    await asyncio.sleep(wait)
    await send(psid, text)


async def answer(psid):
    for task in tasks.pop(psid, ()):
        task.cancel()
    await send(psid, "Hello! How can I help?")
    tasks[psid] = [asyncio.create_task(send_later(wait, psid, text)) for wait, text in WAITS]


@app.get("/webhook")
async def verify(request: Request):
    if request.query_params.get("hub.verify_token") == os.environ["VERIFY_TOKEN"]:
        return Response(request.query_params["hub.challenge"])
    return Response("wrong token", 403)


@app.post("/webhook")
async def webhook(request: Request):
    for entry in (await request.json())["entry"]:
        for event in entry.get("messaging", ()):
            if "text" in event.get("message", {}):
                await answer(event["sender"]["id"])
    return "ok"
