"""The journal's file has everything that was acknowledged, whatever ended the process."""

import http.client
import json
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from fake_graph.alone.ledger import Ledger
from fake_graph.errors import BadSetup
from fake_graph.journal import Journal, Noted
from tests.fake_graph.world import NOW, TOKEN

ROOT = Path(__file__).parents[3]
EACH = 50
"""How many messages one of them has had acknowledged when the fake is killed."""

TALKERS = 4


def entries(path):
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT entry FROM entries ORDER BY serial").fetchall()
    return [json.loads(entry) for (entry,) in rows]


def noted(text):
    return Noted(at=NOW, code="x", text=text)


def test_what_was_flushed_is_in_the_file_and_reads_back(tmp_path):
    ledger = Ledger(tmp_path / "j.db")
    for text in ("é👋", "\x00'; DROP TABLE entries; --"):
        ledger.append(noted(text))
    ledger.flush()
    ledger.append(noted("not yet"))
    assert list(Journal.from_json(entries(tmp_path / "j.db"))) == list(ledger)[:2]
    ledger.close()
    assert len(entries(tmp_path / "j.db")) == 3


def test_a_file_that_exists_is_continued(tmp_path):
    for text in "ab":
        ledger = Ledger(tmp_path / "j.db")
        ledger.append(noted(text))
        ledger.close()
        assert len(ledger) == 1
    assert [entry["text"] for entry in entries(tmp_path / "j.db")] == ["a", "b"]


def test_a_world_that_comes_in_is_written_down(tmp_path):
    ledger = Ledger(tmp_path / "j.db")
    ledger.replace([noted("old"), noted("older")])
    ledger.close()
    assert len(entries(tmp_path / "j.db")) == 2


def test_a_file_that_is_no_journal_is_one_clear_line(tmp_path):
    (tmp_path / "text").write_text("no database at all, but long enough to be looked at" * 99)
    for path in (tmp_path / "text", tmp_path / "missing" / "j.db", tmp_path):
        with pytest.raises(BadSetup, match="cannot keep a journal in"):
            Ledger(path)


def talk(port, psid, acknowledged, enough):
    """Write to the person until the fake is killed; say when that may be."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        while True:
            text = f"{threading.get_ident()}/{len(acknowledged)}"
            body = json.dumps({"recipient": {"id": psid}, "message": {"text": text}})
            connection.request(
                "POST",
                f"/v24.0/me/messages?access_token={TOKEN}",
                body,
                {"Content-Type": "application/json"},
            )
            with connection.getresponse() as response:
                answer = json.loads(response.read())
                assert response.status == 200, answer
            acknowledged.append(answer["message_id"])
            if len(acknowledged) >= EACH:
                enough.set()
    except (OSError, http.client.HTTPException):
        return  # it was killed
    finally:
        connection.close()


def test_a_process_that_is_killed_loses_nothing_that_it_acknowledged(tmp_path):
    path = tmp_path / "j.db"
    command = [sys.executable, "-m", "fake_graph", "--port", "0", "--page-token", TOKEN]
    acknowledged = [[] for _ in range(TALKERS)]
    with subprocess.Popen(
        [*command, "--journal", str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        port = int(process.stdout.readline().split()[0].rpartition(":")[2])
        psid = process.stdout.readline().split()[-1]
        enough = threading.Event()
        talkers = [
            threading.Thread(target=talk, args=(port, psid, mids, enough)) for mids in acknowledged
        ]
        for talker in talkers:
            talker.start()
        assert enough.wait(timeout=60)
        process.kill()
        for talker in talkers:
            talker.join(timeout=20)
    mids = {mid for each in acknowledged for mid in each}
    kept = {entry["mid"] for entry in entries(path) if entry["kind"] == "message_sent"}
    assert len(mids) >= EACH
    assert mids <= kept
