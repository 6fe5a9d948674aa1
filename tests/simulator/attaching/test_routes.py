"""The paths that an application itself says that it takes POSTs on."""

import pytest

from simulator.attaching.routes import declared_paths
from tests.requirements import require


@pytest.mark.parametrize("app", [None, object(), lambda environ, start_response: []])
def test_what_cannot_be_asked_declares_nothing(app):
    assert declared_paths(app) == ()


def test_routers_may_be_included_in_routers_and_applications_mounted():
    require("fastapi")
    from fastapi import APIRouter, FastAPI

    app, outer, inner, sub = FastAPI(), APIRouter(prefix="/outer"), APIRouter(), FastAPI()
    inner.post("/hook")(lambda: None)
    inner.get("/page")(lambda: None)
    outer.include_router(inner, prefix="/inner")
    app.include_router(outer, prefix="/api")
    sub.post("/deep")(lambda: None)
    sub.post("/with/{parameter}")(lambda parameter: None)
    app.mount("/mounted", sub)
    assert sorted(declared_paths(app)) == ["/api/outer/inner/hook", "/mounted/deep"]


def test_flask_declares_rules_that_take_posts():
    require("flask")
    from flask import Flask

    app = Flask("shop")
    for path, methods in (("/zebra", ["GET", "POST"]), ("/page", ["GET"]), ("/<x>", ["POST"])):
        app.add_url_rule(path, path, lambda **_: "", methods=methods)
    assert declared_paths(app) == ("/zebra",)


def test_a_path_that_is_declared_twice_is_told_once():
    require("starlette")
    from starlette.applications import Starlette
    from starlette.routing import Route

    def view(request):
        return None

    routes = [Route("/hook", view, methods=[method]) for method in ("GET", "POST", "POST")]
    assert declared_paths(Starlette(routes=routes)) == ("/hook",)
