"""Starlette, and everything that goes on after an answer, or holds it up."""

import asyncio
import os
import threading
import time
from contextlib import asynccontextmanager

import aiohttp
import httpx
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.responses import PlainTextResponse
from starlette.routing import Route

URL = "https://graph.facebook.com/v21.0/me/messages"
tasks = set()


@asynccontextmanager
async def lifespan(app):
    async with (
        httpx.AsyncClient(params={"access_token": os.environ["PAGE_TOKEN"]}) as by_httpx,
        aiohttp.ClientSession(raise_for_status=True) as by_aiohttp,
    ):
        await asyncio.sleep(5)  # a database, say
        app.state.httpx, app.state.aiohttp = by_httpx, by_aiohttp
        yield
        print("the kitchen closes", flush=True)


def message(psid, text):
    return {"recipient": {"id": psid}, "messaging_type": "RESPONSE", "message": {"text": text}}


async def send(psid, text):
    (await app.state.httpx.post(URL, json=message(psid, text))).raise_for_status()


async def send_by_aiohttp(psid, text):
    params = {"access_token": os.environ["PAGE_TOKEN"]}
    await app.state.aiohttp.post(URL, params=params, json=message(psid, text))


def send_from_a_thread(psid, text):
    params = {"access_token": os.environ["PAGE_TOKEN"]}
    httpx.post(URL, params=params, json=message(psid, text)).raise_for_status()


async def later(psid, wait, text):
    await asyncio.sleep(wait)
    await send(psid, text)


async def slow(psid):
    await asyncio.sleep(20)


async def blocking(psid):
    time.sleep(20)


async def background(psid):
    return BackgroundTask(later, psid, 30, "from the background")


async def task(psid):
    tasks.add(asyncio.create_task(later(psid, 40, "from a task")))


async def thread(psid):
    await asyncio.to_thread(time.sleep, 3)
    await asyncio.to_thread(send_from_a_thread, psid, "from a thread")


async def timer(psid):
    threading.Timer(60, send_from_a_thread, (psid, "from a timer")).start()


async def impatient(psid):
    try:
        await asyncio.wait_for(asyncio.sleep(3600), 4)
    except TimeoutError:
        await send(psid, "waited for four seconds")


async def by_aiohttp(psid):
    await send_by_aiohttp(psid, "by aiohttp")


async def bug(psid):
    raise KeyError("price")


DISHES = {
    "slow": slow,
    "blocking": blocking,
    "background": background,
    "task": task,
    "thread": thread,
    "timer": timer,
    "impatient": impatient,
    "aiohttp": by_aiohttp,
    "bug": bug,
}


async def answer(psid, text):
    """Do as the person says, and return what is to be done after the webhook's answer."""
    after = await DISHES[text](psid) if text in DISHES else None
    await send(psid, f"done: {text}")
    return after


async def webhook(request):
    if request.method == "GET":
        return PlainTextResponse(request.query_params["hub.challenge"])
    after = None
    for entry in (await request.json())["entry"]:
        for event in entry.get("messaging", ()):
            if "text" in event.get("message", {}):
                after = await answer(event["sender"]["id"], event["message"]["text"])
    return PlainTextResponse("EVENT_RECEIVED", background=after)


routes = [Route("/messages", webhook, methods=["GET", "POST"])]
app = Starlette(routes=routes, lifespan=lifespan)
