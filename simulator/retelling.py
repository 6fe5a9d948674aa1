"""The journal told again as turns, a person at a time."""

from collections.abc import Mapping
from typing import Any

from fake_graph.ids import Psid
from fake_graph.journal import (
    Action,
    ActionSent,
    Author,
    ControlChanged,
    CustomerActed,
    Entry,
    HostContacted,
    MessageReceived,
    MessageSent,
    PageBlocked,
    PostbackReceived,
    SendRefused,
    ThreadOpened,
    ThreadRead,
)
from fake_graph.page import PAGE_INBOX
from simulator.spoken import choices_of, links_of, template_of, words_of
from simulator.turn import MARKETING, ONE_TIME, SPONSORED, UTILITY, Kind, Speaker

_ACTIONS = {
    Action.TYPING_ON: Kind.TYPING,
    Action.TYPING_OFF: Kind.STOPPED_TYPING,
    Action.MARK_SEEN: Kind.SEEN,
}
AUTHORS = {
    Author.APP: Speaker.BOT,
    Author.STAFF: Speaker.AGENT,
    Author.AUTOMATION: Speaker.PAGE,
}
"""Who speaks in a message of the page's."""
_DEEDS = {
    "arrive": Kind.ARRIVED,
    "allow-notification": Kind.OPTED_IN,
    "stop-notifications": Kind.OPTED_OUT,
    "react": Kind.REACTED,
    "unreact": Kind.REACTED,
}
_MOVES = {
    "pass": Kind.PASSED,
    "take": Kind.TOOK,
    "reply": Kind.TOOK,
    "request": Kind.REQUESTED,
    "release": Kind.RELEASED,
}
_RIGHTS = {
    "one-time": ONE_TIME,
    "marketing": MARKETING,
    "utility": UTILITY,
}
"""By which leave a message was sent, as the journal has it."""

Told = Mapping[str, Any]


def told(entry: Entry, psid: Psid) -> Told | None:  # noqa: C901 - one case an entry
    """Return the fields of a turn but its instant, None where ``entry`` is no turn of theirs."""
    match entry:
        case ThreadOpened(greeting=greeting):
            return _customer(Kind.OPENED, greeting)
        case MessageReceived(payload=payload):
            return _customer(Kind.SAID if payload is None else Kind.TAPPED, words_of(entry))
        case PostbackReceived(title=title):
            return _customer(Kind.PRESSED, title)
        case ThreadRead():
            return _customer(Kind.READ)
        case PageBlocked(blocked=blocked):
            return _customer(Kind.BLOCKED if blocked else Kind.UNBLOCKED)
        case CustomerActed():
            return _deed(entry)
        case ControlChanged(deed=deed) if deed in _MOVES:
            return _move(entry)
        case MessageSent():
            return _message(entry)
        case ActionSent(action=action) if action in _ACTIONS:
            return {"speaker": Speaker.BOT, "kind": _ACTIONS[action]}
        case SendRefused():
            return _refused(entry)
        case HostContacted():
            return _call(entry, psid)
        case _:
            return None


def _customer(kind: Kind, text: str = "") -> Told:
    return {"speaker": Speaker.CUSTOMER, "kind": kind, "text": text}


def _deed(acted: CustomerActed) -> Told:
    kind = _DEEDS.get(acted.deed, Kind.DID)
    if kind is Kind.DID:
        about = f": {acted.text}" if acted.text else ""
        return _customer(kind, f"{acted.deed}{about}")
    return _customer(kind, "" if acted.deed == "unreact" else acted.text)


def _move(changed: ControlChanged) -> Told:
    """Tell who moved the thread: whoever had it passes or releases it, the new one takes it."""
    kind = _MOVES[changed.deed]
    by_staff = {
        Kind.PASSED: changed.previous == PAGE_INBOX,
        Kind.RELEASED: changed.previous == PAGE_INBOX,
        Kind.TOOK: changed.owner == PAGE_INBOX,
        Kind.REQUESTED: changed.owner != PAGE_INBOX,
    }[kind]
    return {
        "speaker": Speaker.AGENT if by_staff else Speaker.BOT,
        "kind": kind,
        "text": changed.metadata,
    }


def _message(sent: MessageSent) -> Told:
    sponsored = sent.messaging_type == SPONSORED
    choices = choices_of(sent)
    return {
        "speaker": Speaker.BOT if sponsored else AUTHORS[sent.author],
        "text": words_of(sent),
        "quick_replies": choices,
        "links": links_of(sent),
        "tag": sent.tag or (SPONSORED if sponsored else _RIGHTS.get(sent.right or "")),
        "template": template_of(sent),
    }


def _refused(refused: SendRefused) -> Told:
    return {
        "speaker": Speaker.BOT,
        "kind": Kind.REFUSED,
        "text": refused.text,
        "tag": refused.tag,
        "code": refused.code,
        "subcode": refused.subcode,
    }


def _call(called: HostContacted, psid: Psid) -> Told:
    words = tuple(one.words for one in called.carried if one.psid == psid)
    return {
        "speaker": Speaker.BOT,
        "kind": Kind.CALLED,
        "text": called.host,
        "code": called.status,
        "quick_replies": words,
    }
