"""What client libraries write for attachments is taken."""

import json
from datetime import UTC, datetime

import pytest
from fbmessenger import attachments
from fbmq import Attachment, Template
from fbmq.payload import Message, Payload, QuickReply, Recipient
from fbmq.template import (
    ButtonPhoneNumber,
    ButtonPostBack,
    ButtonShare,
    ButtonWeb,
    GenericElement,
    ReceiptAddress,
    ReceiptAdjustment,
    ReceiptElement,
    ReceiptSummary,
)

from tests.fake_graph.world import World

BUTTONS = [
    ButtonWeb("Shop", "https://shop.example/"),
    ButtonPostBack("Yes", "YES"),
    ButtonPhoneNumber("Call", "+15105551234"),
]
CARD = GenericElement("Tea", image_url="https://a.example/tea.png", buttons=BUTTONS)
RECEIPT = Template.Receipt(
    recipient_name="Ana Lima",
    order_number="7",
    timestamp="1428444852",
    elements=[ReceiptElement("Tea", price=4.5)],
    address=ReceiptAddress("1 Hacker Way", "", "Menlo Park", "94025", "CA", "US"),
    summary=ReceiptSummary(4.5, 1, 0.5, 6),
    adjustments=[ReceiptAdjustment("Coupon", 1)],
)


def send(message, *date):
    world = World(datetime(*date, 10, tzinfo=UTC)) if date else World()
    world.graph.say(world.ana, "Hi!")
    payload = json.loads(Payload(Recipient(id=world.ana), message).to_json())
    return world.call("POST", "/v2.6/me/messages", payload)


@pytest.mark.parametrize(
    "attachment",
    [
        Attachment.Image("https://a.example/1.png"),
        Attachment.File("https://a.example/1.pdf"),
        Template.Buttons("Pick", BUTTONS),
        Template.Generic([CARD, CARD], square_image=True),
        RECEIPT,
    ],
    ids=lambda attachment: type(attachment).__name__,
)
def test_what_fbmq_writes_is_taken(attachment):
    answer = send(Message(attachment=attachment, quick_replies=[QuickReply("Red", "R")]))
    assert answer.status == 200, answer.json


def test_what_fbmq_wrote_in_2018_was_taken_then():
    card = GenericElement("Tea", subtitle="Hot", buttons=[ButtonShare()])
    rows = Template.List([card, card], top_element_style="large", buttons=BUTTONS[:1])
    assert send(Message(attachment=rows), 2018, 6, 1).status == 200
    assert send(Message(attachment=Template.Generic([card])), 2018, 6, 1).status == 200
    assert send(Message(attachment=rows)).status == 400


@pytest.mark.parametrize("kind", ["Image", "Audio", "Video", "File"])
def test_what_fbmessenger_writes_is_taken(world, kind):
    attachment = getattr(attachments, kind)(url="https://a.example/thing", is_reusable=True)
    assert world.send(message=attachment.to_dict()).json["attachment_id"]
