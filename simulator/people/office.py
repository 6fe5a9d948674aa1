"""The page behind the bot: its staff, who write by hand, and what it answers by itself."""

from dataclasses import replace

from fake_graph import AppId, FakeGraph, MessageId
from fake_graph.ids import Psid
from fake_graph.page import PAGE_INBOX
from simulator.timekeeper import Timekeeper


class Office:
    """The people of a page, and its automations.

    After each action the bot does all that it can do at that instant. Each raises
    ``ImpossibleAction`` for what the real inbox would not let the staff do.
    """

    def __init__(self, graph: FakeGraph, clock: Timekeeper) -> None:
        self._graph = graph
        self._clock = clock

    def say(self, psid: Psid, text: str, agent: str = "") -> MessageId:
        """Answer by hand; where the page's apps share threads, the staff have this one then."""
        mid = self._graph.staff_says(psid, text, agent)
        self._clock.settle()
        return mid

    def share_threads(self) -> None:
        """Make the bot the page's default app, so that it and the staff share the threads."""
        page = self._graph.page
        if page.default_app is None:
            self._graph.set_default_app(self._graph.app.id, page.id)
            self._clock.settle()

    def take(self, psid: Psid) -> None:
        """Take the thread without a word; the bot is told, and hears the rest on standby."""
        self.share_threads()
        self._graph.staff_takes(psid)
        self._clock.settle()

    def hand_back(self, psid: Psid, metadata: str | None = None) -> None:
        """Give the thread to the bot."""
        self._graph.staff_hands_back(psid, metadata=metadata)
        self._clock.settle()

    def mark_done(self, psid: Psid) -> None:
        """File the conversation under Done."""
        self._graph.staff_marks_done(psid)
        self._clock.settle()

    def owner_of(self, psid: Psid) -> AppId | None:
        """Return the app that has the thread; None where it is idle, or free for all."""
        return self._graph.owner(self._graph.thread_of(psid), self._graph.now())

    def has_thread(self, psid: Psid) -> bool:
        """Return whether the thread is the staff's."""
        return self.owner_of(psid) == PAGE_INBOX

    def let_hear(self, *fields: str) -> None:
        """Have the bot get webhooks of these fields as well."""
        page, app = self._graph.page, self._graph.app
        known = page.subscriptions.get(app.id, frozenset())
        self._graph.choose_fields(sorted(known.union(fields)), app.id, page.id)

    def automate(self, **settings: object) -> None:
        """Set up some of what the page answers by itself: the fields of ``Automations``."""
        page = self._graph.page
        automations = replace(page.automations, **settings)  # type: ignore[arg-type]
        self._graph.set_automations(automations, page.id)
