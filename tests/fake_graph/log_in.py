"""How a person comes to the page's own site: by the log-in button of a message."""

from urllib.parse import parse_qs, urlsplit

BUTTON = {"type": "account_link", "url": "https://shop.example.com/log-in"}


def linking_token(world, psid):
    """Have the person press a log-in button; return the token that the site is opened with."""
    world.graph.say(psid, "Log me in")
    payload = {"template_type": "button", "text": "Please", "buttons": [BUTTON]}
    message = {"attachment": {"type": "template", "payload": payload}}
    assert world.send(message=message, to=psid).status == 200
    opened = urlsplit(world.graph.press_log_in(psid))
    return parse_qs(opened.query)["account_linking_token"][0]
