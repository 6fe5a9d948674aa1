"""Refusals that come of whom an app writes to, and of how they stand."""

from datetime import UTC, datetime

from fake_graph import Page, PageId
from fake_graph.token import ALL_PERMISSIONS
from tests.fake_graph.arising.window import world_of_ana
from tests.fake_graph.world import TOKEN, World

PHONE = "+1(212)555-2368"


def world_of_phones(*date):
    world = World(datetime(*date, 10, tzinfo=UTC)) if date else World()
    world.pat = world.add("Pat", "Reed", phone="+12125552368")
    return world


def to(world, text="Hello!", **recipient):
    body = {"recipient": recipient, "message": {"text": text}}
    return world.call("POST", "/v24.0/me/messages", body)


def no_matching_user():
    return world_of_ana().send(to="1234567890123456")


def cannot_message_this_id():
    world = world_of_ana()
    world.graph.add_page(
        Page(id=PageId("104523891234599"), name="Bar", access_token=None), world.graph.app.id
    )
    return world.send(to="104523891234599")


def person_unavailable():
    world = world_of_ana()
    world.graph.block(world.ana)
    return world.send()


def person_not_receiving_old():
    world = world_of_ana(2016, 6, 1)
    world.graph.block(world.ana)
    return world.send()


def person_not_receiving():
    world = world_of_ana()
    world.graph.switch_off_messages(world.ana)
    return world.send()


def person_gone():
    world = world_of_ana()
    world.graph.deactivate(world.ana)
    return world.send()


def recipient_not_available():
    world = World()
    comment = world.graph.comment("Ann Lee", "price?")
    reached = to(world, comment_id=comment).json["recipient_id"]
    return world.send(to=reached)


def app_not_live():
    world = world_of_ana()
    world.graph.app.is_live = False
    return world.send()


def without(permission):
    world = world_of_phones()
    world.graph.say(world.ana, "Hi!")
    world.graph.state.tokens[TOKEN].permissions = ALL_PERMISSIONS - {permission}
    return world


def messaging_permission_missing():
    return without("pages_messaging").send()


def utility_permission_missing():
    return without("pages_utility_messaging").send(messaging_type="UTILITY")


def phone_permission_missing():
    return to(without("pages_messaging_phone_number"), phone_number=PHONE)


def phone_fee_unpaid():
    world = world_of_phones()
    world.graph.page.pays_phone_matching = False
    return to(world, phone_number=PHONE)


def restricted(kind, *date):
    world = world_of_ana(*date)
    world.graph.restrict_page(kind)
    return world


def sending_restricted():
    return restricted("sending").send()


def deemed_abusive():
    return restricted("abuse").send()


def commerce_disabled():
    return restricted("sending", 2025, 1, 1).send()


def comment_invalid():
    return to(World(), comment_id="99_1")


def already_replied():
    world = World()
    comment = world.graph.comment("Ann Lee", "price?")
    to(world, comment_id=comment)
    return to(world, comment_id=comment)


def cannot_reply():
    world = World()
    return to(world, comment_id=world.graph.comment_as_page("10 euro!"))


def thread_missing():
    world = World()
    return world.send(to=world.bob, reply_to={"mid": "m_1"})


def thread_controlled_by_another_app():
    world = world_of_ana()
    world.graph.page.default_app, _ = world.add_app()
    return world.send()


def privacy_impacted():
    world = World(datetime(2021, 1, 15, 10, tzinfo=UTC))
    marie = world.add("Marie", "Blanc", country="FR")
    world.graph.say(marie, "Bonjour")
    return world.act(to=marie)


def invalid_tag():
    return world_of_ana().send(messaging_type="MESSAGE_TAG", tag="BIRTHDAY")


def tag_not_approved():
    return world_of_ana().send(messaging_type="MESSAGE_TAG", tag="HUMAN_AGENT")


def deprecated_tag():
    return world_of_ana().send(messaging_type="MESSAGE_TAG", tag="ACCOUNT_UPDATE")


CASES = {
    "no-matching-user": no_matching_user,
    "cannot-message-this-id": cannot_message_this_id,
    "person-unavailable": person_unavailable,
    "person-not-receiving-old": person_not_receiving_old,
    "person-not-receiving": person_not_receiving,
    "person-gone": person_gone,
    "recipient-not-available": recipient_not_available,
    "app-not-live": app_not_live,
    "messaging-permission-missing": messaging_permission_missing,
    "utility-permission-missing": utility_permission_missing,
    "phone-permission-missing": phone_permission_missing,
    "phone-fee-unpaid": phone_fee_unpaid,
    "sending-restricted": sending_restricted,
    "deemed-abusive": deemed_abusive,
    "commerce-disabled": commerce_disabled,
    "comment-invalid": comment_invalid,
    "already-replied": already_replied,
    "cannot-reply": cannot_reply,
    "thread-missing": thread_missing,
    "thread-controlled-by-another-app": thread_controlled_by_another_app,
    "privacy-impacted": privacy_impacted,
    "invalid-tag": invalid_tag,
    "tag-not-approved": tag_not_approved,
    "deprecated-tag": deprecated_tag,
}
