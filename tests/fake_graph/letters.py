"""Messages of the page's, put into a thread as an app would have sent them."""

from fake_graph.thread import Letter


def put_template(world, payload, *, psid=None, app_id=None):
    """Let a template stand in a thread as its echo shows it; return its mid."""
    thread = world.graph.thread_of(psid or world.ana)
    mid = world.graph.new_message_id(world.now)
    attachment = {"title": "", "url": None, "type": "template", "payload": payload}
    thread.letters[mid] = Letter(
        mid=mid,
        at=world.now,
        app_id=app_id or world.graph.app.id,
        content={"attachments": [attachment]},
    )
    thread.is_empty = False
    return mid


def buttons(*buttons):
    """Return a button template."""
    return {"template_type": "button", "text": "Pick", "buttons": list(buttons)}


def postback(title):
    return {"type": "postback", "title": title, "payload": title.upper()}
