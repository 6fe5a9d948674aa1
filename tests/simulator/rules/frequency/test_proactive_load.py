import pytest

from simulator.rules.frequency.proactive_load import RULE
from simulator.transcript import Transcript

HELLO = "0s customer: Hi!\n2s bot: Hello!"


def audit(*lines):
    return RULE.audit(Transcript.parse("\n".join((HELLO, *lines))))


def test_one_a_day_is_kept():
    assert audit("5h bot: News", "29h bot: News").score == 1


def test_two_within_a_day_are_one_too_many():
    found = audit("5h bot: News", "28h bot: News")
    assert found.score == 0.5
    assert [finding.message for finding in found.findings] == ["2 notifications within 24 hours."]


def test_four_within_a_week_are_one_too_many():
    found = audit("1d bot: a", "2d bot: b", "3d bot: c", "4d bot: d")
    assert [finding.message for finding in found.findings] == ["4 notifications within 7 days."]
    assert found.opportunities == 4


def test_bubbles_of_one_notification_count_once():
    found = audit("5h bot: a", "5h10s bot: b", "5h20s bot: c")
    assert (found.score, found.opportunities) == (1, 1)


def test_what_follows_within_an_hour_was_asked_for():
    assert audit("20m bot: Still looking.", "50m bot: Found it.").score is None


def test_the_first_answer_may_take_its_time():
    notation = "0s customer: Hi!\n5h bot: Hello!\n5h5s bot: How can I help?"
    assert RULE.audit(Transcript.parse(notation)).score is None


def test_the_first_word_of_a_person_was_asked_for():
    assert audit("3h bot #HUMAN_AGENT: Ana here.", "8h bot: News").score == 1


def test_opening_the_thread_asks_for_a_welcome():
    notation = "0s customer opens: Welcome\n1s bot: Hello!\n2s bot: I am Ada."
    assert RULE.audit(Transcript.parse(notation)).score is None


@pytest.mark.parametrize(("updates", "findings"), [(5, 0), (6, 0), (7, 1), (8, 2)])
def test_five_order_updates_a_week_are_free(updates, findings):
    lines = [f"{n + 2}h bot #POST_PURCHASE_UPDATE: Update {n}." for n in range(updates)]
    assert len(audit(*lines).findings) == findings
