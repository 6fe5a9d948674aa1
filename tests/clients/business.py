"""What the tests of ``facebook-business`` do with a page of Meta's own SDK."""

import json
from pathlib import Path

import pytest
from facebook_business.adobjects.pageusermessagethreadlabel import PageUserMessageThreadLabel
from facebook_business.adobjects.persona import Persona
from facebook_business.exceptions import FacebookRequestError

from tests.clients.platform import TEXT

OUT_OF_SCOPE = frozenset(
    {
        *("api_update", "create_ab_test", "create_agency", "create_assigned_user"),
        *("create_business_messaging_feature_status", "create_call", "create_call_metric"),
        *("create_canvas_element", "create_canvase", "create_copyright_manual_claim"),
        *("create_dataset", "create_feed", "create_image_copyright", "create_lead_gen_form"),
        *("create_live_video", "create_location", "create_media_fingerprint"),
        *("create_messenger_call_setting", "create_messenger_lead_form"),
        *("create_notification_messages_dev_support", "create_page_backed_instagram_account"),
        *("create_page_backed_threads_account", "create_page_whats_app_number_verification"),
        *("create_photo", "create_photo_story", "create_picture", "create_scheduled_live_video"),
        *("create_setting", "create_space_participant", "create_video", "create_video_copyright"),
        *("create_video_copyright_rule", "create_video_reel", "create_video_story"),
        *("create_welcome_message_flow", "delete_agencies", "delete_assigned_users"),
        *("delete_locations", "delete_welcome_message_flows", "get_ab_tests"),
        *("get_ads_eligibility", "get_ads_posts", "get_agencies", "get_albums"),
        *("get_ar_experience", "get_assigned_users", "get_business_projects"),
        *("get_call_to_actions", "get_canvas_elements", "get_canvases", "get_chat_plugin"),
        *("get_commerce_merchant_settings", "get_commerce_orders", "get_commerce_payouts"),
        *("get_commerce_transactions", "get_crosspost_whitelisted_pages"),
        *("get_ctx_optimization_eligibility", "get_dataset", "get_events", "get_fantasy_games"),
        *("get_feed", "get_global_brand_children", "get_image_copyrights", "get_indexed_videos"),
        *("get_instagram_accounts", "get_lead_gen_forms", "get_likes", "get_live_videos"),
        *("get_locations", "get_media_fingerprints", "get_messenger_call_permissions"),
        *("get_messenger_call_settings", "get_messenger_lead_forms"),
        *("get_page_backed_instagram_accounts", "get_photos", "get_picture", "get_posts"),
        *("get_product_catalogs", "get_published_posts", "get_ratings", "get_roles"),
        *("get_rtb_dynamic_posts", "get_scheduled_posts", "get_settings", "get_shop_setup_status"),
        *("get_space_participants", "get_store_locations", "get_stories", "get_tabs", "get_tagged"),
        *("get_threads", "get_video_copyright_rules", "get_video_lists", "get_video_reels"),
        *("get_videos", "get_visitor_posts", "get_welcome_message_flows"),
    }
)
"""Calls of a page's that are about anything but messages."""

URL = "https://shop.example.com/"
FILE = str(Path(__file__))
BUTTONS = [{"type": "postback", "title": "Größe", "payload": "SIZE"}]
MENU = [{"locale": "default", "composer_input_disabled": False, "call_to_actions": BUTTONS}]
ICE_BREAKERS = [{"locale": "default", "call_to_actions": [{"question": "é?", "payload": "Q"}]}]
COMMANDS = [{"locale": "default", "commands": [{"name": "help", "description": "Hilfe"}]}]


def told(answer):
    """Return what the SDK made of an answer, without its classes."""
    if isinstance(answer, list) or hasattr(answer, "load_next_page"):
        return [told(item) for item in answer]
    return answer.export_all_data()


