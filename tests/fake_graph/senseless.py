"""Requests of every kind, from nearly right to nonsense, the same for the same seed."""

import json
import random
from collections.abc import Iterator
from urllib.parse import urlencode

from fake_graph import Request
from fake_graph.calls.body import Body
from fake_graph.calls.shape import keys
from fake_graph.endpoints import ENDPOINTS
from tests.fake_graph.world import PAGE, TOKEN

TOP = {endpoint: [k for k in keys(endpoint.body) if "[" not in k.path] for endpoint in ENDPOINTS}
BODIES = list(Body.__subclasses__())
NAMES = sorted({k.path.rpartition("[")[2].rstrip("]") for e in ENDPOINTS for k in keys(e.body)})
WORDS = [
    *("RESPONSE", "UPDATE", "MESSAGE_TAG", "UTILITY", "HUMAN_AGENT", "ACCOUNT_UPDATE", "REGULAR"),
    *("typing_on", "react", "text", "user_email", "image", "video", "file", "template", "generic"),
    *("button", "media", "receipt", "coupon", "list", "postback", "web_url", "phone_number"),
    *("https://example.com/a.png", "not a url", "+1(212)555-2368", "m_abc", "default", "en_US"),
    *("Hi!", "é👋🏽", "", " ", "\u202e", "x" * 2500, "null", "{'id':'1'}", '{"a":[1]}', "{{", "%s"),
    *(
        "name,id",
        "messages{id,message}",
        "first_name, last_name",
        "a{b{c",
        "pass",
        "release",
        "day",
    ),
]
PLAIN = [None, True, False, 0, 1, -1, 10**20, 1.5, [], {}, [[]], {"": ""}, "0", "1e999"]
METHODS = ["GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS"]


