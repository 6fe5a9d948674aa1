"""Reports built by hand from journal entries, for the reporters' tests."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from fake_graph.ids import AppId, MessageId, Psid
from fake_graph.journal import (
    Action,
    ActionSent,
    Attached,
    Author,
    Button,
    CallAnswered,
    Card,
    ControlChanged,
    CustomerActed,
    Entry,
    HostContacted,
    Journal,
    MessageReceived,
    MessageSent,
    Noted,
    PageBlocked,
    PostbackReceived,
    PostbackSource,
    QuickReply,
    SendRefused,
    ThreadOpened,
    ThreadRead,
)
from fake_graph.page import PAGE_INBOX
from simulator.duration import parse_duration
from simulator.report import CustomerRecord, Outcome, Report, ScenarioRecord, bot_report

START = datetime(2026, 9, 7, 9, tzinfo=UTC)
ANA, BEN = Psid("1000000000000001"), Psid("1000000000000002")
APP, MID = AppId("1"), MessageId("m_1")
ADDRESS = "wsgi:examples.shop_bot:app"

HOSTILE = (
    "</script><img src=x onerror=\"document.title='pwned'\">"
    '"><svg onload="document.title=\'pwned\'">'
    "<script>document.title='pwned'</script></style></title>"
    "javascript:alert(1) '{{ 7*7 }}{% raw %}<!--]]>[bold red]hi[/bold red]:smile:"
    "\x1b[31m\x1b]0;pwned\x07\x00\x9b2J\r\u202egnp.exe\u2066\u2028\ud800"
)
"""Markup, script, templates, terminal codes, overrides of direction, NUL and half a character."""


def at(wait: str) -> datetime:
    return START + parse_duration(wait)


def said(wait: str, text: str, *, psid: Psid = ANA, payload: str | None = None) -> Entry:
    return MessageReceived(at=at(wait), psid=psid, mid=MID, text=text, payload=payload)


def pressed(wait: str, title: str) -> Entry:
    source = PostbackSource.GET_STARTED
    return PostbackReceived(
        at=at(wait), psid=ANA, mid=MID, title=title, payload="GO", source=source
    )


def sent(
    wait: str,
    text: str,
    *titles: str,
    psid: Psid = ANA,
    tag: str | None = None,
) -> Entry:
    quick = tuple(QuickReply(title=title, payload="P") for title in titles)
    return MessageSent(
        at=at(wait), psid=psid, app_id=APP, mid=MID, text=text, quick_replies=quick, tag=tag
    )


def refused(wait: str, text: str, tag: str | None = None) -> Entry:
    return SendRefused(
        at=at(wait),
        psid=ANA,
        app_id=APP,
        text=text,
        tag=tag,
        code=10,
        subcode=2018278,
        message="(#10) This message is sent outside of allowed window.",
    )


def did(wait: str, action: Action) -> Entry:
    return ActionSent(at=at(wait), psid=ANA, app_id=APP, action=action)


def scenario(
    entries: Iterable[Entry],
    *,
    name: str = "Opening hours: Ana asks",
    feature: str = "features/opening_hours.feature",
    line: int = 4,
    outcome: Outcome = Outcome.PASSED,
    error: str = "",
    people: Sequence[tuple[str, Psid]] = (("Ana", ANA),),
    end: str = "26h",
    output: str = "",
) -> ScenarioRecord:
    return ScenarioRecord(
        name=name,
        feature=feature,
        line=line,
        outcome=outcome,
        error=error,
        ended=at(end),
        customers=tuple(CustomerRecord(name=name, psid=psid) for name, psid in people),
        journal=tuple(Journal(list(entries)).to_json()),
        output=output,
    )


def polite() -> ScenarioRecord:
    return scenario(
        [
            ThreadOpened(at=at("0s"), psid=ANA, greeting="Welcome to the shop."),
            pressed("1s", "Get Started"),
            did("1s", Action.MARK_SEEN),
            did("2s", Action.TYPING_ON),
            sent("3s", "Hello Ana 👋\nHow can I help?", "Opening hours", "Talk to a person"),
            ThreadRead(at=at("5s"), psid=ANA),
            said("9s", "Opening hours", payload="HOURS"),
            sent("10s", "We open at nine. Is there anything else?"),
            said("20s", "No thanks, that's all. Bye!"),
            sent("22s", "You're welcome, Ana. Goodbye!"),
        ]
    )


def rude() -> ScenarioRecord:
    """Return a scenario with a late answer, no goodbye, and a send outside the window."""
    return scenario(
        [
            said("0s", "Hi, do you have this in blue?"),
            sent("90s", "I did not get that."),
            said("2m", "Never mind. Bye!"),
            sent("3m", "Our shop opens at nine."),
            said("0s", "¿Tienen talla 42?", psid=BEN),
            sent("26h", "Sí, la tenemos.", psid=BEN),
            refused("30h", "Sale today!", tag="HUMAN_AGENT"),
            PageBlocked(at=at("31h"), psid=ANA, blocked=True),
            Noted(at=at("1s"), code="ignored-key", text="The key 'persona' is not known."),
            CallAnswered(at=at("1s"), method="GET", path="/x", status=501, not_faked="GET /x"),
            HostContacted(at=at("1s"), host="stock.example.com"),
        ],
        name="Opening hours: Ana is let down",
        line=19,
        outcome=Outcome.BOT_FAILED,
        error="Ana waited 90 seconds, at most 10 were allowed",
        people=(("Ana", ANA), ("María José", BEN)),
        end="32h",
    )


def colourful() -> ScenarioRecord:
    """Return a conversation with all that Messenger shows beside text, and with a hand-over."""
    buttons = (
        Button(type="web_url", title="Order", url="https://shop.example.com/shirt"),
        Button(type="phone_number", title="Call us", payload="+15550100"),
    )
    cards = (
        Card(title="Blue shirt", subtitle="19 €", image_url="https://x.example.com/s.png"),
        Card(title="Red shirt", buttons=buttons),
    )
    shirts = Attached(type="template", template="generic", cards=cards)
    menu = Attached(type="template", template="button", text="What next?", buttons=buttons)
    photo = Attached(type="image", url="https://x.example.com/photo.png")
    common = {"psid": ANA, "app_id": APP, "text": ""}
    return scenario(
        [
            MessageReceived(at=at("0s"), psid=ANA, mid=MessageId("m_2"), text="This one?"),
            MessageReceived(at=at("1s"), psid=ANA, mid=MID, text="", attachments=(photo,)),
            MessageSent(at=at("2s"), mid=MessageId("m_3"), attachments=(shirts,), **common),
            MessageSent(at=at("3s"), mid=MessageId("m_4"), attachments=(menu,), **common),
            CustomerActed(at=at("9s"), psid=ANA, deed="react", text="❤️", mid=MessageId("m_3")),
            _moved("1m", "pass", APP, PAGE_INBOX),
            MessageSent(
                at=at("5m"),
                psid=ANA,
                app_id=PAGE_INBOX,
                mid=MessageId("m_5"),
                text="Rosa here, hello!",
                author=Author.STAFF,
                agent="Rosa",
            ),
            _moved("1h", "pass", PAGE_INBOX, APP),
        ],
        name="Shop: Shirts",
        feature="features/shop.feature",
        line=7,
        end="30h",
    )


def _moved(wait: str, deed: str, previous: AppId, owner: AppId) -> Entry:
    return ControlChanged(at=at(wait), psid=ANA, deed=deed, previous=previous, owner=owner)


def report(*scenarios: ScenarioRecord, strict: bool = False) -> Report:
    """Return a report on those scenarios; a run in which one failed was uncertain, too."""
    played = scenarios or (polite(), rude())
    failed = any(s.outcome is not Outcome.PASSED for s in played)
    escapes = ("a thread waited for the world outside",) if failed else ()
    bot = bot_report(ADDRESS, played, ["its token was learned"], escapes)
    return Report(seed=7, as_of=START, strict=strict, bots=(bot,))


def compared() -> Report:
    """Return a report on a rude run beside a polite baseline."""
    (now,) = report(replace(rude(), name=polite().name)).bots
    (then,) = report(polite()).bots
    return Report(seed=7, as_of=START, bots=(replace(now, baseline=then, min_score=90),))


def hostile_report() -> Report:
    """Return a report with ``HOSTILE`` wherever somebody else chooses the text."""
    person = f"Eve {HOSTILE}"
    record = scenario(
        [
            ThreadOpened(at=at("0s"), psid=ANA, greeting=HOSTILE),
            pressed("1s", HOSTILE),
            said("2s", f"Talk to a person! {HOSTILE}"),
            said("3s", HOSTILE, payload=HOSTILE),
            sent("3m", f"I did not get that. {HOSTILE}", HOSTILE, tag=HOSTILE),
            said("4m", f"Bye! {HOSTILE}"),
            refused("30h", HOSTILE, tag=HOSTILE),
            Noted(at=at("1s"), code="ignored-key", text=HOSTILE),
            CallAnswered(at=at("1s"), method="GET", path="/x", status=501, not_faked=HOSTILE),
            HostContacted(at=at("1s"), host=HOSTILE),
            _hostile_card(),
        ],
        name=HOSTILE,
        feature=HOSTILE,
        outcome=Outcome.BOT_FAILED,
        error=HOSTILE,
        people=((person, ANA),),
        end="32h",
        output=HOSTILE,
    )
    bot = bot_report(f"wsgi:{HOSTILE}:app", [record], [HOSTILE], [HOSTILE], [HOSTILE])
    return Report(seed=7, as_of=START, bots=(bot,))


def _hostile_card() -> Entry:
    button = Button(type="web_url", title=HOSTILE, url="javascript:document.title='pwned'")
    card = Card(title=HOSTILE, subtitle=HOSTILE, image_url=HOSTILE, buttons=(button,))
    shown = Attached(type="template", template="generic", text=HOSTILE, cards=(card, card))
    file = Attached(type=HOSTILE, url="javascript:document.title='pwned'")
    return MessageSent(
        at=at("31h"), psid=ANA, app_id=APP, mid=MID, text=HOSTILE, attachments=(shown, file)
    )
