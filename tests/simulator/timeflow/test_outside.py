import http.client
import http.server
import multiprocessing
import os
import socket
import threading
import time

import pytest

from simulator.timeflow.real import Real
from tests.simulator.simulation import in_new_process

pytestmark = pytest.mark.skipif(
    not os.path.exists("/proc/self/task"),  # noqa: PTH110
    reason="the watchdog looks into /proc",
)


def _answer_later(sock, seconds):
    def answer():
        Real.sleep(seconds)
        sock.send(b"x")

    Real.start_new_thread(answer, ())


def test_a_foreign_lock_held_over_a_sleep_lets_time_go_on(simulation):
    foreign = Real.allocate_lock()

    def has_it():
        with foreign:
            time.sleep(60)
            simulation.mark("first")

    def wants_it():
        with foreign:
            simulation.mark("second")

    def bot():
        for target in (has_it, wants_it):
            threading.Thread(target=target).start()

    simulation.play(bot)
    assert simulation.marks == [(60, "first"), (60, "second")]
    assert "in wants_it waited for a lock that is not under control" in simulation.escapes()


def test_time_stands_still_while_somebody_waits_for_the_world(simulation):
    left, right = socket.socketpair()

    def goes_on():
        time.sleep(0)
        simulation.mark("others go on")

    def asks_the_world():
        threading.Timer(1, simulation.mark, ("timer",)).start()
        threading.Thread(target=goes_on).start()
        _answer_later(right, 0.2)
        left.recv(1)
        simulation.mark("answer")

    with left, right:
        simulation.play(asks_the_world)
    assert simulation.marks == [(0, "others go on"), (0, "answer"), (1, "timer")]
    assert "in asks_the_world waited for the world outside" in simulation.escapes()


def test_a_handler_that_comes_back_from_the_world_and_ends_queues_for_its_turn(simulation):
    ends = [socket.socketpair() for _ in range(5)]

    def asks(sock):
        sock.recv(1)

    def works(number):
        for _ in range(20):
            time.sleep(0)
            Real.sleep(0.002)
        simulation.mark(number)

    def bot():
        for number in range(3):
            threading.Thread(target=works, args=(number,)).start()

    simulation.clock.call_soon(bot)
    for delay, (left, right) in enumerate(ends):
        _answer_later(right, 0.12 + delay * 0.013)
        simulation.clock.call_soon(lambda left=left: asks(left))
    simulation.rest(10)
    for left, right in ends:
        left.close()
        right.close()
    assert sorted(number for _, number in simulation.marks) == [0, 1, 2]
    assert not simulation.leftovers()


def test_a_pipe_that_another_thread_of_the_bot_fills_later(simulation):
    reading, writing = os.pipe()

    def reads_the_pipe():
        simulation.mark(os.read(reading, 1))

    def bot():
        threading.Thread(target=reads_the_pipe).start()
        time.sleep(5)
        os.write(writing, b"x")

    simulation.play(bot)
    os.close(reading)
    os.close(writing)
    assert simulation.marks == [(5, b"x")]
    assert "in reads_the_pipe waited outside for so long" in simulation.escapes()


def test_a_server_in_the_bot_that_takes_its_time(simulation):
    server = socket.create_server(("127.0.0.1", 0))

    def serves():
        connection, _ = server.accept()
        with connection:
            time.sleep(7)
            connection.sendall(b"x")

    def bot():
        threading.Thread(target=serves).start()
        time.sleep(1)
        with socket.create_connection(server.getsockname()) as client:
            simulation.mark(client.recv(1))

    with server:
        simulation.play(bot)
    assert simulation.marks == [(8, b"x")]


def test_a_child_of_the_bots_lives_in_real_time(simulation):
    context = multiprocessing.get_context("fork")

    def child(answers):
        began = Real.monotonic()
        Real.sleep(0.2)  # longer than the watchdog looks on
        time.sleep(0.01)
        slept = Real.monotonic() - began >= 0.21
        threading.Thread(target=answers.put, args=(slept,), daemon=False).start()

    def bot():
        answers = context.SimpleQueue()
        process = context.Process(target=child, args=(answers,))
        process.start()
        simulation.mark(answers.get())
        process.join(30)
        simulation.mark(process.exitcode)
        process.close()
        answers.close()

    simulation.play(bot)
    assert [what for _, what in simulation.marks] == [True, 0]


def test_work_in_real_time_inside_a_handler_is_left_alone(simulation):
    def bot():
        Real.sleep(0.15)
        simulation.mark("done")

    assert simulation.play(bot) == [(0, "done")]


def test_a_thread_that_is_outside_when_its_scenario_ends_waits_for_the_next():
    program = """
    import socket, threading, time
    from simulator.clock import Clock
    from simulator.timeflow.real import Real
    clock, marks = Clock(), []
    left, right = socket.socketpair()
    foreign = Real.allocate_lock()
    foreign.acquire()
    def bot():
        foreign.acquire()
        marks.append("back")
        time.sleep(1)
        marks.append("slept")
    with clock.running():
        clock.call_soon(lambda: threading.Thread(target=bot).start())
        clock.settle()
    foreign.release()
    Real.sleep(.05)
    print(marks)
    with clock.running():
        clock.settle()
        print(marks)
        time.sleep(2)
        print(marks)
    left.close(); right.close()
    """
    assert in_new_process(program).splitlines() == ["['back']", "['back']", "['back', 'slept']"]


@pytest.mark.parametrize("patience", [None, 30])
def test_a_web_server_in_the_bot_neither_stops_time_nor_is_stopped_by_it(simulation, patience):
    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            time.sleep(2)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)

    def bot():
        threading.Thread(target=server.serve_forever, args=(5,), daemon=True).start()
        time.sleep(10)
        client = http.client.HTTPConnection(*server.server_address, timeout=patience)
        client.request("GET", "/")
        simulation.mark(client.getresponse().status)
        client.close()
        server.shutdown()
        server.server_close()

    simulation.play(bot, days=0.001)
    assert simulation.marks == [(12, 204)]


def test_a_server_that_calls_itself_is_not_taken_for_the_world(simulation):
    server = socket.create_server(("127.0.0.1", 0))

    def calls_itself():
        with socket.create_connection(server.getsockname()) as client:
            simulation.mark(client.recv(1))

    simulation.play(calls_itself)
    assert simulation.marks == []
    assert "in calls_itself waited outside for so long" in simulation.escapes()
    connection, _ = server.accept()
    connection.sendall(b"x")
    while not simulation.marks:
        simulation.clock.settle()
    connection.close()
    server.close()
