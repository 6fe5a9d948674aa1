"""Lists come in parts, and the same cursor always stands at the same place."""

from urllib.parse import parse_qs, urlsplit

import pytest

from fake_graph.calls.paging import Paged, cursor, key_of, part
from fake_graph.errors import GraphError

LETTERS = list("abcdefg")


def of(letters=LETTERS, path="/v24.0/1/letters", **paged):
    shown, beside = part(letters, str, Paged(**paged), path)
    return "".join(shown), beside.get("paging", {})


def test_a_list_is_walked_forwards_and_backwards():
    shown, paging = of(limit=3)
    assert (shown, "previous" in paging) == ("abc", False)
    shown, paging = of(limit=3, after=paging["cursors"]["after"])
    assert shown == "def"
    last, end = of(limit=3, after=paging["cursors"]["after"])
    assert (last, "next" in end) == ("g", False)
    assert of(limit=2, before=end["cursors"]["before"])[0] == "ef"
    assert of(limit=3, before=cursor("b"))[0] == "a"


def test_next_leads_on_with_the_same_parameters():
    _, beside = part(LETTERS, str, Paged(limit=2), "/v24.0/1/letters", fields="id,name")
    url = urlsplit(beside["paging"]["next"])
    assert (url.hostname, url.path) == ("graph.facebook.com", "/v24.0/1/letters")
    query = {key: value for key, (value,) in parse_qs(url.query).items()}
    assert query == {"fields": "id,name", "limit": "2", "after": cursor("b")}
    assert of(limit=2, after=query["after"])[0] == "cd"


def test_an_empty_part_has_no_cursors():
    assert of([]) == ("", {})
    assert of(after=cursor("g")) == ("", {})
    assert of(before=cursor("a")) == ("", {})


def test_an_empty_cursor_is_none():
    assert of(limit=2, after="", before="")[0] == "ab"


def test_a_cursor_is_opaque_and_stays_the_same():
    assert cursor("a") == cursor("a") != cursor("b")
    assert cursor("a").startswith("QVFI")
    assert key_of(cursor("é_1")) == "é_1"


def test_a_cursor_whose_object_is_gone_stands_at_the_end():
    assert of(after=cursor("z")) == ("", {})
    assert of(before=cursor("z"), limit=2)[0] == "fg"


@pytest.mark.parametrize("text", ["x", "a", "%%%", "é", "bm90b3Vycw"])
def test_what_is_no_cursor_is_refused(text):
    with pytest.raises(GraphError) as refused:
        of(after=text)
    assert refused.value.message == "(#100) Invalid cursors values supplied"


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1.5", "", []])
def test_a_limit_that_does_not_do_is_refused(limit):
    with pytest.raises(GraphError) as refused:
        of(limit=limit)
    assert refused.value.message.startswith("(#100) Param limit must be")


@pytest.mark.parametrize(("limit", "shown"), [("2", "ab"), (100000, "abcdefg"), (None, "abcdefg")])
def test_a_limit_may_be_text_or_far_too_much(limit, shown):
    assert of(limit=limit)[0] == shown
