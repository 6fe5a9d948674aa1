from simulator.timeflow.agenda import Agenda, Appointment
from simulator.timeflow.thread import ManagedThread


def test_an_empty_agenda_has_nothing_due():
    agenda = Agenda()
    assert (agenda.next_due(), agenda.last_due(), len(agenda)) == (None, None, 0)


def test_appointments_come_in_order_of_time_then_of_arrival():
    agenda, order = Agenda(), []
    for name, due in (("c", 2), ("a", 1), ("d", 2), ("b", 1)):
        agenda.add(due, Appointment(lambda name=name: order.append(name), None, 0))
    assert (agenda.next_due(), agenda.last_due()) == (1, 2)
    for _ in range(4):
        agenda.pop().action()
    assert order == ["a", "b", "c", "d"]


def test_overtaken_and_cancelled_appointments_are_passed_over():
    agenda, thread = Agenda(), ManagedThread("bot")
    agenda.add(1, Appointment(None, thread, thread.token))
    agenda.add(3, Appointment(None, thread, thread.token + 1))
    cancelled = Appointment(list, None, 0)
    agenda.add(2, cancelled)
    cancelled.cancel()
    thread.token += 1
    assert (agenda.next_due(), agenda.last_due()) == (3, 3)
    assert list(agenda.sleepers()) == [thread]


def test_stale_appointments_do_not_pile_up():
    agenda, thread = Agenda(), ManagedThread("bot")
    for due in range(100_000, 0, -1):
        agenda.add(due, Appointment(None, thread, thread.token))
        thread.token += 1
    assert len(agenda) < 5000


def test_a_fork_keeps_the_actions_and_forgets_the_threads():
    agenda, thread = Agenda(), ManagedThread("bot")
    for due in (5, 3, 4):
        agenda.add(due, Appointment(None, thread, thread.token))
        agenda.add(due * 10, Appointment(list, None, 0))
    agenda.forget_threads()
    assert [agenda.next_due() for _ in range(3) if agenda.pop()] == [40, 50, None]


def test_what_is_moved_stands_where_it_would_had_it_been_made_later():
    agenda, order = Agenda(), []
    for name, made, due in (("early", 0, 10), ("moved", 1, 4), ("late", 8, 10)):
        agenda.now = made
        agenda.add(due, Appointment(lambda name=name: order.append(name), None, 0))
    agenda.move(agenda.take(), 10)
    for _ in range(3):
        agenda.pop().action()
    assert order == ["early", "moved", "late"]


def test_what_is_put_back_stands_where_it_was():
    agenda, order = Agenda(), []
    for name in "abc":
        agenda.add(1, Appointment(lambda name=name: order.append(name), None, 0))
    agenda.put_back(agenda.take())
    for _ in range(3):
        agenda.pop().action()
    assert order == ["a", "b", "c"]
