"""A bot on ``httpx``, which answers from an event loop of its own."""

import asyncio
import os

import httpx

from tests.bots.messenger import app_for

URL = "https://graph.facebook.com/v21.0/me/messages"


async def reply(psid, text):
    async with httpx.AsyncClient(params={"access_token": os.environ["PAGE_TOKEN"]}) as client:
        action = {"recipient": {"id": psid}, "sender_action": "typing_on"}
        await client.post(URL, json=action)
        await asyncio.sleep(3)
        body = {"recipient": {"id": psid}, "message": {"text": f"You said: {text}"}}
        (await client.post(URL, json=body)).raise_for_status()


def answer(psid, text):
    asyncio.run(reply(psid, text))


app = app_for(answer)
