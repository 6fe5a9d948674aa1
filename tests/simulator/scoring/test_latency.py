"""Waits for answers, and their percentiles."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scoring.latency import PERCENTILES, percentile, waits
from simulator.transcript import Transcript

TOLD = Transcript.parse("0s customer: Hi!\n2m bot: Hello!\n3m customer: When do you open?\n")
SECOND = Transcript.parse("0s customer: Hi!\n1s bot: Hello!\n3m customer: Price?\n5m bot: 9 euros.")


def test_first_answers_are_one_a_conversation_and_answers_are_all():
    assert waits([TOLD, SECOND], "first_answer") == (timedelta(seconds=1), timedelta(minutes=2))
    assert waits([TOLD, SECOND], "answer") == (
        timedelta(seconds=1),
        timedelta(minutes=2),
        timedelta(minutes=2),
    )


@pytest.mark.parametrize(("percent", "seconds"), [(50, 5), (90, 9), (95, 10), (99, 10), (1, 1)])
def test_a_percentile_is_one_of_the_waits(percent, seconds):
    ten = [timedelta(seconds=n) for n in range(1, 11)]
    assert percentile(ten, percent) == timedelta(seconds=seconds)


def test_without_answers_there_is_no_percentile():
    assert percentile((), 95) is None


@given(st.lists(st.timedeltas(), min_size=1), st.sampled_from(sorted(PERCENTILES.values())))
def test_so_many_percent_wait_no_longer(waited, percent):
    limit = percentile(sorted(waited), percent)
    assert sum(wait <= limit for wait in waited) * 100 >= percent * len(waited)
