"""GET /<page>/insights: numbers about the page's messaging.

Source: https://developers.facebook.com/docs/messenger-platform/reference/messaging-insights-api
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from fake_graph.calls.body import named, one_of
from fake_graph.calls.fields import Fields, chosen
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import InvalidParameter, NotFaked
from fake_graph.graph import Graph
from fake_graph.pages.conversation import time_text
from fake_graph.pages.insight import TITLES, Metric, Period
from fake_graph.token import Caller

DEFAULT_SPAN = timedelta(days=2)
LONGEST_SPAN = timedelta(days=90)
"""What a call may ask for at once."""

_BLINK = timedelta(seconds=1)  # so that what happens at this instant counts
_OTHER_PERIODS = ("lifetime",)


def _metric(value: object) -> object:
    if value not in tuple(Metric):
        raise NotFaked("other metrics than those of messaging")
    return value


def _instant(value: object) -> object:
    """Read seconds since 1970, or a date, which is that day's midnight in UTC."""
    text = str(value)
    try:
        if text.isascii() and text.isdigit():
            return datetime.fromtimestamp(int(text), UTC)
        at = datetime.fromisoformat(text)
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError, OSError):
        raise InvalidParameter("Param since and until must be a time") from None


Instant = Annotated[datetime, BeforeValidator(_instant)]


class GetInsights(Body):
    """``{"metric": str, "period": "day"?, "since": time?, "until": time?, "fields"?}``."""

    not_faked_values: ClassVar[Mapping[str, frozenset[str]]] = {"period": frozenset(_OTHER_PERIODS)}

    metric: Annotated[
        tuple[Annotated[Metric, BeforeValidator(_metric)], ...], BeforeValidator(named)
    ]
    period: Annotated[Period, one_of((*Period, *_OTHER_PERIODS))] = Period.DAY
    since: Instant | None = None
    until: Instant | None = None
    fields: Fields = ()


def get_insights(graph: Graph, caller: Caller, body: GetInsights) -> Json:
    """Return each metric's values; without a range, those of the two days up to now.

    The day that has not ended has a value too; whether Graph has one is not recorded.

    Returns: ``{"data": [{"name", "period", "values": [{"value", "end_time"}], "title",
    "description", "id"}]}``
    Raises: PermissionMissingForAction, NonexistingField
    """
    until = body.until or graph.now() + _BLINK
    since = body.since or until - DEFAULT_SPAN
    if not timedelta(0) < until - since <= LONGEST_SPAN:
        raise InvalidParameter("There cannot be more than 90 days between since and until")
    data = []
    for metric in body.metric:
        values = graph.insights(caller, metric, body.period, since, until)
        told = _rendered(str(caller.page_id), metric, body.period, values)
        data.append(chosen(body.fields, told, "InsightsResult"))
    return {"data": data}


def _rendered(
    page_id: str, metric: Metric, period: Period, values: list[tuple[int, datetime]]
) -> Json:
    return {
        "name": metric.value,
        "period": period.value,
        "values": [{"value": value, "end_time": time_text(end)} for value, end in values],
        "title": TITLES[metric],
        "description": f"{TITLES[metric]} of the page, each person counted once.",
        "id": f"{page_id}/insights/{metric.value}/{period.value}",
    }


ENDPOINT = Endpoint(
    "GET",
    "/<page_id>/insights",
    GetInsights,
    get_insights,
    permission="read_insights",
    use_case="pages",
)
