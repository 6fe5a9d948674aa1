"""``fields`` is read as Graph reads it: names, arguments and what is inside."""

import pytest

from fake_graph.errors import GraphError
from fake_graph.fields import Field, constant, parsed, shaped, written


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("", ()),
        ("id", (Field("id"),)),
        (" id , name ", (Field("id"), Field("name"))),
        ("id,id", (Field("id"),)),
        ("a{b,c{d}},e", (Field("a", {}, (Field("b"), Field("c", {}, (Field("d"),)))), Field("e"))),
        ("m.limit(5){id}", (Field("m", {"limit": "5"}, (Field("id"),)),)),
        ("m.limit(5).after(QVFI=)", (Field("m", {"limit": "5", "after": "QVFI="}),)),
        ("m.limit()", (Field("m", {"limit": ""}),)),
    ],
)
def test_what_is_asked_for(text, fields):
    assert parsed(text) == fields


@pytest.mark.parametrize(
    "text",
    [
        *(",", "a,", ",a", "a,,b", "a{", "a{}", "a{b", "a}", "a{b}}", "{a}", "a b", "a.limit"),
        *("a.(5)", "a.limit(5", "a.limit(5(6))", "é!", "a;b", "'a'"),
        *("a{" * 50, "a" + "{b" * 9 + "}" * 9),
    ],
)
def test_what_cannot_be_read_is_refused(text):
    with pytest.raises(GraphError) as refused:
        parsed(text)
    assert (refused.value.status, refused.value.code) == (400, 100)


@pytest.mark.parametrize("text", ["id", "a{b,c{d}},e", "m.limit(5).after(x){id,from{name}}"])
def test_fields_can_be_written_down_again(text):
    assert written(parsed(text)) == text


KNOWN = {"id": constant("1"), "name": constant("Ana"), "gone": constant(None)}


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("", {"name": "Ana", "id": "1"}),
        ("name", {"name": "Ana", "id": "1"}),
        ("id,name", {"id": "1", "name": "Ana"}),
        ("gone", {"id": "1"}),
    ],
)
def test_the_id_always_comes_and_what_is_missing_never(text, answered):
    shown = shaped(parsed(text), KNOWN, ("name",), "User")
    assert list(shown.items()) == list(answered.items())


def test_an_unknown_field_is_named():
    with pytest.raises(GraphError, match=r"\(shoe_size\) on node type \(User\)"):
        shaped(parsed("shoe_size"), KNOWN, (), "User")
