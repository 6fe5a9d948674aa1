"""A shop's real server on this machine, which counts its calls."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Shop:
    """What a server was asked.

    Attributes:
        seen: Method, target, body and headers of each call.
    """

    def __init__(self, url):
        self.url = url
        self.seen = []


@contextmanager
def open_shop():
    """Run a shop that answers how many calls there have been."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            shop.seen.append((self.command, self.path, body, dict(self.headers)))
            answer = f"answer {len(shop.seen)}".encode()
            self.send_response(404 if self.path == "/missing" else 200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Set-Cookie", "session=verysecret")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_POST = do_GET  # noqa: N815 - http.server's name

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    shop = Shop(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield shop
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
