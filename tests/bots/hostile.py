"""Sends what would take over a terminal or a page, were it shown as it is."""

from tests.bots.messenger import app_for, send

TEXT = "\x1b[2J\x1b]0;owned\x07<script>alert(1)</script> [red]bold[/red] \u202egnp.exe\r\nsecond"


def answer(psid, text):
    send(psid, TEXT)


app = app_for(answer)
