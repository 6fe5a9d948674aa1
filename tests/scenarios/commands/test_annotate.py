"""``courtesy annotate``: a message a line in, an object a line out."""

import json
import subprocess
import sys

from tests.folder import REPOSITORY, environment_for


def annotated(text, *options):
    ended = subprocess.run(
        [sys.executable, "-m", "scenarios", "annotate", *options],
        input=text,
        capture_output=True,
        env=environment_for({}),
        cwd=REPOSITORY,
        check=False,
    )
    return ended.returncode, ended.stdout.decode(), ended.stderr.decode()


def test_each_line_gets_an_object_be_it_empty_or_broken():
    text = "Hello!\n\nAnything else?\r\n\xff\xfe caf\xe9\nTot ziens!".encode("latin-1")
    code, out, err = annotated(text, "--language", "en", "--speaker", "bot")
    told = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [one["acts"] for one in told[:3]] == [["greet"], [], ["reqmore"]]
    assert len(told) == 5
    assert set(told[0]) >= {"acts", "sentences", "language", "promotion_cues", "sarcasm_cues"}


def test_the_customer_asks_for_a_person():
    _, out, _ = annotated(b"Kan ik een mens spreken?", "--speaker", "customer")
    assert json.loads(out)["language"] == "nl"
    assert "handoff_request" in json.loads(out)["acts"]


def test_nothing_is_told_of_nothing():
    assert annotated(b"") == (0, "", "")


def test_an_unknown_language_is_refused_with_code_2():
    code, out, err = annotated(b"x", "--language", "xx")
    assert (code, out) == (2, "")
    assert "no language 'xx'" in err
    assert "Traceback" not in err
