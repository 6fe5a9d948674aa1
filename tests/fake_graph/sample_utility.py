"""A utility template that is in order, and short ways to make and send it."""

from tests.fake_graph.world import World

BODY = "Your order {{1}} has shipped."


def make(world, name="order_shipped", body=BODY, buttons=(), **more):
    """Ask for the template."""
    text = {"type": "BODY", "text": body, "example": {"body_text": [["1234"]]}}
    parts = [text, *([{"type": "BUTTONS", "buttons": list(buttons)}] if buttons else [])]
    asked = {"name": name, "language": "en", "category": "UTILITY", "components": parts} | more
    return world.call("POST", "/v24.0/me/message_templates", asked)


def made(**template):
    """Return a world whose page has the template, and where Ana wrote two days ago."""
    world = World()
    world.graph.say(world.ana, "Hi!")
    world.wait(days=2)
    assert make(world, **template).status == 200
    return world


def send(world, *texts, name="order_shipped", language="en", components=None):
    """Send the template with these parameters of its body."""
    body = {"type": "body", "parameters": [{"type": "text", "text": text} for text in texts]}
    components = [body] if components is None else components
    template = {"name": name, "language": {"code": language}, "components": components}
    return world.call(
        "POST",
        "/v24.0/me/messages",
        {
            "recipient": {"id": world.ana},
            "messaging_type": "UTILITY",
            "message": {"template": template},
        },
    )
