"""How often apps call, and how often they may.

Source: https://developers.facebook.com/docs/graph-api/overview/rate-limiting
"""

from collections import Counter
from datetime import timedelta

from fake_graph.errors import GraphError, ImpossibleAction
from fake_graph.graph.core import Core
from fake_graph.ids import AppId, PageId
from fake_graph.journal import PageActivity
from fake_graph.pages.usage import DAY, HOUR, Meter
from fake_graph.token import Caller, Kind

APP_RATE = 200  # calls an hour for each of the app's users
USER_RATE = 200  # calls an hour of one person's tokens; inferred, Meta keeps the number to itself
PAGE_RATE = 4800  # calls a day for each person whom the page can message
MESSENGER_RATE = 200  # calls a day for each person whom the page can message
BUDGETS = ("app", "user", "page", "pages", "messenger")
"""What is counted: an app's calls; a person's; theirs to a page; a page's own, by use case."""

_ERRORS = {
    "app": "app-limit",
    "user": "user-limit",
    "page": "page-limit",
    "pages": "page-use-case-limit",
    "messenger": "messenger-use-case-limit",
}
_RATES = {"page": PAGE_RATE, "pages": PAGE_RATE, "messenger": MESSENGER_RATE}

_UNUSED = Meter.over(DAY)

Budget = tuple[str, str]


class Limits(Core):
    """The graph's counters."""

    _engaged: tuple[object, int, dict[PageId, int]] = (None, 0, {})
    """Whose people were counted, how many they were, and how many each page had of them."""

    def count(self, caller: Caller, use_case: str) -> None:
        """Count a call against each budget that it spends from, refused or not.

        A page's token spends the page's budgets and no app's: those are for the tokens of apps and
        of people. Calls that are refused for it count as well.

        Raises:
            GraphError: a budget is spent.
        """
        if caller.app_id not in self.state.apps:
            return
        at = self.now()
        meters = [(budget, self._meter(budget)) for budget in _budgets(caller, use_case)]
        for _, meter in meters:
            meter.add(at)
        for budget, meter in meters:
            if meter.is_over(self._allowed(budget)):
                raise GraphError(_ERRORS[budget[0]])

    def use_up(
        self,
        budget: str,
        percent: int = 100,
        whose: str | None = None,
        *,
        total_time: int = 0,
        total_cputime: int = 0,
    ) -> None:
        """Let other traffic spend a share of a budget, of the processing time if need be.

        ``budget`` is one of ``BUDGETS``; ``whose`` is the id of the app, person or page, by default
        the first.

        Raises:
            ImpossibleAction: there is no such budget.
        """
        if budget not in BUDGETS:
            raise ImpossibleAction(f"there is no budget {budget!r}", BUDGETS)
        with self.turn() as at:
            owner = whose or (self.app.id if budget == "app" else self.page.id)
            meter, allowed = self._meter((budget, owner)), self._allowed((budget, owner))
            meter.roll(at)
            meter.add(at, allowed * percent // 100 - meter.total)
            if total_time or total_cputime:
                meter.load(at, total_time, total_cputime)
            told = f"{budget} {owner}: {percent} %"
            entry = PageActivity(at=at, page_id=self.page.id, what="budget-spent", text=told)
            self.journal.append(entry)

    def pace(self, what: str, limit: int, within: timedelta) -> None:
        """Count a call of an edge that has a limit of its own; one too many does not count.

        Raises:
            GraphError: there were ``limit`` of them ``within`` the time that has just passed.
        """
        at = self.now()
        recent = [then for then in self.state.paces.get(what, ()) if at - then < within]
        self.state.paces[what] = recent
        if len(recent) >= limit:
            raise GraphError("rate-limit")
        recent.append(at)

    def engaged(self, page_id: PageId) -> int:
        """Return how many people the page can message, those outside this world included."""
        counted, size, by_page = self._engaged
        threads = self.state.threads
        if counted is not threads or size != len(threads):
            by_page = dict(Counter(thread.page_id for thread in threads.values()))
            self._engaged = (threads, len(threads), by_page)
        return self.page_of(page_id).audience + by_page.get(page_id, 0)

    def usage(self, caller: Caller | None) -> tuple[tuple[str, str], ...]:
        """Return the headers that tell a caller how much of each budget is spent."""
        page_id = caller.page_id if caller is not None and caller.page_id else self.page.id
        app_id = caller.app_id if caller is not None else self.app.id
        cases = [self._use_case("messenger", page_id)]
        if f"pages {page_id}" in self.state.meters:
            cases.append(self._use_case("pages", page_id))
        return (
            ("X-App-Usage", f"{{{self._app_usage(app_id)}}}"),
            ("X-Business-Use-Case-Usage", f'{{"{page_id}":[{",".join(cases)}]}}'),
        )

    def _app_usage(self, app_id: AppId) -> str:
        meter = self._rolled(("app", app_id))
        if meter is None:
            return '"call_count":0,"total_time":0,"total_cputime":0'
        return (
            f'"call_count":{meter.percent(self._allowed(("app", app_id)))},'
            f'"total_time":{meter.total_time},"total_cputime":{meter.total_cputime}'
        )

    def _use_case(self, name: str, page_id: PageId) -> str:
        meter = self._rolled((name, page_id)) or _UNUSED
        allowed = self._allowed((name, page_id))
        return (
            f'{{"type":"{name}","call_count":{meter.percent(allowed)},'
            f'"total_cputime":{meter.total_cputime},"total_time":{meter.total_time},'
            f'"estimated_time_to_regain_access":{meter.minutes_to_regain(allowed)}}}'
        )

    def _rolled(self, budget: Budget) -> Meter | None:
        meter = self.state.meters.get(" ".join(budget))
        if meter is not None:
            meter.roll(self.now())
        return meter

    def _meter(self, budget: Budget) -> Meter:
        key = f"{budget[0]} {budget[1]}"
        meter = self.state.meters.get(key)
        if meter is None:
            meter = Meter.over(HOUR if budget[0] in ("app", "user") else DAY)
            self.state.meters[key] = meter
        return meter

    def _allowed(self, budget: Budget) -> int:
        name, owner = budget
        if name == "user":
            return USER_RATE
        if name == "app":
            return APP_RATE * max(1, self._users(AppId(owner)))
        return _RATES[name] * max(1, self.engaged(PageId(owner)))

    def _users(self, app_id: AppId) -> int:
        pages = self.state.pages.values()
        return sum(self.engaged(page.id) for page in pages if app_id in page.subscriptions)


def _budgets(caller: Caller, use_case: str) -> list[Budget]:
    token, page_id = caller.token, caller.page_id
    if token.kind is Kind.PAGE and page_id is not None:
        return [(use_case, page_id)]
    budgets = [("app", str(caller.app_id))]
    if token.kind is Kind.USER:
        budgets.append(("user", token.user_id or ""))
        if page_id is not None:
            budgets.append(("page", page_id))
    return budgets