class Senseless:
    """A source of requests.

    Attributes:
        ids: Ids that mean something in the world that is asked.
    """

    def __init__(self, seed: int, ids: list[str]) -> None:
        self.chance = random.Random(seed)
        self.ids = [*ids, "1", "0", "99999999999999999999", "m_x", "t_1", "1_2", "é"]

    def requests(self, count: int) -> Iterator[Request]:
        """Yield ``count`` requests."""
        for _ in range(count):
            yield self.request()

    def request(self) -> Request:
        """Return a request to one of the endpoints, or near it."""
        endpoint = self.chance.choice(ENDPOINTS)
        params = self.params(endpoint)
        method = self.mostly(endpoint.method, self.chance.choice(METHODS))
        if self.chance.random() < 0.02:
            return self.batch(params)
        path = self.path(endpoint.path)
        return self.encoded(method, path, params, self.mostly(TOKEN, self.junk_token()))

    def mostly(self, usual: object, other: object) -> object:
        """Return what is usual nine times out of ten."""
        return usual if self.chance.random() < 0.9 else other

    def junk_token(self) -> str:
        return self.chance.choice(["", "EAAother", "1|2", "é", "8623456789012345|wrong"])

    def path(self, pattern: str) -> str:
        """Return the path of an endpoint with an id, a version or a slip in it."""
        if ">" in pattern:
            head, tail = pattern[1:].split(">", 1)
            usual = self.chance.choice(["me", PAGE]) if head == "<page_id" else None
            pattern = f"/{usual or self.chance.choice(self.ids)}{tail}"
        version = self.chance.choice(["", "/v24.0", "/v2.6", "/v26.0", "/v7.0", "/v99.0"])
        slip = self.mostly("", self.chance.choice(["/", "/x", "/messages", "%00", "/../me"]))
        return f"{version}{pattern}{slip}"

    def params(self, endpoint: object) -> dict:
        """Return a body that has most of an endpoint's keys."""
        chosen = [k for k in TOP[endpoint] if k.is_required or self.chance.random() < 0.4]
        params = {key.path: self.fitting(key, depth=0) for key in chosen}
        if self.chance.random() < 0.2:
            params[self.chance.choice([*NAMES, "nobody_knows", "", "[x]", "a[b]"])] = self.anything(
                2
            )
        return params

    def fitting(self, key: object, depth: int) -> object:
        """Return a value of about the right kind for a key."""
        if self.chance.random() < 0.15:
            return self.anything(depth)
        match key.type:
            case "object":
                return self.shaped(depth)
            case "list":
                return [
                    self.anything(depth + 1) for _ in range(self.chance.choice([0, 1, 2, 3, 15]))
                ]
            case "number":
                return self.chance.choice([1, 0, -1, 10**30, "7"])
            case "flag":
                return self.chance.choice([True, False, "true", "maybe"])
            case _:
                words = [*WORDS, *self.ids, *key.choices]
                return self.chance.choice(words)

    def shaped(self, depth: int) -> dict:
        """Return an object with the keys of one of the known shapes."""
        shape = self.chance.choice(BODIES)
        inner = [k for k in keys(shape) if "[" not in k.path and self.chance.random() < 0.7]
        if depth > 4:
            return {}
        return {key.path: self.fitting(key, depth + 1) for key in inner}

    def anything(self, depth: int) -> object:
        """Return anything that JSON can say."""
        roll = self.chance.random()
        if roll < 0.4:
            return self.chance.choice([*WORDS, *self.ids])
        if roll < 0.7:
            return self.chance.choice(PLAIN)
        if depth > 3:
            return {}
        if roll < 0.85:
            return [self.anything(depth + 1) for _ in range(self.chance.randrange(4))]
        return {self.chance.choice(NAMES): self.anything(depth + 1) for _ in range(3)}

    def encoded(self, method: str, path: str, params: dict, token: str) -> Request:
        """Return the request in one of Graph's encodings, or in one that is broken."""
        form = self.chance.choice(["json", "json", "json", "form", "query", "multipart", "broken"])
        query = urlencode({"access_token": token}) if token else ""
        texts = {k: v if isinstance(v, str) else json.dumps(v) for k, v in params.items()}
        kind, body = "", b""
        match form:
            case "json":
                kind, body = "application/json", json.dumps(params).encode()
            case "form":
                kind = "application/x-www-form-urlencoded"
                body = urlencode(texts, errors="replace").encode()
            case "query":
                query += "&" + urlencode(texts, errors="replace")
            case "multipart":
                kind, body = self.multipart(texts)
            case _:
                kind = self.chance.choice(["application/json", "multipart/form-data", "text/x", ""])
                body = self.chance.randbytes(self.chance.randrange(40))
        headers = {"Content-Type": kind} if kind else {}
        return Request(method=method, path=path, query=query, headers=headers, body=body)

    def multipart(self, texts: dict) -> tuple[str, bytes]:
        """Return a form with files in it, now and then without, or cut short."""
        parts = [f'name="{name}"\r\n\r\n{text}' for name, text in texts.items() if '"' not in name]
        for number in range(self.chance.choice([0, 1, 1, 2])):
            kind = self.chance.choice(["image/png", "audio/mpeg", "text/plain", ""])
            parts.append(f'name="filedata"; filename="f{number}"\r\nContent-Type: {kind}\r\n\r\nxx')
        whole = (
            "".join(f"--b\r\nContent-Disposition: form-data; {p}\r\n" for p in parts) + "--b--\r\n"
        )
        body = whole.encode("utf-8", "replace")
        return "multipart/form-data; boundary=b", self.mostly(body, body[: len(body) // 2])

    def batch(self, params: dict) -> Request:
        """Return a batch of a few calls."""
        texts = {k: v if isinstance(v, str) else json.dumps(v) for k, v in params.items()}
        member = {"method": "POST", "relative_url": "me/messages", "body": urlencode(texts)}
        members = self.chance.choice([[member] * 3, [], [member] * 51, [{}], "x", [None, member]])
        body = json.dumps({"batch": members, "access_token": TOKEN}).encode()
        return Request(
            method="POST", path="/", headers={"Content-Type": "application/json"}, body=body
        )
