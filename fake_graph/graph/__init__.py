"""The platform's state and the only code that changes it, a subject a file; no HTTP in sight."""

from fake_graph.graph.access import Access
from fake_graph.graph.core import Deliver, Wake
from fake_graph.graph.deliveries import Deliveries
from fake_graph.graph.feeds import Feeds
from fake_graph.graph.limits import Limits
from fake_graph.graph.notices import Notices
from fake_graph.graph.people import People
from fake_graph.graph.profiles import Profiles
from fake_graph.graph.sends import ECHO_LIMIT, Sends
from fake_graph.graph.standings import Standings

__all__ = ["ECHO_LIMIT", "Deliver", "Graph", "Wake"]


class Graph(Access, Limits, Deliveries, Sends, Feeds, Notices, Standings, People, Profiles):
    """A world of apps, pages and people, with everything that they can do."""
