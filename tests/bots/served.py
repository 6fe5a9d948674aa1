"""A bot as a program of its own: ``python -m tests.bots.served SERVER MODULE``.

MODULE is a bot beside this file with an application called ``app``.
"""

import sys
from importlib import import_module

PORT = 5000


def flask(app):
    app.run(port=PORT)


def reloading(app):
    app.run(port=PORT, debug=True)


def single_threaded(app):
    app.run(port=PORT, threaded=False)


def make_server(app):
    from werkzeug.serving import make_server

    make_server("127.0.0.1", PORT, app, threaded=True).serve_forever()


def waitress(app):
    from waitress import serve

    serve(app, port=PORT)


def wsgiref(app):
    from wsgiref.simple_server import make_server

    make_server("127.0.0.1", PORT, app).serve_forever()


def in_a_thread(app):
    """Serve from a thread while the main thread has ended."""
    import threading

    threading.Thread(target=wsgiref, args=(app,)).start()


def uvicorn(app):
    import uvicorn

    uvicorn.run(app, port=PORT)


def own_loop(app):
    """Serve from a coroutine of the bot's own."""
    import asyncio

    import uvicorn

    asyncio.run(uvicorn.Server(uvicorn.Config(app, port=PORT)).serve())


def hypercorn(app):
    import asyncio

    from hypercorn.asyncio import serve
    from hypercorn.config import Config

    asyncio.run(serve(app, Config()))


def aiohttp(app):
    from aiohttp import web

    web.run_app(app, port=PORT)


if __name__ == "__main__":
    globals()[sys.argv[1]](import_module(f"tests.bots.{sys.argv[2]}").app)
