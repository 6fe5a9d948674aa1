"""What people of all kinds do alike."""

import pytest
from faker import Faker

from simulator.people.habits import (
    choices,
    fitting,
    is_led_to_a_person,
    is_understood,
    wanted_of_me,
)
from simulator.people.voice import Voice
from simulator.persona import Heard
from simulator.turn import Speaker

SORRY = "Sorry, I did not understand that."


def voice(language="en"):
    fake = Faker()
    fake.seed_instance(1)
    return Voice(fake, language)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("What is your order number?", "order"),
        ("May I have your e-mail address, please?", "email"),
        ("Which phone number can we reach you at?", "phone"),
        ("And your name?", "name"),
        ("Which city do you live in?", "city"),
        ("Please enter your order number.", "order"),
        ("To go on, send us\nyour phone number", "phone"),
    ],
)
def test_who_is_asked_for_something_of_their_own_tells_it(text, own):
    speaker = voice()
    assert speaker.own[own] in wanted_of_me(speaker, (Heard(text),))


WISHES = {
    "id": "Mohon kirimkan nomor pesanan Anda.",
    "nl": "Geef uw bestelnummer door, a.u.b.",
    "tr": "Lütfen sipariş no girin.",
    "fr": "Veuillez indiquer votre numéro de commande.",
    "it": "Inserisci il numero d'ordine.",
}


@pytest.mark.parametrize("language", WISHES)
def test_a_wish_is_understood_in_every_language_without_a_question_mark(language):
    speaker = voice(language)
    assert speaker.own["order"] in wanted_of_me(speaker, (Heard(WISHES[language]),))


@pytest.mark.parametrize(
    "text", ["Your order number is A-1.", "Your order number is on its way to you.", "How?", ""]
)
def test_who_is_not_asked_tells_nothing(text):
    assert wanted_of_me(voice(), (Heard(text),)) == ""
    assert wanted_of_me(voice(), ()) == ""


def test_the_choice_that_is_about_what_somebody_wants_is_taken():
    news = (Heard("What is it about?", ("Delivery", "Opening hours", "Returns")),)
    assert fitting("What are your opening hours?", news) == "Opening hours"


def test_of_choices_that_do_not_fit_none_is_taken_unless_nothing_was_understood():
    assert fitting("Is it waterproof?", (Heard("Yes.", ("Buy now",)),)) == ""
    lost = Heard(SORRY, ("Buy now", "Help"))
    assert fitting("Is it waterproof?", (lost,)) == "Buy now"


def test_only_the_newest_message_can_be_tapped():
    assert choices((Heard("one", ("A",)), Heard("two"))) == ()
    assert choices((Heard("one", ("A",), ("B",)),)) == ("A", "B")


def test_an_answer_is_one_that_has_understood():
    assert is_understood((Heard("We are open."),))
    assert not is_understood((Heard(SORRY),))
    assert not is_understood(())
    assert not is_understood((Heard("We are away.", by=Speaker.PAGE),))


def test_a_person_is_one_who_writes_or_is_announced():
    assert is_led_to_a_person((Heard("Kim here.", by=Speaker.AGENT),))
    assert is_led_to_a_person((Heard("I will connect you to a colleague."),))
    assert not is_led_to_a_person((Heard("We are open."),))
