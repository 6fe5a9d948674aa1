"""Asks a shop on the web what the customer wants to know, by the library named in ``$LIBRARY``.

It says what the shop answered, or what its library raised, and how many seconds that took.
"""

import os
import time

from tests.bots.messenger import app_for, send

SHOP = os.environ.get("SHOP", "https://shop.example")
TIMEOUT = 5


def by_requests(url):
    import requests

    response = requests.get(url, timeout=TIMEOUT)
    return response.status_code, response.text


def by_patient_requests(url):
    import requests

    response = requests.get(url)
    return response.status_code, response.text


def by_retrying_requests(url):
    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.util import Retry

    with requests.Session() as session:
        retry = Retry(2, backoff_factor=1, status_forcelist=[503], raise_on_status=False)
        session.mount("https://", HTTPAdapter(max_retries=retry))
        response = session.get(url, timeout=TIMEOUT)
        return response.status_code, response.text


def by_urllib(url):
    import urllib.error
    import urllib.request

    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def by_http_client(url):
    import http.client
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    connection = http.client.HTTPSConnection(parts.netloc, timeout=TIMEOUT)
    connection.request("GET", parts.path)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text


def by_urllib3(url):
    import urllib3

    with urllib3.PoolManager() as pool:
        response = pool.request("GET", url, timeout=TIMEOUT, retries=False)
        return response.status, response.data.decode()


def by_httpx(url):
    import httpx

    response = httpx.get(url, timeout=TIMEOUT)
    return response.status_code, response.text


def by_async_httpx(url):
    import asyncio

    import httpx

    async def get():
        async with httpx.AsyncClient(timeout=TIMEOUT) as client:
            return await client.get(url)

    response = asyncio.run(get())
    return response.status_code, response.text


def by_aiohttp(url):
    import asyncio

    import aiohttp

    async def get():
        timeout = aiohttp.ClientTimeout(total=TIMEOUT)
        async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as response:
            return response.status, await response.text()

    return asyncio.run(get())


def ask(path):
    began = time.monotonic()
    try:
        status, text = globals()[f"by_{os.environ['LIBRARY']}"](f"{SHOP}/{path}")
        found = f"{status} {text}".strip()
    except Exception as error:  # whatever the library raises
        found = f"{type(error).__module__}.{type(error).__name__}"
    return f"{found}, {time.monotonic() - began:g} s"


app = app_for(lambda psid, text: send(psid, ask(text)))
