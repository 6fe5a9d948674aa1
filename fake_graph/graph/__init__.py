"""The platform's state and the only code that changes it, a subject a file; no HTTP in sight."""

from fake_graph.graph.access import Access
from fake_graph.graph.appointments import Appointments
from fake_graph.graph.archive import Archive
from fake_graph.graph.arrivals import Arrivals
from fake_graph.graph.automations import AnsweringMachine
from fake_graph.graph.conversations import Conversations
from fake_graph.graph.core import Deliver, Verify, Wake
from fake_graph.graph.faults import Faults
from fake_graph.graph.feeds import Feeds
from fake_graph.graph.forms import Forms
from fake_graph.graph.founding import Founding
from fake_graph.graph.guests import Guests
from fake_graph.graph.insights import Insights
from fake_graph.graph.labels import Labels
from fake_graph.graph.moderation import Moderation
from fake_graph.graph.notices import Notices
from fake_graph.graph.personas import Personas
from fake_graph.graph.presses import Presses
from fake_graph.graph.profiles import Profiles
from fake_graph.graph.sends import ECHO_LIMIT
from fake_graph.graph.standings import Standings
from fake_graph.graph.subscriptions import Subscriptions
from fake_graph.graph.utility import Utility

__all__ = ["ECHO_LIMIT", "Deliver", "Graph", "Verify", "Wake"]


class Graph(
    Access,
    Archive,
    Founding,
    Faults,
    AnsweringMachine,
    Conversations,
    Insights,
    Labels,
    Moderation,
    Utility,
    Feeds,
    Notices,
    Standings,
    Profiles,
    Arrivals,
    Guests,
    Presses,
    Forms,
    Appointments,
    Subscriptions,
    Personas,
):
    """A world of apps, pages and people, with everything that they can do."""
