"""Two people who write at the same moment, each about something else."""

from simulator.people.habits import farewell, hear, is_understood, pursue
from simulator.people.voice import Voice
from simulator.persona import Persona, Say, Script


def talk(voice: Voice) -> Script:
    """Ask at the same moment as the other does; say goodbye."""
    yield Say(voice.say("greet") if voice.place else voice.say("question"))
    yield from hear()
    news = yield from pursue(voice, "where_is_order" if voice.place else "question")
    yield from farewell(voice)
    return is_understood(news)


PERSONA = Persona(name="two-at-once", talk=talk, people=2)
