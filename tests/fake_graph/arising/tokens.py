"""Refusals at the door: tokens, proofs and permissions."""

from datetime import UTC, datetime, timedelta
from functools import partial

from fake_graph.token import FAULTS
from tests.fake_graph.world import NOW, SECRET, World

APP_TOKEN = f"8623456789012345|{SECRET}"
PERSON = "EAAofAPerson"


def missing():
    return World().call("GET", "/1234567890123456", token=None)


def missing_for_me():
    return World().call("GET", "/me", token=None)


def malformed():
    return World(datetime(2018, 6, 1, tzinfo=UTC)).call("GET", "/me", token="EAAnobodys")


def unparsable():
    return World().call("GET", "/me", token="EAAnobodys")


def faulty(fault):
    world = World()
    world.graph.revoke_token(fault=fault)
    return world.call("GET", "/me")


def expired():
    world = World()
    world.graph.expire_token(NOW + timedelta(hours=1))
    world.wait(hours=1)
    return world.call("GET", "/me")


def unused():
    world = World()
    world.graph.grant_user(PERSON)
    world.wait(days=91)
    return world.call("GET", "/me", token=PERSON)


def proof_invalid():
    return World().call("GET", "/me", query={"appsecret_proof": "0" * 64})


def proof_missing():
    world = World()
    world.graph.app.requires_proof = True
    return world.call("GET", "/me")


def messaging_permission_missing():
    world = World()
    world.graph.permit_token(["pages_manage_metadata"])
    world.graph.say(world.ana, "Hi!")
    return world.send()


def permissions_error():
    world = World()
    world.graph.permit_token(["pages_messaging"])
    return world.call("GET", "/me/subscribed_apps")


def field_permission_missing():
    world = World()
    world.graph.permit_token(["pages_manage_metadata"])
    return world.call("POST", "/me/subscribed_apps", {"subscribed_fields": ["messages"]})


def capability_missing():
    world = World()
    world.graph.app.missing_features.add("business_asset_user_profile_access")
    world.graph.say(world.ana, "Hi!")
    return world.call("GET", f"/{world.ana}")


CASES = {
    "token-missing": missing,
    "token-missing-for-me": missing_for_me,
    "token-malformed": malformed,
    "token-unparsable": unparsable,
    "token-expired": expired,
    **{fault: partial(faulty, fault) for fault in FAULTS},
    "token-unused": unused,
    "proof-invalid": proof_invalid,
    "proof-missing": proof_missing,
    "messaging-permission-missing": messaging_permission_missing,
    "permissions-error": permissions_error,
    "field-permission-missing": field_permission_missing,
    "capability-missing": capability_missing,
}
