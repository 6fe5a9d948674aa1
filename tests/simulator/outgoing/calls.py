"""Calls, for tests."""

from urllib.parse import urlsplit

from simulator.exchange import Call


def call_to(url, method="GET", body=b"", **headers):
    """Return a call; a header's name has underscores for dashes."""
    parts = urlsplit(url)
    return Call(
        method=method,
        scheme=parts.scheme,
        host=parts.hostname,
        port=parts.port,
        target=f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}",
        headers={name.replace("_", "-"): value for name, value in headers.items()},
        body=body,
    )
