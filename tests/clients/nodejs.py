"""Clients for Node: how they are installed, driven through their calls, and what they told."""

import fcntl
import json
import os
import subprocess
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from fake_graph.alone.listening import HOST
from fake_graph.webhook import CHALLENGE, handshake_query, signed_headers
from tests.clients.events import PRODUCED
from tests.clients.platform import TEXT, Platform
from tests.clients.served import listening

FOLDER = Path(__file__).parent / "node"
PATIENCE = 240  # seconds of real time after which npm or Node is taken for hung
CALLBACK = "https://bot.example.com/webhook"
PAUSE = timedelta(minutes=2)
"""Between two calls, so that none of the many is one too many for the platform."""

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154"
    "789c63f8cfc0f01f00050001ff5ca7d1e60000000049454e44ae426082"
)
NPM = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


@dataclass
class Told:
    """What a client told.

    Attributes:
        answers: By the name of the call.
        offered: The calls that it has.
        heard: The events that came of each delivery, and the status that was answered.
        deliveries: The bodies of the deliveries, read.
        samples: By the name of an event that the platform can send: what came of it, as above.
    """

    answers: dict = field(default_factory=dict)
    offered: list = field(default_factory=list)
    heard: list = field(default_factory=list)
    deliveries: list = field(default_factory=list)
    samples: dict = field(default_factory=dict)
    handshake: dict | None = None
    forged: dict | None = None


def environment(**more):
    """Return an environment without proxies and options that would lead the clients elsewhere."""
    kept = ("PATH", "HOME", "TMPDIR", "LANG")
    return {name: os.environ[name] for name in kept if name in os.environ} | more


def install(folder=FOLDER):
    """Install a folder's packages as its lock file has them, unless they are there already."""
    wanted = (folder / "package-lock.json").read_bytes()
    stamp = folder / "node_modules" / ".installed"
    with (folder / "package.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_bytes() != wanted:
            # With its own environment: a mirror of the registry may be set there.
            subprocess.run(NPM, cwd=folder, check=True, timeout=PATIENCE, capture_output=True)
            stamp.write_bytes(wanted)


def drive(client, now, folder):
    """Drive a client through all its calls on the platform of a day."""
    platform = Platform(now).route()
    deliveries = act(platform)

    def answer(request):
        platform.world.wait(seconds=PAUSE.total_seconds())
        return platform.exchange(request)

    with listening(answer) as port:
        given = known_to(platform, port, folder) | {
            "deliveries": deliveries,
            "samples": samples(platform.secret),
        }
        ended = subprocess.run(
            ["node", "--require", "./redirect.cjs", "drive.cjs", client],
            cwd=FOLDER,
            env=environment(FAKE_GRAPH_PORT=str(port)),
            input=json.dumps(given).encode(),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    assert ended.returncode == 0, ended.stderr.decode()
    return told(ended.stdout, deliveries)


def known_to(platform, port, folder):
    """Return what the calls need to know of the platform."""
    (folder / "größe.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.png").write_bytes(PIXEL)
    label = platform.call("POST", "/me/custom_labels", {"page_label_name": "Old", "name": "Old"})
    return {
        "origin": f"http://{HOST}:{port}",
        "token": platform.token,
        "secret": platform.secret,
        "appToken": f"{platform.app_id}|{platform.secret}",
        "appId": platform.app_id,
        "pageId": platform.page_id,
        "otherApp": platform.other_app,
        "psid": platform.ana,
        "text": TEXT,
        "labelId": label.get("id", "1"),
        "attachmentId": "1",
        "file": str(folder / "größe.txt"),
        "image": str(folder / "a.png"),
        "callback": CALLBACK,
        "verifyToken": platform.graph.app.verify_token,
        "handshake": handshake_query(platform.graph.app, CHALLENGE),
        "since": int((platform.world.now - timedelta(days=2)).timestamp()),
        "until": int(platform.world.now.timestamp()),
    }


def act(platform):
    """Let people and the page act; return the deliveries that come of it, whole."""
    graph, ana, bob = platform.graph, platform.ana, platform.bob
    menu = [{"type": "postback", "title": "Größe", "payload": "SIZE"}]
    profile = {
        "get_started": {"payload": "START"},
        "persistent_menu": [{"locale": "default", "call_to_actions": menu}],
    }
    platform.call("POST", "/me/messenger_profile", profile)
    replies = [{"content_type": "text", "title": "Größe", "payload": "SIZE"}]
    message = {"text": TEXT, "quick_replies": replies, "metadata": "é"}
    platform.call("POST", "/me/messages", {"recipient": {"id": ana}, "message": message})
    graph.read(ana)
    graph.tap(ana, "Größe")
    graph.say(ana, TEXT)
    graph.press_get_started(bob)
    graph.press_menu(bob, "Größe")
    names = ["persistent_menu", "get_started"]
    platform.call("DELETE", "/me/messenger_profile", {"fields": names})
    return [
        {"headers": dict(webhook.headers), "body": webhook.body.decode("ascii")}
        for webhook in platform.delivered
    ]


def samples(secret):
    """Return a delivery of each event; one that cannot be made fails its own test, not these."""
    made = []
    for name in PRODUCED:
        with suppress(Exception):
            made.append(signed(name, secret))
    return made


def signed(name, secret):
    """Return the delivery of one of the events that the platform can send."""
    body = json.dumps(PRODUCED[name](), separators=(",", ":"))
    headers = signed_headers(secret, body.encode("ascii"))
    return {"name": name, "headers": dict(headers), "body": body}


def told(printed, deliveries):
    """Read the lines that a driver printed."""
    heard = Told(deliveries=[json.loads(delivery["body"]) for delivery in deliveries])
    for line in map(json.loads, printed.decode().splitlines()):
        if "call" in line:
            heard.answers[line["call"]] = line.get("answer")
        elif "sample" in line:
            heard.samples[line["sample"]] = (line["status"], line["heard"])
        elif "heard" in line:
            heard.heard.append((line["status"], line["heard"]))
        else:
            ((name, value),) = line.items()
            setattr(heard, name, value)
    return heard


def events_of(told):
    """Return (event of the fake's, events that the client told of it) for each delivery."""
    return [
        (body["entry"][0]["messaging"][0], seen)
        for body, (_, seen) in zip(told.deliveries, told.heard, strict=True)
    ]
