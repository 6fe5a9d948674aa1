"""Ids have Meta's shape and depend on the seed alone."""

import re

from fake_graph.ids import Mint


def test_ids_look_like_metas():
    mint = Mint("seed")
    assert re.fullmatch(r"\d{16}", mint.psid("Ana"))
    assert re.fullmatch(r"m_[A-Za-z0-9_-]{86}", mint.message_id())
    assert re.fullmatch(r"A[A-Za-z0-9_-]{22}", mint.trace_id())


def test_the_same_seed_gives_the_same_ids_and_another_gives_others():
    one, two, other = Mint("a"), Mint("a"), Mint("b")
    assert [one.message_id() for _ in range(3)] == [two.message_id() for _ in range(3)]
    assert one.psid("Ana") == two.psid("Ana") != other.psid("Ana")


def test_psids_do_not_depend_on_the_order():
    one, two = Mint("a"), Mint("a")
    two.psid("Bob")
    assert one.psid("Ana") == two.psid("Ana")
