"""Refusals about threads: whose they are, and who may read, label and moderate them."""

from tests.fake_graph.switchboard import HANDED_OVER, INBOX, Switchboard


def not_thread_owner():
    world = Switchboard()
    return world.give(INBOX, token=world.helper_token)


def not_thread_owner_handover():
    world = Switchboard(HANDED_OVER)
    return world.give(INBOX, token=world.helper_token)


def incorrect_app_id():
    return Switchboard().give("123456789012345")


def thread_missing():
    world = Switchboard()
    return world.move("take", to=world.bob)


def no_receiver():
    return Switchboard(HANDED_OVER, default=False).give(INBOX)


def receiver_hidden():
    world = Switchboard()
    return world.call("GET", "/v24.0/me/secondary_receivers", token=world.helper_token)


def automated_flow():
    world = Switchboard()
    world.graph.start_lead_flow(world.ana)
    return world.send()


def permission_missing_for_action():
    world = Switchboard()
    world.tasks("MESSAGING")
    return world.call("GET", "/v24.0/me/blocked")


def contact_terms_not_accepted():
    world = Switchboard()
    world.graph.accept_contact_terms(accepted=False)
    return world.call("POST", "/v24.0/me/custom_labels", {"page_label_name": "vip"})


def message_deleted():
    world = Switchboard()
    (oldest,) = world.graph.thread_of(world.ana).letters
    for number in range(20):
        world.graph.say(world.ana, f"{number}")
    return world.call("GET", f"/v24.0/{oldest}")


def advanced_access_missing():
    world = Switchboard()
    world.graph.app.missing_features.add("business_verification")
    return world.call("GET", "/v24.0/me/conversations")


CASES = {
    "advanced-access-missing": advanced_access_missing,
    "automated-flow": automated_flow,
    "contact-terms-not-accepted": contact_terms_not_accepted,
    "incorrect-app-id": incorrect_app_id,
    "message-deleted": message_deleted,
    "no-receiver": no_receiver,
    "not-thread-owner": not_thread_owner,
    "not-thread-owner-handover": not_thread_owner_handover,
    "permission-missing-for-action": permission_missing_for_action,
    "receiver-hidden": receiver_hidden,
    "thread-missing": thread_missing,
}
