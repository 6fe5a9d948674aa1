"""The webhook events, as they look on the wire.

Source: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from fake_graph.ids import AppId, MessageId, PageId, Psid

Event = dict[str, Any]

_MILLISECOND = timedelta(milliseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def milliseconds(at: datetime) -> int:
    """Return ``at`` in milliseconds since 1970."""
    return (at - _EPOCH) // _MILLISECOND


def seconds(at: datetime) -> int:
    """Return ``at`` in seconds since 1970."""
    return (at - _EPOCH) // timedelta(seconds=1)


def message(mid: MessageId, content: Event) -> Event:
    """Return ``{"message": {"mid", "text"?, "attachments"?, "quick_reply"?, …}}``."""
    return {"message": {"mid": mid, **content}}


def postback(
    mid: MessageId | None, title: str, payload: str, referral: Event | None = None
) -> Event:
    """Return ``{"postback": {"mid"?, "title", "payload", "referral"?}}``; old ones have no mid."""
    body: Event = {} if mid is None else {"mid": mid}
    body |= {"title": title, "payload": payload}
    if referral is not None:
        body["referral"] = referral
    return {"postback": body}


def without_referral(event: Event) -> Event:
    """Return ``event`` as an app hears it that did not subscribe to where people come from."""
    message = event.get("message", {})
    if "type" not in message.get("referral", ()):
        return event
    kept = {key: value for key, value in message.items() if key != "referral"}
    return {**event, "message": kept}


def prior_message(user_ref: str) -> Event:
    """Return ``{"prior_message": {"source", "identifier": user_ref}}``."""
    return {"prior_message": {"source": "checkbox_plugin", "identifier": user_ref}}


def unsent(mid: MessageId) -> Event:
    """Return ``{"message": {"mid", "is_deleted": true}}``."""
    return {"message": {"mid": mid, "is_deleted": True}}


def edited(mid: MessageId, text: str, edits: int) -> Event:
    """Return ``{"message_edit": {"mid", "text", "num_edit": int}}``."""
    return {"message_edit": {"mid": mid, "text": text, "num_edit": edits}}


def reaction(mid: MessageId, name: str, emoji: str) -> Event:
    """Return ``{"reaction": {"mid", "action": "react", "reaction": name, "emoji"}}``."""
    return {"reaction": {"mid": mid, "action": "react", "reaction": name, "emoji": emoji}}


def unreaction(mid: MessageId) -> Event:
    """Return ``{"reaction": {"mid", "action": "unreact"}}``."""
    return {"reaction": {"mid": mid, "action": "unreact"}}


def echo(mid: MessageId, content: Event, app_id: AppId | None, metadata: str | None) -> Event:
    """Return ``{"message": {"mid", "text"?, "attachments"?, "is_echo", "app_id"?: int, …}}``."""
    body: Event = {"mid": mid, **content, "is_echo": True}
    if app_id is not None:
        body["app_id"] = int(app_id)
    if metadata is not None:
        body["metadata"] = metadata
    if "attachments" in body:  # in echoes, and only there, they stand last
        body["attachments"] = body.pop("attachments")
    return {"message": body}


def deliveries(mids: Sequence[MessageId], at: datetime, number: Event) -> Event:
    """Return ``{"delivery": {"mids": [mid, …], "watermark": milliseconds, "seq"?}}``."""
    return {"delivery": {"mids": list(mids), "watermark": milliseconds(at), **number}}


def read(at: datetime, number: Event) -> Event:
    """Return ``{"read": {"watermark": milliseconds, "seq"?}}``."""
    return {"read": {"watermark": milliseconds(at), **number}}


def without_payload(event: Event) -> Event:
    """Return ``event`` as an app hears it whose button was not pressed."""
    if "postback" not in event:
        return event
    kept = {key: value for key, value in event["postback"].items() if key != "payload"}
    return {**event, "postback": kept}


def referral(told: Event) -> Event:
    """Return ``{"referral": {"ref"?, "source", "type", …}}``."""
    return {"referral": told}


def opt_in(ref: str, user_ref: str | None = None) -> Event:
    """Return ``{"optin": {"ref", "user_ref"?}}``."""
    return {"optin": {"ref": ref} | ({} if user_ref is None else {"user_ref": user_ref})}


def account_linked(authorization_code: str) -> Event:
    """Return ``{"account_linking": {"status": "linked", "authorization_code"}}``."""
    return {"account_linking": {"status": "linked", "authorization_code": authorization_code}}


def account_unlinked() -> Event:
    """Return ``{"account_linking": {"status": "unlinked"}}``."""
    return {"account_linking": {"status": "unlinked"}}


def policy_enforcement(key: str, action: str, reason: str) -> Event:
    """Return ``{key: {"action", "reason"?}}``."""
    return {key: {"action": action} | ({"reason": reason} if reason else {})}


def lead(kind: str, ad_id: str, answers: Mapping[str, str]) -> Event:
    """Return ``{"referral": {"source", "type", "ad_id", "lead": {"data": [answer]}}}``."""
    data = [{"question": question, "answer": answer} for question, answer in answers.items()]
    return referral({"source": "ADS", "type": kind, "ad_id": ad_id, "lead": {"data": data}})


def response_feedback(mid: MessageId, *, is_good: bool) -> Event:
    """Return ``{"response_feedback": {"feedback": "Good response" | "Bad response", "mid"}}``."""
    feedback = "Good response" if is_good else "Bad response"
    return {"response_feedback": {"feedback": feedback, "mid": mid}}


def messaging_feedback(screens: Sequence[Event]) -> Event:
    """Return ``{"messaging_feedback": {"feedback_screens": [{"screen_id", "questions"}]}}``."""
    return {"messaging_feedback": {"feedback_screens": list(screens)}}


def customer_information(screen_id: str, answers: Mapping[str, str]) -> Event:
    """Return ``{"messaging_customer_information": {"screens": [{"screen_id", "responses"}]}}``."""
    responses = [{"key": key, "value": value} for key, value in answers.items()]
    screens = [{"screen_id": screen_id, "responses": responses}]
    return {"messaging_customer_information": {"screens": screens}}


def lead_form_submitted(form_id: str) -> Event:
    """Return ``{"messaging_in_thread_lead_form_submit": {"form": {"id"}}}``."""
    return {"messaging_in_thread_lead_form_submit": {"form": {"id": form_id}}}


def coupon_revealed(payload: str, coupon_code: str) -> Event:
    """Return ``{"template": {"type": "coupon", "payload", "coupon_code"}}``."""
    return {"template": {"type": "coupon", "payload": payload, "coupon_code": coupon_code}}


def order(products: Sequence[Event], note: str) -> Event:
    """Return ``{"order": {"products": [{"id", "name", …}], "note"}}``."""
    return {"order": {"products": list(products), "note": note}}


def from_person(psid: Psid, page_id: PageId, at: datetime, event: Event) -> Event:
    """Return ``event`` sent by a person to the page."""
    return _addressed(psid, page_id, at, event)


def from_guest(user_ref: str, page_id: PageId, at: datetime, event: Event) -> Event:
    """Return ``event`` sent to the page by somebody whom only a plugin knows."""
    return {"sender": {"user_ref": user_ref}, **from_nobody(page_id, at, event)}


def from_nobody(page_id: PageId, at: datetime, event: Event) -> Event:
    """Return ``event`` for the page, without a sender."""
    return {"recipient": {"id": page_id}, "timestamp": milliseconds(at), **event}


def from_page(psid: Psid, page_id: PageId, at: datetime, event: Event) -> Event:
    """Return ``event`` sent by the page to a person."""
    return _addressed(page_id, psid, at, event)


def _addressed(sender: str, recipient: str, at: datetime, event: Event) -> Event:
    return {
        "sender": {"id": sender},
        "recipient": {"id": recipient},
        "timestamp": milliseconds(at),
        **event,
    }
