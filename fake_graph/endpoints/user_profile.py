"""GET /<psid>: the profile of a person who wrote to the page.

Source: https://developers.facebook.com/docs/messenger-platform/identity/user-profile
"""

from fake_graph.calls.body import Names, PsidText
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.errors import GraphError, InvalidParameter, NotFaked, quotable
from fake_graph.graph import Graph
from fake_graph.pages.region import is_impacted
from fake_graph.person import Openness, Person
from fake_graph.token import Caller

DEFAULT_FIELDS = ("name", "first_name", "last_name", "profile_pic")
FEATURE = "business_asset_user_profile_access"
PICTURE = "https://platform-lookaside.fbsbx.com/platform/profilepic/?psid="
PERMISSIONS = {
    "locale": "pages_user_locale",
    "timezone": "pages_user_timezone",
    "gender": "pages_user_gender",
}
"""Fields that need an approval of their own, each with its permission."""

OLD_FIELDS = frozenset({"last_ad_referral", "is_payment_enabled"})


class GetUserProfile(Body):
    """``{"fields": "first_name,last_name"?}``."""

    psid: PsidText
    fields: Names = DEFAULT_FIELDS


def get_user_profile(graph: Graph, caller: Caller, body: GetUserProfile) -> Json:
    """Return the person's fields, their id last; a field that they left empty is left out.

    Nothing at all is told of somebody whose settings hide them from apps.

    Returns: ``{"first_name"?, "last_name"?, "name"?, "profile_pic"?, "locale"?, "timezone"?,
    "gender"?, "id"}``
    Raises: UnsupportedRequest, ProfileMissing, ProfileFieldPermission, NonexistingField
    """
    person = graph.person(body.psid)
    known = _fields(person)
    for name in body.fields:
        if name in OLD_FIELDS and "old-user-fields" in graph.policy.features:
            raise NotFaked(f"the field {name} of a person")
        if name not in known:
            raise GraphError("nonexisting-field", field=quotable(name), type="User")
    _refuse_unapproved(graph, caller, body.fields)
    if _is_faceless(graph, caller, person):
        if "profile_pic" in body.fields and "fields" in body.model_fields_set:
            # Asking for it is an error; its words are not recorded.
            raise InvalidParameter("The field profile_pic is not available for this user.")
        known["profile_pic"] = None
    if person.openness is Openness.HIDDEN:
        return {}
    wanted = {name: known[name] for name in body.fields if name != "id"}
    return {k: v for k, v in wanted.items() if v is not None} | {"id": body.psid}


def _refuse_unapproved(graph: Graph, caller: Caller, fields: tuple[str, ...]) -> None:
    if "profile-extra-fields-need-approval" not in graph.policy.features:
        return
    if not {PERMISSIONS[name] for name in fields if name in PERMISSIONS} <= (
        caller.token.permissions
    ):
        raise GraphError("profile-field-permission")


def _is_faceless(graph: Graph, caller: Caller, person: Person) -> bool:
    """Return whether the reduced platform of Europe and Japan keeps the picture back."""
    return is_impacted(graph.policy, graph.page_of(caller.page_id), person)


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


ENDPOINT = Endpoint(
    "GET",
    "/<psid>",
    GetUserProfile,
    get_user_profile,
    permission="pages_messaging",
    app_feature=FEATURE,
)
