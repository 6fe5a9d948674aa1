"""Whether news go out only from a page that is registered for them.

Source: guide TR, best practice 3;
https://developers.facebook.com/docs/messenger-platform/policy/policy-overview#news_messaging
"""

from simulator.rule import Audit, Finding, Rule, Severity, shares
from simulator.transcript import Kind, Speaker, Transcript

NEWS = {"NON_PROMOTIONAL_SUBSCRIPTION", "NEWS_MESSAGING"}
"""The tag of news messaging, and how it is called in transcripts from elsewhere."""


def audit(transcript: Transcript) -> Audit:
    """Score the share of news messages that the page was registered for."""
    sent = [
        turn for turn in transcript.by(Speaker.BOT, Kind.SAID, Kind.REFUSED) if turn.tag in NEWS
    ]
    wrong = () if transcript.facts.news_page else sent
    message = "News were sent, and the page is not registered for news messaging."
    return shares([Finding(turn, message) for turn in wrong], len(sent), "no news were sent")


RULE = Rule(
    code="F08",
    name="news-messaging",
    group="notifications",
    severity=Severity.ERROR,
    weight=2,
    why="Only registered news pages may write outside the window without another reason.",
    remedy="Register the page for news messaging, or wait until the customer writes.",
    audit=audit,
    good=("@news-page: yes\n0s customer: Hi!\n2d bot #NON_PROMOTIONAL_SUBSCRIPTION: Headlines.",),
    bad=("0s customer: Hi!\n2d bot #NON_PROMOTIONAL_SUBSCRIPTION: Headlines.",),
)
