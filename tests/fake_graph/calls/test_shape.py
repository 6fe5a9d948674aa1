"""A body's shape is taken apart down to its last key."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from fake_graph.calls.body import Body, Listed
from fake_graph.calls.shape import keys


class Leaf(Body):
    """A leaf."""

    not_faked: ClassVar[frozenset[str]] = frozenset({"colour"})

    title: Annotated[str, Field(max_length=20)]
    size: int | None = None


class Tree(Body):
    """A tree."""

    not_faked_values: ClassVar[Mapping[str, frozenset[str]]] = {"kind": frozenset({"palm", "fern"})}

    leaves: Annotated[Listed[Leaf], Field(min_length=1, max_length=3)]
    is_old: bool = False
    best: Leaf | None = None
    kind: str = "oak"


def test_every_key_at_every_depth_with_its_type_and_limits():
    assert [(k.path, k.type, k.is_required, k.limits, k.is_faked) for k in keys(Tree)] == [
        ("leaves", "list", True, "at most 3, at least 1", True),
        ("leaves[][title]", "text", True, "at most 20", True),
        ("leaves[][size]", "number", False, "", True),
        ("leaves[][colour]", "any", False, "", False),
        ("is_old", "flag", False, "", True),
        ("best", "object", False, "", True),
        ("best[title]", "text", True, "at most 20", True),
        ("best[size]", "number", False, "", True),
        ("best[colour]", "any", False, "", False),
        ("kind", "text", False, "", True),
        ("kind=fern", "any", False, "", False),
        ("kind=palm", "any", False, "", False),
    ]
