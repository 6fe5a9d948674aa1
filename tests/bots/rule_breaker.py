"""The polite demo bot with bad habits, named by ``BREAKS``: each breaks one rule."""

import os
import threading
import urllib.error

from scenarios.demo import polite
from scenarios.demo.polite import Guest, app, call, send

__all__ = ["HABITS", "app"]

TOO_LATE = 20  # seconds
CHIMING_IN = 150  # seconds
AFTER_THE_WINDOW = 25 * 60 * 60  # seconds


def answers_late():
    quickly = polite.receive
    polite.receive = lambda event: threading.Timer(TOO_LATE, quickly, [event]).start()


def does_not_greet():
    greeting = [{"locale": "default", "text": "Ask us anything!"}]
    call("POST", "me/messenger_profile", {"greeting": greeting})
    Guest.greet = lambda guest: guest.say("again", *guest.titles())


def does_not_answer():
    Guest.add_offer = lambda guest, text: None


def answers_in_another_language():
    def say_it_abroad(guest, text):
        speech = polite.SPEECH["nl" if guest.speech is not polite.SPEECH["nl"] else "it"]
        send(guest.psid, f"{speech['topics'][0]['text']} {speech['more']}")

    Guest.add_offer = say_it_abroad


def keeps_people_from_people():
    polite.FIRST["human"] = lambda guest: guest.say("again", *guest.titles())


def never_gives_up():
    Guest.admit = lambda guest: send(guest.psid, guest.speech["lost"].rstrip(":") + ".")


def does_not_return_goodbyes():
    polite.LATER["bye"] = lambda guest: guest.say("again", *guest.titles())


def writes_outside_the_window():
    polite.IDLE = AFTER_THE_WINDOW


def does_not_stop():
    def go_on(guest):
        guest.say("stopped")
        guest.later(polite.IDLE, guest.remind)

    polite.FIRST["stop"] = go_on


def talks_over_people():
    def chime_in(guest):
        try:
            guest.say("more")
        except urllib.error.HTTPError as error:
            print(f"not sent: {error}")

    def greet(guest):
        known(guest)
        threading.Timer(CHIMING_IN, chime_in, [guest]).start()

    known, Guest.greet = Guest.greet, greet


def answers_twice():
    class Forgetful(set):
        def add(self, element):
            pass

    polite.answered = Forgetful()


def is_at_a_loss_with_pictures():
    def receive(event):
        if "attachments" in event.get("message", {}):
            send(event["sender"]["id"], "Error.")
        else:
            known(event)

    known, polite.receive = polite.receive, receive


def is_never_sorry():
    polite.FIRST["sorry"] = lambda guest: guest.add_offer(guest.speech["topics"][0]["text"])


def gives_others_away():
    said = []

    def remember(guest, text):
        known(guest, text)
        if said and said[-1][0] != guest.psid:
            send(guest.psid, f"Somebody else asked: {said[-1][1]}")
        said.append((guest.psid, text))

    known, polite.answer = polite.answer, remember


HABITS = {
    habit.__name__: habit
    for habit in (
        answers_late,
        does_not_greet,
        does_not_answer,
        answers_in_another_language,
        keeps_people_from_people,
        never_gives_up,
        does_not_return_goodbyes,
        writes_outside_the_window,
        does_not_stop,
        talks_over_people,
        answers_twice,
        is_at_a_loss_with_pictures,
        is_never_sorry,
        gives_others_away,
    )
}

for name in filter(None, os.environ.get("BREAKS", "").split(",")):
    HABITS[name]()
