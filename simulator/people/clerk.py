"""Somebody of the page's staff at one customer's thread."""

from datetime import datetime

from fake_graph.ids import Psid
from simulator.errors import BadInput
from simulator.people.conversation import Conversation
from simulator.people.mail import Box
from simulator.people.office import Office
from simulator.people.voice import Voice
from simulator.persona import HandBack, Persona, Side, StaffSay, Step, TakeThread


class Clerk:
    """One of the staff, who sees one thread.

    Attributes:
        psid: Whose thread it is.
    """

    def __init__(self, psid: Psid, office: Office, voice: Voice) -> None:
        self.psid = psid
        self._office = office
        self._voice = voice

    def conversation(self, persona: Persona, number: int, begins: datetime) -> Conversation:
        """Return what they do at the thread, to be played beside its customer's script.

        Raises:
            BadInput: the persona is a customer.
        """
        if persona.side is not Side.STAFF:
            raise BadInput(f"{persona.name!r} is a customer, nobody of the staff")
        box = Box(self.psid, Side.STAFF, self._voice.language)
        return Conversation(number, self, persona.talk(self._voice), box, begins)

    def end(self, *, reached: bool) -> None:
        """Take no notice that the script has ended: the staff's goals count nowhere."""

    def speaks(self, step: Step) -> bool:
        """Return whether with this step they have their say."""
        return isinstance(step, StaffSay | HandBack)

    def do(self, step: Step) -> None:
        """Do what a script says.

        Raises:
            BadInput: it is nothing that the staff do.
        """
        match step:
            case TakeThread():
                if not self._office.has_thread(self.psid):
                    self._office.take(self.psid)
            case StaffSay(text):
                self._office.say(self.psid, text, self._voice.own["agent"])
            case HandBack():
                self._office.hand_back(self.psid)
            case _:
                raise BadInput(f"the staff cannot {type(step).__name__}")
