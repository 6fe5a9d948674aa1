"""Calls that carry files."""

import json

from tests.fake_graph.world import TOKEN, Answer

MEBIBYTE = 1024 * 1024
BOUNDARY = "----a-boundary"


def multipart(world, path, fields, files):
    """Call ``path`` with form fields and files, each ``(filename, content_type, bytes)``."""
    parts = [
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n{json.dumps(value)}'.encode()
        for name, value in fields.items()
    ] + [
        f'Content-Disposition: form-data; name="filedata"; filename="{name}"\r\n'.encode()
        + (f"Content-Type: {content_type}\r\n\r\n" if content_type else "\r\n").encode()
        + content
        for name, content_type, content in files
    ]
    lines = b"".join(f"--{BOUNDARY}\r\n".encode() + part + b"\r\n" for part in parts)
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    body = lines + f"--{BOUNDARY}--\r\n".encode()
    answered = world.raw("POST", path, f"access_token={TOKEN}", body, headers)
    return Answer(answered.status, dict(answered.headers), json.loads(answered.body))


def send_files(world, kind, files, **payload):
    """Send Ana what came with the call."""
    message = {"attachment": {"type": kind, "payload": payload}}
    fields = {"recipient": {"id": world.ana}, "message": message}
    return multipart(world, "/v24.0/me/messages", fields, files)
