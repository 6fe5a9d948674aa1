"""Answers about threads, and about who has them."""

from fake_graph import Person, Psid
from tests.fake_graph.switchboard import Switchboard
from tests.fake_graph.world import World

ANN = Psid("5561234567890123")  # her address repeats her id


def success():
    return Switchboard().move("take").json


def thread_owner():
    world = Switchboard()
    world.move("take")
    return world.call("GET", "/v24.0/me/thread_owner", query={"recipient": world.ana}).json


def secondary_receivers():
    world = World()
    app_id, token = world.add_app(name="Primary")
    world.graph.app.name = "My bot"
    world.graph.set_default_app(app_id)
    query = {"fields": "id,name"}
    return world.call("GET", "/v24.0/me/secondary_receivers", query=query, token=token).json


def conversations():
    world = world_of_ann()
    query = {"platform": "messenger", "fields": "id,updated_time,participants"}
    return world.call("GET", "/v24.0/me/conversations", query=query).json


def message_get():
    world = world_of_ann()
    (letter,) = world.graph.thread_of(ANN).letters
    query = {"fields": "id,created_time,from,to,message"}
    return world.call("GET", f"/v24.0/{letter}", query=query).json


def world_of_ann():
    world = World()
    world.graph.page.name = "My Page"
    world.graph.add_person(Person(psid=ANN, first_name="Ann", last_name="Lee"))
    world.graph.say(ANN, "hi")
    return world


CASES = {
    "conversations": conversations,
    "message_get": message_get,
    "secondary_receivers": secondary_receivers,
    "success": success,
    "thread_owner": thread_owner,
}
