"""The page behind the bot: its staff, who may take a thread, and what it answers by itself."""

from scenarios.stage import Stage
from scenarios.step import given, then, when
from scenarios.vocabulary import phrase


@given(phrase("hears-of"))
def hears_of(stage: Stage, fields: tuple[str, ...]) -> None:
    """Have the bot get webhooks of more fields, as if ticked in the App Dashboard."""
    stage.world.office.let_hear(*fields)


@given(phrase("shares-threads"))
def shares_threads(stage: Stage) -> None:
    """Make the bot the page's default app, beside the inbox."""
    stage.world.office.share_threads()


@given(phrase("instant-reply"))
def instant_reply(stage: Stage, text: str) -> None:
    """Have the page greet whoever begins a conversation."""
    stage.world.office.automate(instant_reply=text)


@given(phrase("away-message"))
def away_message(stage: Stage, text: str) -> None:
    """Have the page say that nobody is there."""
    stage.world.office.automate(away_message=text, is_away=True)


@given(phrase("is-back"))
@when(phrase("is-back"))
def is_back(stage: Stage) -> None:
    """Have the page's away message no longer sent."""
    stage.world.office.automate(is_away=False)


@when(phrase("agent-says"))
def agent_says(stage: Stage, agent: str | None, text: str) -> None:
    """Have somebody of the page's staff write to the customer, by name."""
    stage.world.office.say(stage.person(None).psid, text, agent or "")


@when(phrase("staff-mark-done"))
def staff_mark_done(stage: Stage) -> None:
    """Have the page's staff file the customer's conversation under Done."""
    stage.world.office.mark_done(stage.person(None).psid)


@when(phrase("staff-says"))
def staff_says(stage: Stage, text: str) -> None:
    """Have the page's staff write to the customer by hand."""
    stage.world.office.say(stage.person(None).psid, text)


@given(phrase("staff-have"))
@when(phrase("staff-take"))
def staff_take(stage: Stage) -> None:
    """Have the page's staff take the customer's thread without a word."""
    stage.world.office.take(stage.person(None).psid)


@when(phrase("staff-hand-back"))
def staff_hand_back(stage: Stage) -> None:
    """Have the page's staff give the thread to the bot."""
    stage.world.office.hand_back(stage.person(None).psid)


@then(phrase("staff-have"))
def staff_have(stage: Stage) -> None:
    """Expect the thread to be the staff's."""
    psid = stage.person(None).psid
    told = _told(stage.world.office.owner_of(psid))
    assert stage.world.office.has_thread(psid), f"the thread is {told}, not the staff's"


@then(phrase("bot-has"))
def bot_has(stage: Stage) -> None:
    """Expect the thread to be the bot's."""
    owner = stage.world.office.owner_of(stage.person(None).psid)
    assert owner == stage.world.graph.app.id, f"the thread is {_told(owner)}, not the bot's"


@then(phrase("nobody-has"))
def nobody_has(stage: Stage) -> None:
    """Expect the thread to be nobody's: idle, or free for all."""
    owner = stage.world.office.owner_of(stage.person(None).psid)
    assert owner is None, f"the thread is {_told(owner)}, not nobody's"


def _told(owner: str | None) -> str:
    return "nobody's" if owner is None else f"that of the app {owner}"
