"""A journal that has grown so long that its past is packed."""

from datetime import UTC, datetime, timedelta

import pytest

from fake_graph import journal as journals
from fake_graph.ids import AppId, MessageId, Psid
from fake_graph.journal import Author, CallAnswered, Journal, MessageSent, Noted, QuickReply
from fake_graph.packing import BLOCK, packed, unpacked

START = datetime(2026, 9, 7, 9, tzinfo=UTC)
PEOPLE = tuple(Psid(str(7_000_000_000_000_000 + number)) for number in range(7))


def entry(number):
    at = START + timedelta(seconds=number)
    match number % 3:
        case 0:
            return CallAnswered(at=at, method="POST", path="/me/messages", status=200)
        case 1:
            return Noted(at=at, code="a-note", text=f"Note {number} ✓", psid=None)
        case _:
            return MessageSent(
                at=at,
                psid=PEOPLE[number % len(PEOPLE)],
                app_id=AppId("1"),
                mid=MessageId(f"m_{number}"),
                text="Ça va?",
                quick_replies=(QuickReply(title="Yes", payload="YES"),),
                author=Author.STAFF,
            )


ENTRIES = tuple(map(entry, range(5 * BLOCK + 17)))


@pytest.fixture(autouse=True)
def short_memory(monkeypatch):
    monkeypatch.setattr(journals, "KEPT", BLOCK)


@pytest.fixture
def long():
    journal = Journal()
    for one in ENTRIES:
        journal.append(one)
    return journal


def of(psid, entries=ENTRIES):
    return tuple(one for one in entries if getattr(one, "psid", None) == psid)


def test_what_is_packed_comes_back_the_same():
    assert unpacked(packed(ENTRIES[:BLOCK])) == ENTRIES[:BLOCK]


def test_what_is_packed_takes_a_fraction(long):
    assert len(packed(ENTRIES[:BLOCK])) < 30 * BLOCK


def test_a_long_journal_reads_like_a_short_one(long):
    assert tuple(long) == ENTRIES
    assert len(long) == len(ENTRIES)
    assert long.to_json() == Journal(list(ENTRIES)).to_json()


@pytest.mark.parametrize(
    "since", [0, 1, BLOCK - 1, BLOCK, 3 * BLOCK + 5, len(ENTRIES) - 1, len(ENTRIES), 10**6]
)
def test_the_rest_of_a_long_journal_is_its_end(long, since):
    assert long.since(since) == ENTRIES[since:]
    assert long.to_json(since) == Journal(list(ENTRIES)).to_json()[since:]


@pytest.mark.parametrize("psid", [*PEOPLE, Psid("1")])
def test_a_thread_is_found_in_all_parts(long, psid):
    assert long.of(psid) == of(psid)


def test_threads_that_were_asked_for_grow_with_the_journal():
    journal = Journal()
    for number, one in enumerate(ENTRIES):
        journal.append(one)
        if number % 50 == 0:
            assert journal.of(PEOPLE[2]) == of(PEOPLE[2], ENTRIES[: number + 1])


def test_a_journal_whose_entries_are_replaced_forgets_the_others(long):
    long.of(PEOPLE[0])
    long.replace(ENTRIES[:9])
    assert tuple(long) == ENTRIES[:9]
    assert long.of(PEOPLE[2]) == of(PEOPLE[2], ENTRIES[:9])


def test_a_journal_may_be_replaced_by_a_part_of_itself(long):
    long.replace(one for one in long if isinstance(one, Noted))
    assert tuple(long) == tuple(one for one in ENTRIES if isinstance(one, Noted))
