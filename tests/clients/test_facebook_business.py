"""Meta's own ``facebook-business`` 25, with every call of a page's that is about messages.

Pages do much else in that SDK: posts, videos, shops, advertisements, calls by voice, Instagram. The
fake has none of it; ``OUT_OF_SCOPE`` names those calls, so that a call that comes with a later
version is not overlooked.
"""

import pytest

from tests.clients.case import (
    ACTED,
    DONE,
    NUMBER,
    SAVED,
    SENT,
    SENT_REUSABLE,
    UPLOADED,
    Case,
    Having,
    Listing,
    Text,
    refused,
    subjects,
)
from tests.clients.platform import FIELDS, TEXT
from tests.requirements import require

require("facebook_business", "requests")

from facebook_business.adobjects.page import Page  # noqa: E402
from facebook_business.api import FacebookAdsApi  # noqa: E402
from facebook_business.exceptions import FacebookRequestError  # noqa: E402

from tests.clients.business import (  # noqa: E402
    BUTTONS,
    COMMANDS,
    ICE_BREAKERS,
    MENU,
    OUT_OF_SCOPE,
    URL,
    UTILITY,
    action,
    as_persona,
    asked,
    batch,
    blocked,
    conversations,
    error_of,
    label_again,
    label_gone,
    label_off,
    label_on,
    labels,
    media,
    message,
    mine,
    own_menu,
    own_menu_again,
    own_menu_gone,
    persona_again,
    persona_gone,
    personas,
    profile,
    react,
    reply,
    routed,
    send_file,
    take_back,
    template,
    told,
    two_pages_of_personas,
    unblocked,
    upload,
    utility_gone,
    utility_message,
    utility_templates,
    wire,
)

# It doubts types that it does not name itself: a tag that is a text, a metric.
pytestmark = pytest.mark.filterwarnings("ignore:value of .* might not be compatible")

