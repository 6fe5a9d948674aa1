"""Counts its visitors in a global variable, so one scenario changes the next."""

from tests.bots.messenger import app_for, send

visitors = []


def answer(psid, text):
    visitors.append(psid)
    send(psid, f"Hello, visitor number {len(visitors)}!")


app = app_for(answer)
