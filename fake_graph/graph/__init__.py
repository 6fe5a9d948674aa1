"""The platform's state and the only code that changes it, a subject a file; no HTTP in sight."""

from fake_graph.graph.access import Access
from fake_graph.graph.core import Deliver, Verify, Wake
from fake_graph.graph.deliveries import Deliveries
from fake_graph.graph.limits import Limits
from fake_graph.graph.linking import Linking
from fake_graph.graph.people import People
from fake_graph.graph.personas import Personas
from fake_graph.graph.profiles import Profiles
from fake_graph.graph.sends import ECHO_LIMIT, Sends
from fake_graph.graph.subscriptions import Subscriptions

__all__ = ["ECHO_LIMIT", "Deliver", "Graph", "Verify", "Wake"]


class Graph(Access, Profiles, Limits, Deliveries, Sends, People, Subscriptions, Personas, Linking):
    """A world of apps, pages and people, with everything that they can do."""
