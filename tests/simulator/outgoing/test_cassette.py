"""Recording once and playing often."""

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from simulator.errors import BadInput
from simulator.exchange import Answer
from simulator.outgoing.cassette import Cassette, Tape
from simulator.outgoing.secrets import Secrets
from tests.requirements import require
from tests.simulator.outgoing.calls import call_to

require("vcr")

URL = "https://shop.example/orders"
LATE = timedelta(seconds=1.25)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cassette.yaml"


@pytest.fixture
def load(path):
    return lambda: Cassette(path, Secrets(lambda: {"SHOP_TOKEN": "topsecret1"}))


def record(cassette, *answers, url=URL, **more):
    tape = Tape(cassette)
    return [tape.record(call_to(url, **more), answer) for answer in answers]


def text(body, after=LATE):
    return Answer(200, (("Content-Type", "text/plain"), ("X-A", "1"), ("X-A", "2")), body, after)


def play(cassette, url=URL, again=True, **more):
    return Tape(cassette).play(call_to(url, **more), again=again)


@pytest.mark.parametrize("body", [b"", "öpen".encode(), b"\xff\x00binary", b"a\r\nb\n"])
def test_what_was_recorded_is_played_as_it_was(load, body):
    record(load(), text(body), method="POST", body=body)
    assert play(load(), method="POST", body=body) == text(body)


def test_equal_calls_are_answered_one_after_another_and_then_as_the_last(load):
    record(load(), text(b"1"), text(b"2"))
    cassette = load()
    for _ in range(2):  # each scenario begins anew
        tape = Tape(cassette)
        assert [tape.play(call_to(URL), again=True).body for _ in range(4)] == [
            *(b"1", b"2", b"2", b"2")
        ]


def test_where_more_may_be_recorded_the_last_does_not_answer_again(load):
    record(load(), text(b"1"))
    tape = Tape(load())
    assert tape.play(call_to(URL), again=False) == text(b"1")
    assert tape.play(call_to(URL), again=False) is None


def test_the_file_is_the_same_whatever_the_order_of_the_run(tmp_path):
    written = []
    for number, order in enumerate(([0, 1, 2], [2, 0, 1])):
        path = tmp_path / f"{number}.yaml"
        cassette = Cassette(path, Secrets(dict))
        for index in order:
            record(cassette, text(b"a"), text(b"b"), url=f"{URL}/{index}?b=2&a=1")
        written.append(path.read_bytes())
    assert written[0] == written[1]


def test_reading_and_adding_keeps_the_bytes_of_what_is_there(load, path):
    record(load(), text(b"one"), url=f"{URL}/b")
    before = path.read_text()
    record(load(), text(b"two"), url=f"{URL}/c")
    assert path.read_text().startswith(before.removesuffix("version: 1\n"))
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name]


def test_secrets_are_not_written_and_the_call_is_found_without_them(load, path):
    headers = {"Authorization": "Bearer abc", "Cookie": "c=mmm", "Accept": "*/*"}
    url = "https://shop.example/topsecret1/orders?access_token=EAAxyz&a=b"
    answer = Answer(200, (("Set-Cookie", "s=verysecret"),), b"for topsecret1")
    record(load(), answer, url=url, **headers)
    for secret in ("abc", "mmm", "EAAxyz", "verysecret", "topsecret1"):
        assert secret not in path.read_text()
    other = "https://shop.example/topsecret1/orders?a=b&access_token=other"
    assert play(load(), other).body == b"for REDACTED"


def test_several_processes_may_record_the_same_call(load):
    one, other = load(), load()
    [first] = record(one, text(b"1"))
    assert record(other, text(b"other")) == [first]
    assert play(load()) == text(b"1")


def test_several_may_write_at_once(load):
    with ThreadPoolExecutor(8) as pool:
        for number in range(16):
            pool.submit(record, load(), text(b"x"), url=f"{URL}/{number}")
    assert len(load().keys()) == 16


def test_what_is_missing_is_refused_with_the_nearest(load):
    assert Tape(load()).refusal(call_to(URL)) == (
        "GET https://shop.example/orders is not in cassette.yaml, which is empty"
    )
    record(load(), text(b"1"), url=f"{URL}/17")
    assert Tape(load()).refusal(call_to(f"{URL}?access_token=abc")) == (
        "GET https://shop.example/orders?access_token=REDACTED is not in cassette.yaml; "
        "the nearest is GET https://shop.example/orders/17 (another path and query)"
    )


def test_vcrpy_plays_what_we_record(load, path):
    require("requests")
    import requests
    import vcr

    record(load(), text(b"from the cassette"), Accept="*/*")
    with vcr.use_cassette(str(path), record_mode="none"):
        answer = requests.get(URL)
    assert answer.text == "from the cassette"
    assert answer.headers["X-A"] == "1, 2"


def test_we_play_what_vcrpy_records(load, path, shop):
    require("requests")
    import requests
    import vcr

    with vcr.use_cassette(str(path)):
        requests.get(f"{shop.url}/a")
    answer = play(load(), f"{shop.url}/a")
    assert (answer.status, answer.body, answer.after) == (200, b"answer 1", timedelta())


def test_a_bot_that_called_nobody_has_a_cassette_too(path, load):
    load().begin()
    assert load().keys() == []
    assert path.read_text().strip()


def test_what_is_recorded_already_is_kept_at_the_beginning(load):
    record(load(), text(b"open"))
    load().begin()
    assert len(load().keys()) == 1


@pytest.mark.parametrize("text", ["[1, 2", "hello", "version: 1\n", "- 1\n"])
def test_a_file_that_is_no_cassette_is_refused(path, load, text):
    path.write_text(text)
    with pytest.raises(BadInput, match=r"cassette\.yaml is no cassette"):
        load()


def test_a_file_that_is_no_text_is_refused(path, load):
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match="cannot read the cassette"):
        load()


def test_an_empty_file_is_an_empty_cassette(path, load):
    path.write_text("")
    assert load().keys() == []


def test_without_vcrpy_it_is_said_what_to_install(load, monkeypatch):
    monkeypatch.setitem(sys.modules, "vcr", None)
    with pytest.raises(BadInput, match=r"pip install vcrpy"):
        load()
