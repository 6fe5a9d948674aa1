"""Every event that the platform can send, each as the body of a delivery of its own."""

from tests.fake_graph.producing import CASES

PRODUCED = {name: case for name, case in CASES.items() if not name.startswith("dashboard_")}
"""By name; without the tests that a dashboard sends, which look like no delivery."""


def content(name):
    """Return the kind of entry that a delivery has, and the one event in it."""
    (entry,) = PRODUCED[name]()["entry"]
    (kind,) = entry.keys() & {"messaging", "standby", "changes"}
    (event,) = entry[kind]
    return kind, event
