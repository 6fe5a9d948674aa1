"""Why Messenger or the page's own staff keep an app from writing to a person.

Source: https://developers.facebook.com/docs/messenger-platform/error-codes
"""

from typing import TYPE_CHECKING

from fake_graph.errors import GraphError

if TYPE_CHECKING:
    from fake_graph.checks.attempt import Attempt


def page_lets_person_in(attempt: "Attempt") -> None:
    """Refuse to write to somebody whom the page blocked.

    The code is not recorded; the one for a person who blocked the page is the closest.
    """
    if attempt.thread is not None and attempt.thread.desk.is_closed:
        raise GraphError("person-unavailable")


def no_flow_runs(attempt: "Attempt") -> None:
    """Refuse to write while Messenger asks the person the questions of a lead form."""
    if attempt.thread is not None and attempt.thread.control.in_flow:
        raise GraphError("automated-flow")
