"""A bot on the standard library of any Python, from 2.7 on; run as a program of its own."""

import json
import os

try:
    from http.server import BaseHTTPRequestHandler, HTTPServer
    from urllib.parse import parse_qs, urlparse
    from urllib.request import Request, urlopen
except ImportError:
    from BaseHTTPServer import BaseHTTPRequestHandler, HTTPServer
    from urllib2 import Request, urlopen
    from urlparse import parse_qs, urlparse

URL = "https://graph.facebook.com/me/messages?access_token="


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):  # noqa: N802 - http.server's
        self.answer(parse_qs(urlparse(self.path).query)["hub.challenge"][0].encode())

    def do_POST(self):  # noqa: N802 - http.server's
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])).decode())
        for entry in body["entry"]:
            for event in entry.get("messaging", ()):
                if "message" in event:
                    send(event["sender"]["id"])
        self.answer(b"ok")

    def answer(self, body):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)


def send(psid):
    said = {"recipient": {"id": psid}, "message": {"text": "Hello from an old Python!"}}
    headers = {"Content-Type": "application/json"}
    urlopen(Request(URL + os.environ["PAGE_TOKEN"], json.dumps(said).encode(), headers))


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
