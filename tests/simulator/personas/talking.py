"""A persona's conversation with a bot that is a function."""

import re
from datetime import timedelta

from simulator.people.clerk import Clerk
from simulator.people.conversation import play
from simulator.phrasing import phrasing
from tests.simulator.small_world import living

CHOICES = ("Opening hours", "Delivery", "Returns")
HELP = "We are open from 9 to 6, we deliver in two days, and you can return anything."


def helpful(send, psid, text):
    """Answer as a bot does that helps with everything."""
    words = text.lower()
    if any(word in words for word in ("human", "person", "someone", "employee", "agent")):
        send(psid, "Of course, a colleague will be with you in a few minutes.")
    elif any(word in words for word in ("stop", "unsubscribe", "any more messages")):
        send(psid, "All right, we will not write to you any more.")
    elif "understand" in words or "mean" in words or "lost" in words or "get it" in words:
        send(psid, "I am sorry. You can also call us: +1 555 010 0199.")
    elif "bye" in words or "nice day" in words:
        send(psid, "Goodbye, and have a nice day!")
    elif any(word in words for word in ("late", "broken", "acceptable", "charged", "fed up")):
        send(psid, "I am very sorry about that. I have passed it on to a colleague, who will call.")
    elif words.startswith(("hi", "hello", "get_started", "good morning", "hey")):
        send(psid, "Hello! How can I help you?", *CHOICES)
    else:
        send(psid, HELP)


def silent(send, psid, text):
    """Say nothing, ever."""


class Talked:
    """What came of a conversation.

    Attributes:
        reached: Whether the person got what they came for.
        journal: All that crossed the wire.
        took: How long it was.
    """

    def __init__(self, reached, journal, took):
        self.reached = reached
        self.journal = journal
        self.took = took

    @property
    def said(self):
        """The texts that the person wrote."""
        return [e.text for e in self.journal if e.kind == "message_received"]

    @property
    def kinds(self):
        """The kinds of entries."""
        return [e.kind for e in self.journal]

    @property
    def deeds(self):
        """What the person did beside writing."""
        return [e.deed for e in self.journal if e.kind == "customer_acted"]


def talk(persona, answer=helpful, *, seed=1, locale="en_US", set_up=lambda world: None):
    """Return what comes of a whole conversation."""
    with living(answer, seed=seed) as world:
        set_up(world)
        customer = world.customer("Ana", locale)
        began = world.clock.now()
        reached = customer.converse(persona, world.fake("talk", locale))
        return Talked(reached, list(world.graph.journal), world.clock.now() - began)


def talk_with_staff(persona, staff, answer=helpful, *, seed=1):
    """Return what comes of a conversation whose thread somebody of the staff watches."""
    with living(answer, seed=seed) as world:
        customer = world.customer("Ana")
        voice = customer.voice(world.fake("Ana talks"))
        clerk = Clerk(customer.psid, world.office, customer.voice(world.fake("staff")))
        theirs = clerk.conversation(staff, 1, world.clock.now())
        ours = customer.conversation(persona, voice)
        began = world.clock.now()
        play([ours, theirs], world.clock, world.graph.journal)
        took = world.clock.now() - began
        return Talked(ours.reached, list(world.graph.journal), took), theirs.reached


LONGEST = timedelta(days=8)
"""Within which every conversation ends."""


def says(text, purpose, language="en"):
    """Return whether a text begins with one of the ways of saying something."""
    ways = (
        re.sub(r"\\\{\w+\\\}", ".+", re.escape(way)) for way in phrasing(language).says[purpose]
    )
    return any(re.match(way, text) for way in ways)
