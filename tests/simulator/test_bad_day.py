"""Errors by their names and codes."""

import pytest

from simulator.bad_day import error_called
from simulator.errors import BadInput


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("temporary-failure", "temporary-failure"),
        ("1200/2018024", "temporary-failure"),
        ("1200", "temporary-failure"),
        ("10", "permission-missing-for-action"),
        ("10/2018278", "outside-window"),
        ("613", "rate-limit"),
        ("-1", "internal-error"),
    ],
)
def test_an_error_is_named_or_numbered(text, name):
    assert error_called(text) == name


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("temporary-failur", "near ones: 'temporary-failure'"),
        ("10/2018279", "near ones: '10', '10/1404170'"),
        ("99999", "write e.g.: 'temporary-failure', '613'"),
        ("", "write e.g."),
        ("☂", "write e.g."),
        ("sdk-permission-missing", "near ones"),
        ("2071010", "write e.g."),
    ],
)
def test_an_unknown_error_is_told_on_one_line_with_near_ones(text, near):
    with pytest.raises(BadInput) as caught:
        error_called(text)
    assert near in str(caught.value)
    assert "\n" not in str(caught.value)
