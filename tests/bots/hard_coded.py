"""Has its verify token and its app secret in the source, so the handshake fails."""

from tests.bots.messenger import app_for, send


def answer(psid, text):
    send(psid, "Hello! How can I help?")


app = app_for(answer, verify_token="my-own-verify-token")
