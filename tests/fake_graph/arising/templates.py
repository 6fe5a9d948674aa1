"""Refusals that come of a template or its buttons."""

from tests.fake_graph.arising.messages import world_of_ana
from tests.fake_graph.sample_templates import button, generic, media, receipt, template


def sent(payload, *date, path="/v24.0/me/messages"):
    world = world_of_ana(*date)
    body = {"recipient": {"id": world.ana}, "message": template(payload)}
    return world.call("POST", path, body)


def with_button(**made):
    return sent(button(buttons=[made]))


def with_media(**element):
    return sent(media(**element))


def media_not_found():
    world = world_of_ana()
    url = "https://www.facebook.com/cafe/videos/42/"
    world.graph.host_media(url, reachable=False)
    return world.send(message=template(media(media_type="video", url=url)))


CASES = {
    "invalid-template-type": lambda: sent({"template_type": "list", "elements": []}),
    "template-field-required": lambda: sent({"template_type": "button", "buttons": []}),
    "must-be-non-empty": lambda: sent(button(buttons=[])),
    "must-be-non-empty-text": lambda: with_button(type="postback", title="", payload="YES"),
    "not-a-url": lambda: sent(generic(image_url="not a link")),
    "element-button-title-empty": lambda: sent(
        generic(buttons=[{"type": "postback", "title": "", "payload": "YES"}])
    ),
    "postback-payload-empty": lambda: with_button(type="postback", title="Yes"),
    "web-url-empty": lambda: with_button(type="web_url", title="Yes", url=""),
    "element-incomplete": lambda: sent(generic(subtitle=None)),
    "invalid-button-type": lambda: with_button(type="nested", title="Yes"),
    "currency-unsupported": lambda: sent(receipt(currency="usd")),
    "receipt-amount-invalid": lambda: sent(receipt(summary={"total_cost": "a lot"})),
    "temporary-failure": lambda: sent(receipt(timestamp="yesterday")),
    "domain-not-whitelisted": lambda: with_button(
        type="web_url", title="Go", url="https://shop.example/", messenger_extensions=True
    ),
    "product-unknown": lambda: sent({"template_type": "product", "elements": [{"id": "1"}]}),
    "product-template-needs-v8": lambda: sent(
        {"template_type": "product", "elements": [{"id": "1"}]},
        2021,
        3,
        1,
        path="/v7.0/me/messages",
    ),
    "form-ineligible": lambda: sent({"template_type": "instant_form", "form_id": "1"}),
    "media-type-invalid": lambda: with_media(media_type="audio", attachment_id="1"),
    "media-attachment-missing": lambda: with_media(media_type="image", attachment_id=""),
    "media-url-or-attachment-required": lambda: with_media(media_type="image"),
    "media-url-external": lambda: with_media(media_type="image", url="https://shop.example/a.png"),
    "media-url-not-facebook": lambda: with_media(
        media_type="image", url="https://scontent.xx.fbcdn.net/v/a.png"
    ),
    "media-url-unsupported": lambda: with_media(
        media_type="image", url="https://www.facebook.com/cafe"
    ),
    "media-not-found": media_not_found,
}
