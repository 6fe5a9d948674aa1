"""Messages that people write."""

import json
from datetime import UTC, datetime
from functools import partial

from fake_graph.people.arrival import Ad
from fake_graph.people.received import Product
from fake_graph.shown import QuickReply
from tests.fake_graph.world import World

AD = Ad(
    ad_id="6045246247433",
    title="Spring sale",
    photo_url="https://scontent.xx.fbcdn.net/v/ad.jpg",
    post_id="104523891234567_99",
)
SHIRT = Product(
    id="12345678910",
    retailer_id="sku-1",
    image_url="https://scontent.xx.fbcdn.net/v/p.png",
    title="Shirt",
    subtitle="$40",
)


def world_on(*date):
    return World(datetime(*date, 10, tzinfo=UTC)) if date else World()


def body(world, field="messages"):
    return json.loads([w.body for w in world.webhooks if w.field == field][-1])


def acting(method, *arguments, on=(), **more):
    """Return a function that has a person do one thing and returns the webhook."""

    def act():
        world = world_on(*on)
        ann = world.add("Ann", "Lee")
        getattr(world.graph, method)(ann, *arguments, **more)
        return body(world)

    return act


def quick_reply():
    world = World()
    world.graph.say(world.ana, "Hi!")
    reply = {"content_type": "text", "title": "Red", "payload": "COLOR_RED"}
    world.send(message={"text": "Which?", "quick_replies": [reply]})
    world.graph.tap(world.ana, "Red")
    return body(world)


def quick_reply_email():
    world = World()
    ann = world.add("Ann", "Lee", email="ann@example.com")
    asked = QuickReply(title="", payload="", content_type="user_email")
    world.graph.thread_of(ann).shown = (asked,)
    world.graph.tap(ann, "ann@example.com")
    return body(world)


def reply_to():
    world = World()
    world.graph.say(world.ana, "Hi!")
    mid = world.send("Shall we?").json["message_id"]
    world.graph.say(world.ana, "yes", reply_to=mid)
    return body(world)


def command():
    world = World()
    order = {"name": "order", "description": "Order something"}
    offered = {"commands": [{"locale": "default", "commands": [order]}]}
    assert world.call("POST", "/me/messenger_profile", offered).status == 200
    world.graph.say(world.ana, "/order 12")
    return body(world)


def nlp(text, *date):
    world = world_on(*date)
    world.graph.page.nlp.enabled = True
    world.graph.say(world.ana, text)
    return body(world)


def nlp_old():
    told = nlp("bye, see you tomorrow at 4pm", 2017, 8, 1)
    # This fixture leaves out the number that other recordings of that year have.
    assert told["entry"][0]["messaging"][0]["message"].pop("seq") == 1
    return told


def nlp_error():
    told = nlp("é" * 1025, 2019, 6, 1)
    message = told["entry"][0]["messaging"][0]["message"]
    assert len(message["text"]) == 1025
    message["text"] = "(over 1024 characters)"  # so the sample abbreviates it
    return told


def unsent():
    world = World()
    world.graph.unsend(world.ana, world.graph.say(world.ana, "oops"))
    return body(world)


def referral_ads():
    world = World(fields=frozenset({"messages", "messaging_referrals"}))
    world.graph.click_ad(world.ana, AD, "AD_REF")
    world.graph.say(world.ana, "I want more info")
    return body(world)


def prior_message():
    world = World()
    world.graph.tick_checkbox(world.ana, "user-ref-42", "cart-17")
    world.graph.page.guests["user-ref-42"].was_sent_to = True
    world.graph.say(world.ana, "thanks")
    return body(world)


def appointment():
    world = World()
    start, end = datetime(2026, 9, 2, 12, tzinfo=UTC), datetime(2026, 9, 2, 13, tzinfo=UTC)
    world.graph.book_appointment(world.ana, start, end, "America/New_York")
    return body(world)


def old_2016():
    world = world_on(2016, 5, 1)
    for number in range(72):
        world.graph.say(world.ana, f"{number}")
    world.graph.say(world.ana, "hello, world!")
    return body(world)


cdn = "https://cdn.fbsbx.com/v/t59/1234.{}".format
media = partial(acting, "send_media")

CASES = {
    "message_text": acting("say", "Hello, how much is it?"),
    "message_quick_reply": quick_reply,
    "message_quick_reply_email": quick_reply_email,
    "message_reply_to": reply_to,
    "message_image": media("image", [cdn("jpg")]),
    "message_two_images": media("image", [cdn("jpg"), cdn("png")]),
    "message_audio": media("audio", [cdn("mp4")]),
    "message_video": media("video", [cdn("mp4")]),
    "message_file": media("file", [cdn("pdf")]),
    "message_thumbs_up_before_2026_06": acting("send_thumbs_up", on=(2026, 5, 31)),
    "message_sticker_transition": acting("send_sticker", 369239263222822, on=(2026, 6, 1)),
    "message_fallback": acting("share_link", "https://example.com/x", "Example"),
    "message_fallback_old": acting(
        "share_link", "https://example.com/", "Example", on=(2019, 6, 1)
    ),
    "message_location": acting("send_location", 52.52, 13.405),
    "message_product": acting("send_product", "Do you have it?", SHIRT),
    "message_reel": acting(
        "share_reel", "/reel/123451234512345/", "Reel", 123451234512345, is_instagram=True
    ),
    "message_referral_product": acting("ask_about_product", "Is it available?", "123456789"),
    "message_referral_ads": referral_ads,
    "message_command": command,
    "message_nlp_old": nlp_old,
    "message_nlp_error": nlp_error,
    "message_is_deleted": unsent,
    "message_is_unsupported": acting("send_unsupported"),
    "message_prior_message": prior_message,
    "message_old_2016": old_2016,
    "appointment_booking": appointment,
}
