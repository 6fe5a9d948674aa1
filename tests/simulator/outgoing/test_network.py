"""What becomes of a call to another host."""

import socket
from datetime import timedelta

import pytest

from simulator.errors import BadInput, NetworkOutOfReach
from simulator.exchange import Answer, Refused
from simulator.outgoing.cassette import Cassette
from simulator.outgoing.mode import Mode
from simulator.outgoing.network import Network
from simulator.outgoing.place import Place
from simulator.outgoing.secrets import Secrets
from simulator.outgoing.stub import SILENT
from tests.requirements import require
from tests.simulator.outgoing.calls import call_to

SHOP = "https://shop.example"
PLACE = Place.of(SHOP)
TWENTY = timedelta(seconds=20)


class Told:
    """What a network told of the bot."""

    def __init__(self):
        self.hosts = []
        self.notes = []


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def network(told, tmp_path):
    def make(mode=Mode.LIVE):
        made = Network(mode, on_host=told.hosts.append, note=lambda *note: told.notes.append(note))
        if mode in (Mode.RECORD, Mode.REPLAY):
            require("vcr")
            made.insert(Cassette(tmp_path / "cassette.yaml", Secrets(dict)))
        return made

    return make


@pytest.mark.parametrize(
    ("mode", "elsewhere", "hosts"),
    [
        (Mode.LIVE, False, ()),
        (Mode.RECORD, True, ("*",)),
        (Mode.REPLAY, True, ("*",)),
        (Mode.BLOCK, True, ("*",)),
    ],
)
def test_the_mode_decides_which_hosts_are_taken_but_never_this_machine(
    network, mode, elsewhere, hosts
):
    made = network(mode)
    assert made.takes("shop.example") is elsewhere
    assert not made.takes("127.0.0.1")
    assert made.taken() == hosts


def test_whoever_takes_calls_elsewhere_is_told_which(network):
    told = []
    made = network()
    made.tell_taken(told.append)
    made.answers(PLACE, Answer(503))
    made.answers(Place.of("http://127.0.0.1:80/a"), Answer(503))
    made.answers(PLACE, Answer(200))
    made.recovers(PLACE)
    made.begin()
    made.begin()
    assert told == [("shop.example",), ("127.0.0.1", "shop.example"), ("127.0.0.1",), ()]


@pytest.mark.parametrize("mode", Mode)
def test_a_place_that_a_scenario_speaks_of_is_taken_in_any_mode(network, mode):
    made = network(mode)
    made.answers(PLACE, Answer(503))
    assert made.takes("shop.example")
    assert made(call_to(f"{SHOP}/orders")) == Answer(503)
    made.begin()
    assert made.takes("shop.example") is (mode is not Mode.LIVE)


def test_calls_that_are_not_the_bots_are_left_alone(network):
    made = network(Mode.BLOCK)
    made.concerns_only(lambda: False)
    made.answers(PLACE, Answer(503))
    assert not made.takes("shop.example")


def test_hosts_are_told_whoever_answers(network, told):
    made = network(Mode.BLOCK)
    made.answers(PLACE, Answer(200))
    made(call_to(SHOP))
    with pytest.raises(Refused):
        made(call_to("https://other.example"))
    assert told.hosts == ["shop.example", "other.example"]


def test_answers_may_be_late_or_never_come(network):
    made = network()
    made.answers(PLACE, Answer(200, after=TWENTY))
    assert made(call_to(SHOP)) == Answer(200, after=TWENTY)
    made.answers(PLACE, Answer(503))
    made.answers_late(PLACE, TWENTY)
    assert made(call_to(SHOP)) == Answer(503, after=TWENTY)
    made.stays_silent(PLACE)
    assert made(call_to(SHOP)) == SILENT
    made.goes_down(PLACE)
    with pytest.raises(Refused):
        made(call_to(SHOP))


