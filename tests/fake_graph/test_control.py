"""A thread lapses after the later of several times; a table says who may move it."""

from datetime import UTC, datetime, timedelta

import pytest

from fake_graph.control import MAY, Control, Move, Protocol, Standing, standing

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
DAY = timedelta(hours=24)
BLINK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("control", "lapses"),
    [
        (Control(owner="1", heard=NOON), NOON + DAY),
        (Control(owner="1", heard=NOON, since=NOON + DAY), NOON + 2 * DAY),
        (Control(owner="1", heard=NOON, since=NOON - DAY), NOON + DAY),
        (Control(owner="1", heard=NOON, held_until=NOON + 7 * DAY), NOON + 7 * DAY),
        (Control(owner="1", heard=NOON, held_until=NOON), NOON + DAY),
        (Control(owner="1", heard=NOON, ad_opened=NOON), NOON + 30 * DAY),
        (Control(owner="1"), None),
        (Control(heard=NOON), None),
    ],
)
def test_a_thread_is_kept_until_the_latest_of_its_terms(control, lapses):
    assert control.lapses_at() == lapses


def test_at_the_very_instant_it_is_still_the_owners():
    control = Control(owner="1", heard=NOON)
    assert control.owner_at(NOON + DAY, Protocol.ROUTING, "2") == "1"
    assert control.owner_at(NOON + DAY + BLINK, Protocol.ROUTING, "2") is None
    assert control.owner_at(NOON + DAY + BLINK, Protocol.HANDOVER, "2") == "2"


def test_where_nothing_is_set_up_nobody_has_a_thread():
    assert Control(owner="1", heard=NOON).owner_at(NOON, Protocol.NONE, None) is None


@pytest.mark.parametrize(
    ("owner", "expected"),
    [("1", Standing.OWNER), (None, Standing.HEIR), ("2", Standing.DEFAULT)],
)
def test_the_default_app_stands_by_who_has_the_thread(owner, expected):
    assert standing("1", owner, "1") is expected


def test_another_app_is_just_another():
    assert standing("3", None, "1") is standing("3", "2", "1") is Standing.OTHER


def test_the_table_covers_every_protocol_and_move():
    assert MAY.keys() == set(Protocol)
    assert all(moves.keys() == set(Move) for moves in MAY.values())


@pytest.mark.parametrize("protocol", [Protocol.HANDOVER, Protocol.ROUTING])
def test_another_app_may_do_no_more_than_ask(protocol):
    allowed = {move for move, who in MAY[protocol].items() if Standing.OTHER in who}
    assert allowed == {Move.REQUEST}


def test_only_conversation_routing_lets_the_heir_pass_what_nobody_has():
    assert Standing.HEIR in MAY[Protocol.ROUTING][Move.PASS]
    assert Standing.DEFAULT not in MAY[Protocol.ROUTING][Move.PASS]
    assert Standing.HEIR not in MAY[Protocol.HANDOVER][Move.PASS]
