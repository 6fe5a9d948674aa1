"""The wall clock of bots without an agent: PHP, Ruby, Java."""

import os
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from simulator.attaching.faketime import FOLLOWS, Faketime, find_library
from simulator.children.language import Language
from simulator.timeflow.real import Real
from tests.simulator.redirect.stage import COMMANDS, DESK, staged

HELLO = "Hello! How can I help?"
CLOSED = "We are closed until tomorrow."


@pytest.mark.parametrize("language", COMMANDS)
def test_a_bot_passes_three_simulated_days(language):
    with staged(language) as stage:
        assert stage.handshake("verify-me")
        assert not stage.handshake("another")
        assert stage.post(b'{"object":"page","entry":[]}', {"X-Hub-Signature-256": "x"}) == 403

        assert stage.say("Hi!") == [HELLO]
        stage.later(hours=10)  # 19:00
        assert stage.say("Hi again!") == [CLOSED]
        stage.later(hours=15)  # 10:00 of the next day
        assert stage.say("late: where is my parcel?") == ["We will look into it and write to you."]
        assert stage.say("any news?") == ["Your parcel is on its way."]
        assert stage.sent[-1].tag == "HUMAN_AGENT"
        stage.later(hours=24)
        assert stage.say("A human please") == ["I hand you over to a colleague."]
        assert stage.handed_to[-1] == DESK
        assert set(stage.statuses) == {200}


@pytest.mark.parametrize("language", COMMANDS)
def test_what_a_clock_shows_is_seen_at_once(language):
    evening = datetime(2031, 12, 31, 17, 59, 59, tzinfo=UTC)
    with staged(language, evening - timedelta(hours=1)) as stage:
        for when, answer in ((evening, HELLO), (evening + timedelta(seconds=1), CLOSED)) * 2:
            stage._faketime.show(when, running=False)
            assert stage.say("Hi!") == [answer]


def test_it_follows_where_it_is_known_to():
    assert set(FOLLOWS) == {Language.PHP, Language.RUBY, Language.JAVA}


def test_what_is_preloaded_already_is_kept(tmp_path):
    library = tmp_path / "libfaketime.so"
    mine = Faketime(library, tmp_path).variables({"LD_PRELOAD": "/lib/a.so"})
    assert mine["LD_PRELOAD"] == f"{library}:/lib/a.so"
    assert Faketime(library, tmp_path).variables({})["LD_PRELOAD"] == str(library)


def test_a_running_clock_is_told_as_its_distance_from_real_time(tmp_path):
    clock = Faketime(tmp_path / "library", tmp_path)
    file = tmp_path / "faketime"
    assert file.read_text() == "+0\n"
    for distance in (timedelta(days=400), timedelta(days=-400)):
        clock.show(datetime.fromtimestamp(Real.time(), UTC) + distance, running=True)
        text = file.read_text()
        assert text[0] in "+-"
        assert float(text) == pytest.approx(distance.total_seconds(), abs=60)


def test_a_standing_clock_is_told_in_seconds_whatever_the_zone(tmp_path):
    clock = Faketime(tmp_path / "library", tmp_path)
    clock.show(datetime.fromisoformat("2026-09-07T09:00:00.9+09:00"), running=False)
    assert (tmp_path / "faketime").read_text() == "1788739200\n"
    assert [path.name for path in tmp_path.iterdir()] == ["faketime"]


def test_the_library_is_found_wherever_systems_put_it(tmp_path):
    assert find_library((str(tmp_path),)) is None
    for place in ("x86_64-linux-gnu/faketime", "faketime"):
        folder = tmp_path / place
        folder.mkdir(parents=True)
        (folder / "libfaketimeMT.so.1").touch()
        assert find_library((str(tmp_path),)) == folder / "libfaketimeMT.so.1"


def test_what_abrupt_ends_leave_in_shared_memory_is_removed(tmp_path, monkeypatch):
    monkeypatch.setattr("simulator.attaching.faketime._SHARED", tmp_path)
    (ended := subprocess.Popen(["true"])).wait()
    theirs = [tmp_path / f"faketime_shm_{ended.pid}", tmp_path / f"sem.faketime_sem_{ended.pid}"]
    others = [tmp_path / f"faketime_shm_{os.getpid()}", tmp_path / "faketime_shm_x"]
    clock = Faketime(tmp_path / "library", tmp_path)
    for file in theirs + others:
        file.touch()
    clock.clear_up()
    assert not any(file.exists() for file in theirs)
    assert all(file.exists() for file in others)
    theirs[0].touch()
    os.utime(theirs[0], (0, 0))
    clock.clear_up()
    assert theirs[0].exists()
