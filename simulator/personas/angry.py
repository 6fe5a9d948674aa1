"""Somebody with a grievance, who calms down when it is taken seriously."""

from simulator.people.habits import insist, is_led_to_a_person, is_understood
from simulator.people.voice import Voice
from simulator.persona import News, Persona, Script
from simulator.text.act import Act


def talk(voice: Voice) -> Script:
    """Complain until somebody is sorry or a person takes over; else demand one, and go."""
    content = _is_taken_seriously
    return (yield from insist(voice, "complaint", "complaint_again", "calmer", content))


def _is_taken_seriously(news: News) -> bool:
    is_sorry = any(heard.does(Act.APOLOGY) for heard in news)
    return is_led_to_a_person(news) or (is_sorry and is_understood(news))


PERSONA = Persona(name="angry", talk=talk)
