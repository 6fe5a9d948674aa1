from simulator.certificate import Certificate, Escape


def test_nothing_escaped_so_far():
    assert Certificate().deterministic
    assert Certificate().sentences() == ()


def test_each_escape_is_one_sentence_however_often_it_happened():
    certificate = Certificate()
    for _ in range(3):
        certificate.record(Escape.BUSY_WAIT, "bot.py:5 in poll")
    assert not certificate.deterministic
    assert certificate.sentences() == (f"bot.py:5 in poll {Escape.BUSY_WAIT}",)


def test_the_order_of_events_does_not_show():
    here, there = Certificate(), Certificate()
    events = [(Escape.POLLER, "b"), (Escape.POLLER, "a"), (Escape.FOREIGN_LOCK, "c")]
    for escape, what in events:
        here.record(escape, what)
    for escape, what in reversed(events):
        there.record(escape, what)
    assert here.sentences() == there.sentences()


def test_a_copy_goes_its_own_way():
    certificate = Certificate()
    certificate.record(Escape.POLLER, "a")
    certificate.copy().record(Escape.POLLER, "b")
    assert len(certificate.sentences()) == 1
