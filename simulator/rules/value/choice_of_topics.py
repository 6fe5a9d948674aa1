"""Whether people can choose what they are notified of.

Source: guides TR, best practice 5, and IT, options.
"""

from simulator.rule import Audit, Finding, Rule, Severity, not_applicable
from simulator.text.act import Act
from simulator.transcript import Kind, Speaker, Transcript, Turn
from simulator.turn import MARKETING

TOPICS = 2
_REQUESTS = {"one_time_notif_req", "notification_messages"}
"""The templates by which Messenger asks for leave."""


def audit(transcript: Transcript) -> Audit:
    """Pass if two topics are offered, or a way to manage them.

    It applies where people subscribe to more than one message; a bot of a single topic is fine.
    """
    agreed = transcript.by(Speaker.CUSTOMER, Kind.OPTED_IN)
    asked = tuple(turn for turn in transcript.replies() if turn.template in _REQUESTS)
    sent = [turn for turn in transcript.replies() if turn.tag == MARKETING]
    if not asked and not agreed:
        return not_applicable("nobody was asked for leave to be notified")
    topics = {_topic(turn) for turn in (*asked, *agreed)}
    if len(topics) >= TOPICS or _manages(transcript):
        return Audit(1.0)
    if len(sent) < TOPICS:
        return not_applicable("the bot has but one topic")
    finding = Finding(sent[0], "People cannot choose what they are notified of.")
    return Audit(0.0, (finding,))


def _topic(turn: Turn) -> str:
    return " ".join(turn.text.casefold().split())


def _manages(transcript: Transcript) -> bool:
    return any(Act.OPTOUT in turn.acts | turn.choices for turn in transcript.replies())


RULE = Rule(
    code="V01",
    name="choice-of-topics",
    group="notifications",
    severity=Severity.WARNING,
    weight=3,
    why="People who may choose stay; who gets everything or nothing takes nothing.",
    remedy="Let people choose: account alerts, order updates, offers.",
    audit=audit,
    reads_text=True,
    detectors=(Act.OPTOUT,),
    good=(
        "0s customer opts in: Offers\n9s customer opts in: Order updates\n"
        "2d bot #NOTIFICATION_MESSAGE: Your order is on its way.",
    ),
    bad=(
        "0s customer opts in: News\n2d bot #NOTIFICATION_MESSAGE: New hats.\n"
        "3d bot #NOTIFICATION_MESSAGE: Your order is on its way.",
    ),
)
