"""Bots in children and their other network: the same as in this process."""

import pytest

from tests.requirements import require, require_programs
from tests.simulator.outgoing.test_network_of_bots import ASKS

CHILDREN = {
    "bot.py": """
        import http.server, json, os, urllib.error, urllib.request

        GRAPH = "https://graph.facebook.com/v21.0/me/messages?access_token="

        def ask(path):
            try:
                with urllib.request.urlopen(f"http://shop.example/{path}", timeout=5) as answer:
                    return f"{answer.status} {answer.read().decode()}"
            except urllib.error.HTTPError as error:
                return str(error.code)
            except TimeoutError:
                return "late"
            except OSError:
                return "no connection"

        class Webhook(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.reply(self.path.partition("hub.challenge=")[2].partition("&")[0])

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                for entry in json.loads(body)["entry"]:
                    for event in entry["messaging"]:
                        if "text" in event.get("message", ()):
                            self.send_to(event["sender"], ask(event["message"]["text"]))
                self.reply("ok")

            def send_to(self, person, text):
                body = json.dumps({"recipient": person, "message": {"text": text}}).encode()
                headers = {"Content-Type": "application/json"}
                url = GRAPH + os.environ["PAGE_TOKEN"]
                urllib.request.urlopen(urllib.request.Request(url, body, headers)).close()

            def reply(self, text):
                self.send_response(200)
                self.end_headers()
                self.wfile.write(text.encode())

        http.server.HTTPServer(("", int(os.environ["PORT"])), Webhook).serve_forever()
    """,
    "bot.js": """
        const http = require('http');
        const GRAPH = 'https://graph.facebook.com/v21.0/me/messages?access_token=';
        const TYPE = { 'Content-Type': 'application/json' };
        async function ask(path) {
          try {
            const signal = AbortSignal.timeout(5000);
            const answer = await fetch(`http://shop.example/${path}`, { signal });
            return `${answer.status} ${await answer.text()}`.trim();
          } catch (error) {
            return error.name === 'TimeoutError' ? 'late' : 'no connection';
          }
        }
        async function handle({ sender, message }) {
          if (!message || !message.text) return;
          const body = { recipient: sender, message: { text: await ask(message.text) } };
          const url = GRAPH + process.env.PAGE_TOKEN;
          await fetch(url, { method: 'POST', headers: TYPE, body: JSON.stringify(body) });
        }
        http.createServer((request, response) => {
          const challenge = new URL(request.url, 'http://a').searchParams.get('hub.challenge');
          let body = '';
          request.on('data', (part) => { body += part; });
          request.on('end', () => {
            response.end(challenge || 'ok');
            if (body) JSON.parse(body).entry.forEach((e) => e.messaging.forEach(handle));
          });
        }).listen(process.env.PORT);
    """,
}

TOLD = """
    Feature: Shop
      Scenario: Told
        Given http://shop.example answers 503
        And http://shop.example/later answers 200 after 20 seconds
        When the customer says "hours"
        And 1 minute passes
        And the customer says "later"
        And 1 minute passes
        And http://shop.example is down
        And the customer says "hours"
        And 1 minute passes
"""


@pytest.mark.parametrize("bot", CHILDREN)
def test_a_bot_in_a_child_meets_the_same(folder, shop, bot):
    require("vcr")
    address = f"{'python' if bot.endswith('.py') else 'node'}:{bot}"
    if bot.endswith(".js"):
        require_programs("node")
    folder.write(bot, CHILDREN[bot]).feature(TOLD)
    told = folder.run(address)
    assert told.texts("Told") == ["503", "late", "no connection"], told.said
    folder.feature(ASKS)
    recorded = folder.run(address, "--network", "record", http_proxy=shop.url)
    assert recorded.texts("Asks") == ["200 answer 1", "200 answer 2", "200 answer 3"], recorded.said
    replayed = folder.run(address, "--network", "replay")
    assert replayed.texts("Asks") == recorded.texts("Asks"), replayed.said
    assert len(shop.seen) == 3
    blocked = folder.run(address, "--network", "block")
    assert set(blocked.texts("Asks")) == {"no connection"}
