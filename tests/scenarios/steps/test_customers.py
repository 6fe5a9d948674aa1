"""Customers appear and act."""

import pytest

from fake_graph import ImpossibleAction
from scenarios.steps import (
    answers,
    arriving,
    customers,
    personas,
    presence,
    pressing,
    shown,
    staff,
    writing,
)
from simulator.errors import BadInput, UnknownPersona
from tests.simulator.small_world import polite

KINDS = ("message_edit", "message", "postback", "reaction")
ORDER = {
    "template_type": "button",
    "text": "What next?",
    "buttons": [{"type": "postback", "title": "Order", "payload": "ORDER"}],
}


def shop(send, psid, text):
    if text == "buttons":
        send(psid, "", message={"attachment": {"type": "template", "payload": ORDER}})
    else:
        polite(send, psid, text)


def test_customers_appear_named_or_not_from_here_or_there(staged):
    with staged() as stage:
        customers.a_customer(stage)
        customers.a_named_customer(stage, "Ana")
        customers.a_customer_from(stage, "id_ID")
        customers.a_named_customer_from(stage, "İpek", "tr_TR")
        assert [c.person.locale for c in stage.world.customers] == [
            *("en_US", "en_US", "id_ID", "tr_TR")
        ]
        assert stage.current.name == "İpek"


def test_the_customer_is_the_one_who_acted_last(staged):
    with staged() as stage:
        customers.a_named_customer(stage, "Ana")
        customers.a_named_customer(stage, "Ben")
        writing.says(stage, "Ana", "Hi!")
        writing.says(stage, None, "It is me again")
        assert len(stage.person("Ana").messages()) == 2


def test_a_customer_taps_reads_blocks_and_unblocks(staged):
    with staged() as stage:
        writing.says(stage, None, "choose")
        pressing.taps(stage, None, "Blue")
        presence.reads(stage, None)
        presence.blocks(stage, None)
        with pytest.raises(ImpossibleAction):
            writing.says(stage, None, "Hi!")
        presence.unblocks(stage, None)
        writing.says(stage, None, "Hi!")
        assert [m.text for m in stage.current.messages()][-1] == "You said: Hi!"


def test_what_the_page_does_not_have_cannot_be_pressed(staged):
    with staged() as stage:
        with pytest.raises(ImpossibleAction, match="no Get Started button"):
            pressing.presses_get_started(stage, None)
        with pytest.raises(ImpossibleAction, match="no persistent menu"):
            pressing.presses_menu(stage, None, "Prices")


def test_a_stranger_is_told_with_the_nearest_name(staged):
    with staged() as stage:
        customers.a_named_customer(stage, "Ana")
        with pytest.raises(BadInput, match=r"no customer named 'Anna' \(did you mean 'Ana'\?\)"):
            writing.says(stage, "Anna", "Hi!")


@pytest.mark.parametrize("persona", ["newcomer", "hurried", "Newcomer"])
def test_a_customer_talks_as_a_persona(staged, persona):
    with staged() as stage:
        personas.talks_as(stage, None, persona)
        assert stage.current.messages()


def test_an_unknown_persona_is_told_with_the_known_ones(staged):
    with staged() as stage, pytest.raises(UnknownPersona, match=r"known: .*hurried, .*newcomer"):
        personas.talks_as(stage, None, "grumpy")


def test_buttons_are_pressed_and_messages_reacted_to_changed_and_taken_back(staged):
    with staged(shop) as stage:
        staff.hears_of(stage, ("message_reactions", "message_edits"))
        writing.says(stage, None, "buttons")
        shown.shows_button(stage, "Order")
        pressing.presses_button(stage, None, "Order")
        answers.has_said(stage, "You said: ORDER")
        writing.reacts(stage, None, "😍")
        writing.says(stage, None, "Hi!")
        writing.edits(stage, None, "Hello!")
        writing.unsends(stage, None)
        kinds = [next(k for k in KINDS if k in event) for event in stage.world.bot.door.deeds]
        assert kinds == ["message", "postback", "reaction", "message", "message_edit", "message"]
        assert stage.world.bot.door.deeds[-1]["message"]["is_deleted"] is True


def test_pictures_and_thumbs_reach_the_bot(staged):
    with staged() as stage:
        writing.sends_picture(stage, None)
        writing.sends_thumbs_up(stage, None)
        events = stage.world.bot.door.deeds
        assert events[0]["message"]["attachments"][0]["type"] == "image"
        assert "369239263222822" in str(events[1])


def test_the_first_thing_that_is_said_tells_where_somebody_came_from(staged):
    with staged() as stage:
        staff.hears_of(stage, ("messaging_referrals",))
        arriving.arrives_by_link(stage, None, "summer")
        writing.says(stage, None, "Hi!")
        customers.a_named_customer(stage, "Ben")
        arriving.arrives_from_ad(stage, "Ben", "238")
        writing.says(stage, "Ben", "Hi!")
        found = [event["message"]["referral"] for event in stage.world.bot.door.deeds]
        assert [(one["source"], one.get("ref"), one.get("ad_id")) for one in found] == [
            ("SHORTLINK", "summer", None),
            ("ADS", None, "238"),
        ]


def test_a_ref_that_no_link_can_carry_is_impossible(staged):
    with staged() as stage, pytest.raises(ImpossibleAction, match="a ref has up to"):
        arriving.arrives_by_link(stage, None, "höhe & tiefe")


def test_a_question_that_is_not_offered_cannot_be_pressed(staged):
    with staged() as stage, pytest.raises(ImpossibleAction, match="does not offer"):
        pressing.presses_ice_breaker(stage, None, "Prices?")


def test_what_a_customer_is_known_for(told):
    with told() as tell:
        tell.given('a customer named "Ana"')
        tell.given('Ana bought "a lamp" 3 days ago, order "A-12345"')
        tell.given('Ana has the phone number "+31 6 12345678"')
        tell.given('Ana has the email address "ana@example.org"')
        tell.given('Ana lives in the time zone "Asia/Jakarta"')
        facts = tell.world.facts(tell.stage.current)
        person = tell.world.graph.thread_of(tell.stage.current.psid).person
        assert facts.purchases == ("a lamp", "A-12345")
        assert facts.time_zone == "Asia/Jakarta"
        assert (person.phone, person.email, person.timezone) == (
            *("+31 6 12345678", "ana@example.org", 7.0),
        )


def test_a_zone_that_is_none_is_its_authors_mistake(told):
    with told() as tell, pytest.raises(BadInput, match="no time zone 'Jakarta'; write"):
        tell.given('the customer lives in the time zone "Jakarta"')


def test_every_purchase_is_known(told):
    with told() as tell:
        tell.given('a customer named "Ana"')
        tell.given('Ana bought "hat" 3 days ago')
        tell.given('Ana bought "lamp" 2 days ago, order "A-1"')
        assert tell.world.facts(tell.stage.current).purchases == ("hat", "lamp", "A-1")
