"""Two people who write at the same moment, each about something else."""

from simulator.people.conversation import play
from simulator.personas.two_at_once import PERSONA
from tests.simulator.small_world import living


def test_two_people_write_at_the_same_instant_and_each_gets_their_own_answer():
    def answer(send, psid, text):
        send(psid, f"You asked: {text}")

    with living(answer) as world:
        people = [world.customer("Ana"), world.customer("Ben")]
        talks = []
        for number, person in enumerate(people):
            voice = person.voice(world.fake(f"{person.name} talks"))
            voice.place = number
            talks.append(person.conversation(PERSONA, voice, number))
        play(talks, world.clock, world.graph.journal)
        first = [world.graph.journal.of(person.psid)[0] for person in people]
        assert PERSONA.people == 2
        assert first[0].at == first[1].at
        assert all(one.reached for one in talks)
        for person in people:
            said = [
                e.text for e in world.graph.journal.of(person.psid) if e.kind == "message_received"
            ]
            assert [m.text for m in person.messages()] == [f"You asked: {text}" for text in said]
