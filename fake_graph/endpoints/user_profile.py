"""GET /<psid>: the profile of a person who wrote to the page.

Source: https://developers.facebook.com/docs/messenger-platform/identity/user-profile
"""

from fake_graph.body import Names, PsidText
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError, quotable
from fake_graph.graph import Graph
from fake_graph.person import Person
from fake_graph.token import Caller

DEFAULT_FIELDS = ("name", "first_name", "last_name", "profile_pic")
PICTURE = "https://platform-lookaside.fbsbx.com/platform/profilepic/?psid="


class GetUserProfile(Body):
    """``{"fields": "first_name,last_name"?}``."""

    psid: PsidText
    fields: Names = DEFAULT_FIELDS


def get_user_profile(graph: Graph, caller: Caller, body: GetUserProfile) -> Json:  # noqa: ARG001
    """Return the person's fields, their id last; a field that they left empty is left out.

    Returns: ``{"first_name"?, "last_name"?, "name"?, "profile_pic"?, "locale"?, "timezone"?,
    "gender"?, "id"}``
    Raises: UnsupportedRequest, ProfileUnavailable, NonexistingField
    """
    known = _fields(graph.person(body.psid))
    for name in body.fields:
        if name not in known:
            raise GraphError("nonexisting-field", field=quotable(name), type="User")
    wanted = {name: known[name] for name in body.fields if name != "id"}
    return {k: v for k, v in wanted.items() if v is not None} | {"id": body.psid}


def _fields(person: Person) -> Json:
    hours = person.timezone
    return {
        "name": person.name,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "profile_pic": PICTURE + person.psid,
        "locale": person.locale,
        "timezone": int(hours) if hours == int(hours) else hours,
        "gender": person.gender,
        "id": person.psid,
    }


ENDPOINT = Endpoint("GET", "/<psid>", GetUserProfile, get_user_profile)