def test_where_only_lateness_is_said_nothing_is_answered_and_nobody_called(network):
    made = network()
    made.answers_late(PLACE, TWENTY)
    assert made(call_to(SHOP)) == Answer(200, after=TWENTY)


def test_what_is_said_of_one_part_leaves_the_rest_to_the_world(network, shop):
    made = network()
    made.answers(Place.of(f"{shop.url}/orders"), Answer(503))
    assert made(call_to(f"{shop.url}/orders")).status == 503
    answer = made(call_to(f"{shop.url}/others"))
    assert (answer.body, answer.after) == (b"answer 1", timedelta())
    made.recovers(Place.of(shop.url))
    assert not made.takes("127.0.0.1")


def test_what_is_blocked_is_refused_by_name_and_noted(network, told):
    made = network(Mode.BLOCK)
    with pytest.raises(Refused, match=r"other\.example is blocked"):
        made(call_to("https://other.example/a?b"))
    with pytest.raises(socket.gaierror, match=r"db\.example is blocked"):
        made.contacted("db.example")
    with pytest.raises(ConnectionRefusedError, match=r"192\.0\.2\.1 is blocked"):
        made.reached("192.0.2.1")
    made.contacted("localhost")
    assert [code for code, _ in told.notes] == ["blocked-host"] * 3
    assert told.notes[0][1].startswith("Refused: other.example is blocked")


@pytest.mark.parametrize("mode", [Mode.LIVE, Mode.REPLAY])
def test_other_protocols_are_left_alone_unless_all_is_blocked(network, told, mode):
    made = network(mode)
    made.contacted("db.example")
    made.reached("192.0.2.1")
    assert told.hosts == ["db.example"]
    assert told.notes == []


def test_recording_calls_once_and_replaying_never(network, shop, told):
    first = network(Mode.RECORD)
    recorded = first(call_to(f"{shop.url}/a"))
    assert recorded.body == b"answer 1"
    assert recorded.after > timedelta()
    first.begin()
    assert first(call_to(f"{shop.url}/a")) == network(Mode.REPLAY)(call_to(f"{shop.url}/a"))
    assert first(call_to(f"{shop.url}/a")).body == b"answer 2"
    assert len(shop.seen) == 2
    replayed = network(Mode.REPLAY)
    bodies = [replayed(call_to(f"{shop.url}/a")).body for _ in range(3)]
    assert bodies == [b"answer 1", b"answer 2", b"answer 2"]
    assert replayed(call_to(f"{shop.url}/a")).after > timedelta()
    assert len(shop.seen) == 2
    assert told.notes == []


def test_what_was_not_recorded_is_refused_with_the_nearest_and_noted(network, shop, told):
    network(Mode.RECORD)(call_to(f"{shop.url}/a"))
    with pytest.raises(Refused, match=r"/b is not in cassette\.yaml; the nearest is .*/a "):
        network(Mode.REPLAY)(call_to(f"{shop.url}/b"))
    [(code, text)] = told.notes
    assert code == "not-recorded"
    assert text.startswith(f"Refused: GET {shop.url}/b is not in")
    assert len(shop.seen) == 1


def test_a_recorded_answer_may_be_made_late(network, shop):
    network(Mode.RECORD)(call_to(f"{shop.url}/a"))
    replayed = network(Mode.REPLAY)
    replayed.answers_late(Place.of(shop.url), TWENTY)
    answer = replayed(call_to(f"{shop.url}/a"))
    assert (answer.body, answer.after) == (b"answer 1", TWENTY)


def test_a_bot_whose_calls_do_not_come_by_is_refused_with_the_reason(network):
    made = network()
    made.is_out_of_reach("it runs elsewhere")
    with pytest.raises(NetworkOutOfReach, match=r"shop\.example does: it runs elsewhere"):
        made.goes_down(PLACE)
    with pytest.raises(BadInput, match="--network block is not for every bot: it runs elsewhere"):
        network(Mode.BLOCK).is_out_of_reach("it runs elsewhere")
