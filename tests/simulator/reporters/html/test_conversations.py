from dataclasses import replace

from simulator.report import CustomerRecord, Outcome, bot_report
from simulator.reporters.html.conversations import GRAVITY, index, places, scenario, stories
from simulator.scoring.scorecard import Scorecard
from tests.simulator.reporters import sample
from tests.simulator.reporters.sample import ADDRESS, ANA, BEN, polite, report, rude, said, sent


def told(*scenarios):
    bot = report(*scenarios).bots[0]
    each = bot.scorecard.of_each()
    return bot, index(bot, places(bot), each), list(stories(bot, places(bot), each))


def test_every_conversation_is_in_the_index_with_its_own_score():
    bot, listed, all_stories = told()
    assert listed["customer"] == [t.customer for t in bot.transcripts]
    assert listed["score"] == [Scorecard.of([t]).total for t in bot.transcripts]
    assert [story["total"] for story in all_stories] == listed["score"]
    assert sum(listed["findings"]) == len(bot.scorecard.findings())


def test_every_finding_is_pinned_to_its_turn():
    bot, _, all_stories = told()
    pinned = [
        (story["customer"], place, found[2])
        for story in all_stories
        for place, pins in story["pins"].items()
        for found in pins
    ]
    assert sorted(pinned) == sorted(
        (e.customer, e.place, e.finding.message) for e in bot.scorecard.findings()
    )


def test_equal_conversations_keep_their_findings_apart():
    _, _, (first, _, second, _) = told(rude(), replace(rude(), line=40))
    assert first["pins"]
    assert first["pins"] == second["pins"]


def test_the_gravest_finding_and_the_broken_rules_are_in_the_index():
    bot, listed, _ = told()
    for number, transcript in enumerate(bot.transcripts):
        found = [e for e in bot.scorecard.findings() if e.transcript is transcript]
        codes = {bot.scorecard.results[n].rule.code for n in listed["rules"][number]}
        assert codes == {e.rule.code for e in found}
        assert GRAVITY[listed["gravity"][number]] == max(
            (e.severity for e in found), key=GRAVITY.index, default=""
        )


def test_a_scenario_in_which_nobody_did_anything_is_listed_all_the_same():
    empty = sample.scenario([], outcome=Outcome.AUTHOR_ERROR, error="no such person")
    _, listed, (story,) = told(empty)
    assert listed["customer"] == [""]
    assert listed["scenarios"][0][3] == "scenario impossible"
    assert story["turns"] == []
    assert scenario(empty)["error"] == "no such person"


def test_of_two_people_of_one_name_each_keeps_their_own_words():
    entries = [said("0s", "only Ben's", psid=BEN), sent("1s", "Hello!", psid=BEN)]
    record = sample.scenario(entries, people=(("Sam", ANA), ("Sam", BEN)))
    _, _, (story,) = told(record)
    assert [turn["text"] for turn in story["turns"]] == ["only Ben's", "Hello!"]


def test_it_says_whether_somebody_reached_what_they_came_for():
    who = CustomerRecord(name="Ana", psid=ANA, persona="hurried", reached=False)
    record = replace(polite(), customers=(who,))
    bot = bot_report(ADDRESS, [record])
    (story,) = stories(bot, places(bot), bot.scorecard.of_each())
    assert (story["persona"], story["reached"]) == ("hurried", False)


def test_what_the_bot_printed_stands_with_the_scenario():
    record = sample.scenario([said("0s", "Hi!")], output="listening on 80\n")
    assert scenario(record)["output"] == "listening on 80\n"
