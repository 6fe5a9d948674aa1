"""Answers on a port of this machine, for clients and habits that only HTTP has."""

import threading
from contextlib import contextmanager

from fake_graph.alone.listening import http_server


@contextmanager
def listening(answer):
    """Have ``answer`` take the calls to a port, which is returned."""
    http = http_server(0, answer)
    thread = threading.Thread(target=http.serve_forever)
    thread.start()
    try:
        yield http.port
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
