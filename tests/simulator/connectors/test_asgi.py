"""An asynchronous web application in this process."""

import pytest

from simulator.connectors.asgi import CONNECTOR
from simulator.errors import BadAddress
from tests.requirements import require

PLAIN = """
async def app(scope, receive, send):
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"here"})
def make():
    return app
class Shop:
    async def __call__(self, scope, receive, send):
        await app(scope, receive, send)
shop = Shop()
def wsgi(environ, start_response):
    return []
def old(scope):
    return None
"""

FASTAPI = """
from fastapi import APIRouter, FastAPI
app = FastAPI()
router = APIRouter(prefix="/inside")
router.post("/hook")(lambda: "hook")
app.include_router(router)
app.post("/zebra")(lambda: "zebra")
app.get("/page")(lambda: "page")
app.post("/with/{parameter}")(lambda parameter: parameter)
app.mount("/mounted", sub := FastAPI())
sub.post("/deep")(lambda: "deep")
"""

QUART = """
from quart import Quart
app = Quart(__name__)
app.post("/zebra", endpoint="zebra")(lambda: "zebra")
app.get("/page", endpoint="page")(lambda: "page")
app.post("/with/<parameter>", endpoint="with")(lambda parameter: parameter)
"""

DJANGO = """
import sys
import django
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.http import HttpResponse
from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["localhost"], SECRET_KEY="x")
@csrf_exempt
def sync(request):
    return HttpResponse(request.path)
@csrf_exempt
async def asynchronous(request):
    return HttpResponse(request.path)
def bug(request):
    raise KeyError("price")
urlpatterns = [
    path("zebra/", sync),
    re_path("^old/$", asynchronous),
    path("inside/", include([path("hook", sync)])),
    path("with/<int:parameter>", sync),
    path("bug", csrf_exempt(bug)),
]
app = get_asgi_application()
"""


@pytest.fixture
def open_door(simulation):
    """Call it with an address; what is opened is closed afterwards."""
    opened = []

    def begin(address):
        opened.append(CONNECTOR.open(address))
        return opened[-1]

    yield begin
    for one in opened:
        one.close()


@pytest.mark.parametrize(
    ("address", "path"),
    [("{}:app", None), ("{}:app/hook", "/hook"), ("{}:make()", None), ("{}:shop/a/b", "/a/b")],
)
def test_addresses_may_name_a_factory_an_object_and_a_path(module, open_door, address, path):
    opened = open_door("asgi:" + address.format(module(PLAIN)))
    assert opened.path == path
    assert opened.door.request("GET", "/").body == b"here"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("asgi:nope_at_all:app", "no module named 'nope_at_all' in the current folder"),
        ("asgi:json", "write asgi:module:app, e.g. asgi:mybot:app"),
        ("asgi:json:__name__", "__name__ is no ASGI application"),
        ("asgi:{}:wsgi", "wsgi is no ASGI application (a WSGI application is wsgi:module:app)"),
        ("asgi:{}:old", "old is no ASGI application"),
    ],
)
def test_an_address_that_names_no_bot_is_refused_in_one_line(module, address, words):
    with pytest.raises(BadAddress) as caught:
        CONNECTOR.open(address.format(module(PLAIN)))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_startup_that_fails_is_refused_in_one_line_that_says_where(module, simulation):
    require("starlette")
    name = module(
        """
from contextlib import asynccontextmanager
from starlette.applications import Starlette
@asynccontextmanager
async def lifespan(app):
    raise ConnectionError("no\\ndatabase")
    yield
app = Starlette(lifespan=lifespan)
"""
    )
    with pytest.raises(BadAddress, match="startup raised ConnectionError: no database") as caught:
        CONNECTOR.open(f"asgi:{name}:app")
    assert f"{name}.py:6)" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_fastapi_declares_its_post_routes(module, open_door):
    require("fastapi")
    opened = open_door(f"asgi:{module(FASTAPI)}:app")
    assert sorted(opened.declared) == ["/inside/hook", "/mounted/deep", "/zebra"]
    for path in opened.declared:
        assert opened.door.request("POST", path).status == 200


def test_quart_declares_its_post_routes(module, open_door):
    require("quart")
    opened = open_door(f"asgi:{module(QUART)}:app")
    assert opened.declared == ("/zebra",)
    assert opened.door.request("POST", "/zebra").body == b"zebra"


def test_django_answers_in_time_declares_its_routes_and_tells_what_it_raised(folder):
    require("django")
    folder.write("shop.py", DJANGO)
    folder.write(
        "ask.py",
        """
        from simulator.connectors.asgi import CONNECTOR
        from simulator.errors import BotRaised
        from simulator.timeflow.face import install
        from simulator.clock import Clock
        install()
        with Clock().running():
            opened = CONNECTOR.open("asgi:shop:app")
            print(*opened.declared)
            for path in opened.declared[:3]:
                print(opened.door.request("POST", path).body.decode())
            try:
                opened.door.request("POST", "/bug")
            except BotRaised as error:
                print(error)
        """,
    )
    ended = folder.python("ask.py")
    assert ended.code == 0, ended.said
    assert ended.out.splitlines() == [
        "/zebra/ /old/ /inside/hook /bug",
        "/zebra/",
        "/old/",
        "/inside/hook",
        "the bot raised KeyError inside its webhook: 'price'",
    ]
