"""Says back what it was told."""

from tests.bots.messenger import app_for, send

app = app_for(lambda psid, text: send(psid, f"You said: {text}"))