def asked(method, **params):
    """Return a call; ``psid`` and the like in its parameters stand for Ana and other ids."""
    return lambda page, at: told(getattr(page, method)(params=filled(params, at)))


def filled(value, at):
    if isinstance(value, dict):
        return {key: filled(inner, at) for key, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, at) for inner in value]
    return {"<ana>": at.ana, "<other app>": at.other_app}.get(value, value) if value else value


def wire(method, **params):
    """Return a call of whose answer the SDK keeps nothing, so that the answer itself is judged."""
    act = asked(method, **params)

    def made(page, at):
        act(page, at)

    return made


def error_of(act):
    """Return a call that is refused."""

    def made(page, at):
        with pytest.raises(FacebookRequestError) as raised:
            act(page, at)
        assert raised.value.api_error_message()
        return raised.value.body()

    return made


def message(**content):
    return asked("create_message", recipient={"id": "<ana>"}, message=content)


def template(kind, **payload):
    return message(attachment={"type": "template", "payload": {"template_type": kind, **payload}})


def media(kind, name, **more):
    return message(attachment={"type": kind, "payload": {"url": URL + name, **more}})


def action(name, **more):
    return asked("create_message", recipient={"id": "<ana>"}, sender_action=name, **more)


def react(page, at):
    mid = page.create_message(
        params={"recipient": {"id": at.ana}, "message": {"text": TEXT}}
    ).export_all_data()["message_id"]
    payload = json.dumps({"message_id": mid, "reaction": "👍"})
    return told(
        page.create_message(
            params={"recipient": {"id": at.ana}, "sender_action": "REACT", "payload": payload}
        )
    )


def reply(page, at):
    mid = at.graph.say(at.ana, TEXT)
    params = {"recipient": {"id": at.ana}, "message": {"text": TEXT}, "reply_to": {"mid": mid}}
    return told(page.create_message(params=params))


def upload(page, at):
    message = {"attachment": {"type": "file", "payload": {"is_reusable": True}}}
    path = (at.page_id, "message_attachments")
    with Path(FILE).open("rb") as file:
        files = {"filedata": ("größe.txt", file, "text/plain")}
        return page.get_api_assured().call("POST", path, {"message": message}, files=files).json()


def send_file(page, at):
    params = {
        "recipient": {"id": at.ana},
        "message": {"attachment": {"type": "file", "payload": {"is_reusable": True}}},
    }
    with Path(FILE).open("rb") as file:
        files = {"filedata": ("größe.txt", file, "text/plain")}
        path = (at.page_id, "messages")
        return page.get_api_assured().call("POST", path, params, files=files).json()


def as_persona(page, at):
    persona = page.create_persona(params={"name": "Zoë", "profile_picture_url": URL + "z.png"})
    params = {"recipient": {"id": at.ana}, "message": {"text": TEXT}, "persona_id": persona["id"]}
    return told(page.create_message(params=params))


def persona_again(page, at):
    made = page.create_persona(params={"name": "Zoë", "profile_picture_url": URL + "z.png"})
    return told(Persona(made["id"]).api_get(fields=["name", "profile_picture_url"]))


def persona_gone(page, at):
    made = page.create_persona(params={"name": "Zoë", "profile_picture_url": URL + "z.png"})
    Persona(made["id"]).api_delete()


def personas(page, at):
    made = [
        page.create_persona(params={"name": name, "profile_picture_url": URL + "z.png"})["id"]
        for name in ("Zoë", "Sam")
    ]
    listed = told(page.get_personas())
    assert {one["id"] for one in listed} == set(made)
    return listed


def labelled(page):
    return page.create_custom_label(params={"page_label_name": "Größe"})["id"]


def labels(page, at):
    made = labelled(page)
    listed = told(page.get_custom_labels(fields=["page_label_name"]))
    assert [one["id"] for one in listed] == [made]
    return listed


def label_again(page, at):
    label = PageUserMessageThreadLabel(labelled(page))
    return told(label.api_get(fields=["page_label_name"]))


