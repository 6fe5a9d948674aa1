"""Takes every webhook and never answers."""

from tests.bots.messenger import app_for


def answer(psid, text):
    """Say nothing."""


app = app_for(answer)