CALLS = {
    "create_message: a text": Case(message(text=TEXT, metadata="é"), SENT),
    "create_message: all options": Case(
        asked(
            "create_message",
            recipient={"id": "<ana>"},
            message={"text": TEXT},
            messaging_type="RESPONSE",
            notification_type="SILENT_PUSH",
        ),
        SENT,
    ),
    "create_message: quick replies": Case(
        message(
            text=TEXT,
            quick_replies=[{"content_type": "text", "title": "Größe", "payload": "SIZE"}],
        ),
        SENT,
    ),
    "create_message: an image for later": Case(
        media("image", "a.png", is_reusable=True), SENT_REUSABLE
    ),
    "create_message: several images": Case(
        message(attachments=[{"type": "image", "payload": {"url": URL + "a.png"}}] * 2), SENT
    ),
    "create_message: a file": Case(send_file, SENT_REUSABLE),
    "create_message: a sticker": Case(message(sticker_id="369239263222822"), SENT),
    "create_message: cards": Case(
        template("generic", elements=[{"title": "Crème", "buttons": BUTTONS}]), SENT
    ),
    "create_message: buttons": Case(template("button", text=TEXT, buttons=BUTTONS), SENT),
    "create_message: a coupon": Case(
        template("coupon", title="10 %", coupon_code="SAVE10", payload="C"), SENT
    ),
    "create_message: a list": Case(
        error_of(template("list", elements=[{"title": "a", "subtitle": "b"}] * 2)), refused(100)
    ),
    "create_message: typing": Case(action("TYPING_ON"), ACTED),
    "create_message: no longer typing": Case(action("TYPING_OFF"), ACTED),
    "create_message: seen": Case(action("MARK_SEEN"), ACTED),
    "create_message: a reaction": Case(react, ACTED),
    "create_message: a reply": Case(reply, SENT),
    "create_message: as somebody": Case(as_persona, SENT),
    "create_message: a utility message": Case(utility_message, SENT),
    "create_message: a tag that is gone": Case(
        error_of(
            asked(
                "create_message",
                recipient={"id": "<ana>"},
                message={"text": TEXT},
                messaging_type="MESSAGE_TAG",
                tag="ACCOUNT_UPDATE",
            )
        ),
        refused(100, 1893061),
    ),
    "create_message: to nobody": Case(
        error_of(asked("create_message", recipient={"id": "100"}, message={"text": TEXT})),
        refused(100, 2018001),
    ),
    "create_message: several in a batch": Case(batch, [SENT, refused(100, 2018034), SENT]),
    "create_message_attachment": Case(
        asked(
            "create_message_attachment",
            message={"attachment": {"type": "image", "payload": {"url": URL + "a.png"}}},
            platform="MESSENGER",
        ),
        UPLOADED,
    ),
    "create_message_attachment: a file": Case(upload, UPLOADED),
    "api_get": Case(
        lambda page, at: told(page.api_get(fields=["name"])), Having(name="Café", id=NUMBER)
    ),
    "get_messenger_profile": Case(
        profile, [{"get_started": {"payload": "START"}, "persistent_menu": MENU}]
    ),
    "create_messenger_profile": Case(
        wire(
            "create_messenger_profile",
            get_started={"payload": "START"},
            ice_breakers=ICE_BREAKERS,
            commands=COMMANDS,
            whitelisted_domains=[URL],
            account_linking_url=URL,
            platform="MESSENGER",
        ),
        SAVED,
    ),
    "delete_messenger_profile": Case(
        wire("delete_messenger_profile", fields=["GET_STARTED", "ICE_BREAKERS"]), SAVED
    ),
    "create_custom_user_setting": Case(own_menu, SAVED),
    "get_custom_user_settings": Case(
        own_menu_again, [Having(user_level_persistent_menu=Listing(Having(locale="default")))]
    ),
    "delete_custom_user_settings": Case(own_menu_gone, SAVED),
    "create_persona": Case(
        asked("create_persona", name="Zoë", profile_picture_url=URL + "z.png"), Having(id=NUMBER)
    ),
    "create_persona: read again": Case(persona_again, Having(name="Zoë", id=NUMBER)),
    "create_persona: deleted": Case(persona_gone, DONE),
    "get_personas": Case(
        personas, Listing(Having(id=NUMBER, profile_picture_url=URL + "z.png"), 2)
    ),
    "get_personas: page by page": Case(two_pages_of_personas, 3),
    "create_custom_label": Case(
        asked("create_custom_label", page_label_name="Größe"), Having(id=NUMBER)
    ),
    "create_custom_label: read again": Case(label_again, Having(page_label_name="Größe")),
    "create_custom_label: put on somebody": Case(label_on, DONE),
    "create_custom_label: taken off somebody": Case(label_off, DONE),
    "create_custom_label: deleted": Case(label_gone, DONE),
    "get_custom_labels": Case(labels, Listing(Having(page_label_name="Größe"))),
    "create_pass_thread_control": Case(
        mine(
            wire(
                "create_pass_thread_control",
                recipient={"id": "<ana>"},
                target_app_id="<other app>",
                metadata="é",
            )
        ),
        DONE,
    ),
    "create_take_thread_control": Case(mine(take_back), DONE),
    "create_request_thread_control": Case(
        routed(wire("create_request_thread_control", recipient={"id": "<ana>"}, metadata="é")),
        DONE,
    ),
    "create_release_thread_control": Case(
        mine(wire("create_release_thread_control", recipient={"id": "<ana>"})), DONE
    ),
    "create_extend_thread_control": Case(
        mine(wire("create_extend_thread_control", recipient={"id": "<ana>"}, duration=3600)), DONE
    ),
    "get_thread_owner": Case(
        mine(asked("get_thread_owner", recipient="<ana>")),
        [Having(thread_owner=Having(app_id=NUMBER))],
    ),
    "get_subscribed_apps": Case(
        asked("get_subscribed_apps"),
        Listing(Having(id=NUMBER, subscribed_fields=Listing(Text(r"\w+")))),
    ),
    "create_subscribed_app": Case(
        wire("create_subscribed_app", subscribed_fields=["messages", "messaging_postbacks"]), DONE
    ),
    "delete_subscribed_apps": Case(wire("delete_subscribed_apps"), DONE),
    "create_message_template": Case(asked("create_message_template", **UTILITY), Having(id=NUMBER)),
    "get_message_templates": Case(
        utility_templates, Listing(Having(name="order_shipped", language="en", id=NUMBER))
    ),
    "delete_message_templates": Case(utility_gone, DONE),
    "get_insights": Case(
        asked(
            "get_insights",
            metric=["page_messages_new_conversations_unique"],
            period="day",
        ),
        [Having(name="page_messages_new_conversations_unique", period="day")],
    ),
    "create_nlp_config": Case(
        wire("create_nlp_config", nlp_enabled=True, model="ENGLISH", n_best=3, verbose=True), DONE
    ),
    "get_notification_message_tokens": Case(asked("get_notification_message_tokens"), []),
    "get_blocked": Case(blocked, Listing(Having(id=NUMBER))),
    "create_blocked": Case(
        lambda page, at: page.create_blocked(params={"psid": [int(at.ana)]}) and None,
        Having(),
    ),
    "delete_blocked": Case(unblocked, DONE),
    "create_moderate_conversation": Case(
        wire("create_moderate_conversation", user_ids=[{"id": "<ana>"}], actions=["BLOCK_USER"]),
        Having(),
    ),
    "get_conversations": Case(
        conversations,
        Listing(Having(id=Text("t_.+"), participants=Having(data=Listing(Having(id=NUMBER), 2)))),
    ),
    "get_messaging_feature_review": Case(
        asked("get_messaging_feature_review"), Listing(Having(), 0)
    ),
    "create_unlink_account": Case(
        wire("create_unlink_account", psid="<ana>"), {"result": "unlink account success"}
    ),
}


def client(platform):
    """Return the page, reached with its token."""
    FacebookAdsApi.init(
        platform.app_id, platform.secret, platform.token, crash_log=False, api_version="v25.0"
    )
    return Page(platform.page_id)


@pytest.fixture(autouse=True)
def _no_default_api():
    yield
    FacebookAdsApi.set_default_api(None)


@pytest.mark.parametrize("name", CALLS)
def test_a_call_is_understood_and_so_is_its_answer(judge, name):
    judge(CALLS[name], client)


def test_every_call_about_messaging_is_made():
    offered = {
        name for name in vars(Page) if name.startswith(("get_", "create_", "delete_", "api_"))
    }
    assert subjects(CALLS) == offered - OUT_OF_SCOPE - {"get_endpoint"}
    assert offered >= OUT_OF_SCOPE


def test_an_error_is_told_with_its_numbers(reach):
    platform = reach()
    page = client(platform)
    with pytest.raises(FacebookRequestError) as raised:
        page.create_message(params={"recipient": {"id": platform.ana}, "message": {"text": ""}})
    error = raised.value
    assert (error.api_error_code(), error.api_error_subcode()) == (100, 2018034)
    assert (error.api_error_type(), error.http_status()) == ("OAuthException", 400)
    assert not error.api_transient_error()


def test_it_subscribes_to_each_field_that_the_fake_sends(reach):
    platform = reach()
    client(platform).create_subscribed_app(params={"subscribed_fields": sorted(FIELDS)})
    assert platform.answers[-1] == DONE