def label_on(page, at):
    PageUserMessageThreadLabel(labelled(page)).create_label(params={"user": int(at.ana)})


def label_off(page, at):
    label = PageUserMessageThreadLabel(labelled(page))
    label.create_label(params={"user": int(at.ana)})
    label.delete_label(params={"user": int(at.ana)})


def label_gone(page, at):
    PageUserMessageThreadLabel(labelled(page)).api_delete()


def profile(page, at):
    params = {"get_started": {"payload": "START"}, "persistent_menu": MENU}
    page.create_messenger_profile(params=params)
    fields = ["get_started", "persistent_menu"]
    return told(page.get_messenger_profile(fields=fields))


def own_menu(page, at):
    page.create_messenger_profile(params={"get_started": {"payload": "START"}})
    page.create_custom_user_setting(params={"psid": at.ana, "persistent_menu": MENU})


def own_menu_again(page, at):
    own_menu(page, at)
    return told(page.get_custom_user_settings(params={"psid": at.ana}))


def own_menu_gone(page, at):
    own_menu(page, at)
    page.delete_custom_user_settings(params={"psid": at.ana, "params": ["PERSISTENT_MENU"]})


def routed(act):
    """Return a call that is made where several apps share the threads."""

    def made(page, at):
        at.route()
        return act(page, at)

    return made


def mine(act):
    """Return a call that is made when the app has the thread."""

    def made(page, at):
        at.route()
        page.create_message(params={"recipient": {"id": at.ana}, "message": {"text": TEXT}})
        return act(page, at)

    return made


def take_back(page, at):
    recipient = {"id": at.ana}
    params = {"recipient": recipient, "target_app_id": at.other_app}
    page.create_pass_thread_control(params=params)
    page.create_take_thread_control(params={"recipient": recipient, "metadata": "é"})


def blocked(page, at):
    page.create_blocked(params={"psid": [int(at.ana)]})
    return told(page.get_blocked())


def unblocked(page, at):
    page.create_blocked(params={"psid": [int(at.ana)]})
    page.delete_blocked(params={"psid": int(at.ana)})


UTILITY = {
    "name": "order_shipped",
    "language": "en",
    "category": "UTILITY",
    "components": [
        {
            "type": "BODY",
            "text": "Your order {{1}} is on its way.",
            "example": {"body_text": [["1234"]]},
        }
    ],
}


def utility_templates(page, at):
    page.create_message_template(params=UTILITY)
    return told(page.get_message_templates())


def utility_gone(page, at):
    page.create_message_template(params=UTILITY)
    page.delete_message_templates(params={"name": "order_shipped"})


def utility_message(page, at):
    page.create_message_template(params=UTILITY)
    at.world.wait(hours=25)
    body = {"type": "body", "parameters": [{"type": "text", "text": "1234"}]}
    named = {"name": "order_shipped", "language": {"code": "en"}, "components": [body]}
    params = {
        "recipient": {"id": at.ana},
        "messaging_type": "UTILITY",
        "message": {"template": named},
    }
    return told(page.create_message(params=params))


def conversations(page, at):
    fields = ["participants", "updated_time", "message_count"]
    return told(page.get_conversations(fields=fields, params={"platform": "MESSENGER"}))


def two_pages_of_personas(page, at):
    for number in range(3):
        page.create_persona(params={"name": f"Z{number}", "profile_picture_url": URL + "z.png"})
    return len(told(page.get_personas(params={"limit": 2})))


def batch(page, at):
    answers = []
    many = page.get_api_assured().new_batch()
    for text in (TEXT, "", "!"):
        params = {"recipient": {"id": at.ana}, "message": {"text": text}}
        page.create_message(
            params=params,
            batch=many,
            success=lambda answer: answers.append(answer.json()),
            failure=lambda answer: answers.append(answer.json()),
        )
    assert many.execute() is None
    return answers
