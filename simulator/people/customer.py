"""A virtual customer: one person with a PSID, a profile and a voice."""

from datetime import datetime

from faker import Faker

from fake_graph.errors import ImpossibleAction
from simulator.errors import BadInput
from simulator.people.actor import Actor
from simulator.people.conversation import Conversation, play
from simulator.people.mail import Box
from simulator.people.voice import Name, Voice
from simulator.persona import (
    Arrive,
    Block,
    Comment,
    Open,
    Persona,
    Press,
    React,
    Read,
    Say,
    SendPicture,
    SendSticker,
    Side,
    Step,
    Tap,
    Way,
)

STICKER = 369239263222822
"""The thumb, which everybody has."""
AD = "6045246247433"
"""The id of the ad that a script comes by."""


class Customer(Actor):
    """One person writing to the page, who can talk the way a persona does.

    Attributes:
        persona: The name of the kind of customer that they have talked as, empty for none.
        reached: Whether they got what they came for, None where nobody knows.
    """

    persona = ""
    reached: bool | None = None

    def converse(self, persona: Persona, fake: Faker) -> bool:
        """Play the persona's script to its end; the same seed of ``fake`` gives the same words.

        Returns: whether the person got what they came for.

        Raises:
            BadInput: the persona is none of one customer.
        """
        if persona.side is not Side.CUSTOMER:
            raise BadInput(f"{persona.name!r} is somebody of the staff, not a customer")
        play([self.conversation(persona, self.voice(fake))], self._clock, self._graph.journal)
        return bool(self.reached)

    def voice(self, fake: Faker) -> Voice:
        """Return how this person speaks."""
        name = Name(self.person.first_name, self.person.last_name)
        return Voice(fake, self.person.locale, name)

    def conversation(
        self, persona: Persona, voice: Voice, number: int = 0, begins: datetime | None = None
    ) -> Conversation:
        """Return the persona's script, to be played beside others, by default beginning now."""
        self.persona = persona.name
        box = Box(self.psid, persona.side, voice.language, len(self._graph.journal))
        return Conversation(number, self, persona.talk(voice), box, begins or self._clock.now())

    def end(self, *, reached: bool) -> None:
        """Take notice that a conversation has ended."""
        self.reached = reached

    def speaks(self, step: Step) -> bool:
        """Return whether with this step the person has their say."""
        return isinstance(step, Say | Tap | Press | SendPicture | SendSticker | Arrive | Comment)

    def do(self, step: Step) -> None:  # noqa: C901 - one case a step
        """Do what a script says.

        Raises:
            ImpossibleAction: the real app would not let them.
            BadInput: it is no step of a customer's.
        """
        match step:
            case Open():
                self._open_and_start()
            case Arrive(way, about):
                self._arrive(way, about)
            case Comment(text):
                self.comment(text)
            case Say(text):
                self.say(text)
            case Tap(title):
                self.tap(title)
            case Press(title):
                self.press_button(title)
            case SendPicture():
                self.send_picture()
            case SendSticker():
                self.send_sticker(STICKER)
            case React(emoji):
                self.react(emoji)
            case Read():
                self.read()
            case Block():
                self.block()
            case _:
                raise BadInput(f"a customer cannot {type(step).__name__}")

    def _arrive(self, way: Way, about: str) -> None:
        match way:
            case Way.LINK:
                self.follow_link(about)
            case Way.AD:
                self.click_ad(AD, title=about or None)
            case Way.MESSAGE_BUTTON:
                self.press_message_button()
            case Way.PLUGIN:
                self.open_chat_plugin(about)
            case Way.SEND_TO_MESSENGER:
                self.send_to_messenger(about)

    def _open_and_start(self) -> None:
        self.open_thread()
        try:
            self.press_get_started()
        except ImpossibleAction:
            return  # the page offers no button: the composer is free
