"""Templates that the page sends."""

from tests.fake_graph.world import TOKEN


def send_template(world, payload, *, psid=None, token=TOKEN):
    """Send a template to Ana, or to somebody else; return its mid."""
    attachment = {"type": "template", "payload": payload}
    body = {"recipient": {"id": psid or world.ana}, "message": {"attachment": attachment}}
    answer = world.call("POST", "/v24.0/me/messages", body, token=token)
    assert answer.status == 200, answer.json
    return answer.json["message_id"]


def buttons(*buttons):
    """Return a button template."""
    return {"template_type": "button", "text": "Pick", "buttons": list(buttons)}


def postback(title):
    return {"type": "postback", "title": title, "payload": title.upper()}
