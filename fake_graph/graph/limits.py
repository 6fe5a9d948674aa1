"""How often apps call, and how often they may.

Source: https://developers.facebook.com/docs/graph-api/overview/rate-limiting
"""

from fake_graph.graph.core import Core
from fake_graph.token import Caller


class Limits(Core):
    """The graph's counters."""

    def usage(self, caller: Caller | None) -> tuple[tuple[str, str], ...]:
        """Return the headers that tell a caller how much of each budget is spent."""
        page_id = caller.page_id if caller is not None and caller.page_id else self.page.id
        return (
            ("X-App-Usage", '{"call_count":0,"total_time":0,"total_cputime":0}'),
            (
                "X-Business-Use-Case-Usage",
                f'{{"{page_id}":[{{"type":"messenger","call_count":0,"total_cputime":0,'
                '"total_time":0,"estimated_time_to_regain_access":0}]}',
            ),
        )
