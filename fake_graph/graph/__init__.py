"""The platform's state and the only code that changes it, a subject a file; no HTTP in sight."""

from fake_graph.graph.access import Access
from fake_graph.graph.archive import Archive
from fake_graph.graph.core import Deliver, Wake
from fake_graph.graph.faults import Faults
from fake_graph.graph.founding import Founding
from fake_graph.graph.limits import Limits
from fake_graph.graph.people import People
from fake_graph.graph.profiles import Profiles
from fake_graph.graph.sends import ECHO_LIMIT, Sends

__all__ = ["ECHO_LIMIT", "Deliver", "Graph", "Wake"]


class Graph(Access, Archive, Founding, Limits, Faults, Sends, People, Profiles):
    """A world of apps, pages and people, with everything that they can do."""
