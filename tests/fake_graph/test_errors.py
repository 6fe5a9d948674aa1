"""Every refusal has Graph's shape."""

import inspect

import pytest

from fake_graph import errors
from fake_graph.errors import GraphError


def every_graph_error():
    found = [cls for _, cls in inspect.getmembers(errors, inspect.isclass)]
    return [cls for cls in found if issubclass(cls, GraphError) and cls is not GraphError]


@pytest.mark.parametrize("cls", every_graph_error(), ids=lambda cls: cls.__name__)
def test_each_is_drawn_in_the_tree_with_its_code(cls):
    number = f"{cls.code} / {cls.subcode}" if cls.subcode else str(cls.code)
    lines = [line.split() for line in errors.__doc__.splitlines() if f" {cls.__name__} " in line]
    assert len(lines) == 1
    assert " ".join(lines[0]).partition(",")[0].endswith(f"{cls.__name__} {number}")


def test_the_body_has_metas_keys_in_metas_order():
    body = errors.OutsideMessagingWindow().to_wire("Atrace")["error"]
    assert list(body) == ["message", "type", "code", "error_subcode", "fbtrace_id"]
    assert body["message"].startswith("(#10) ")


def test_values_of_the_caller_are_cut_short():
    assert len(str(errors.NonexistingField("x" * 10_000, "User"))) < 200
