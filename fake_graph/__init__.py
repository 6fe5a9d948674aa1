"""A fake of the Messenger Platform: Send API, messenger profile, user profile and webhooks."""

from fake_graph import ids
from fake_graph.call import Request, Response
from fake_graph.errors import ImpossibleAction
from fake_graph.gateway import FakeGraph
from fake_graph.ids import AppId, MessageId, Mint, PageId, Psid
from fake_graph.journal import Journal
from fake_graph.page import App, Page
from fake_graph.person import Person
from fake_graph.webhook import Webhook

__all__ = [
    "App",
    "AppId",
    "FakeGraph",
    "ImpossibleAction",
    "Journal",
    "MessageId",
    "Mint",
    "Page",
    "PageId",
    "Person",
    "Psid",
    "Request",
    "Response",
    "Webhook",
    "ids",
]
