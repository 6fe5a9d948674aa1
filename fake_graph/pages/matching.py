"""Ids of one person at several pages and apps, as the ID matching edges tell them.

Source: https://developers.facebook.com/docs/messenger-platform/identity/id-matching
"""

from fake_graph.calls.body import Json
from fake_graph.calls.fields import Field, chosen
from fake_graph.calls.paging import Paged, listed
from fake_graph.graph import Graph
from fake_graph.ids import AppId, PageId, Psid
from fake_graph.token import Caller


def ids_for_pages(
    graph: Graph, caller: Caller, psids: list[Psid], page: str | None, fields: tuple[Field, ...]
) -> Json:
    """Return a person's PSIDs on the pages that send webhooks to the calling app.

    Returns: ``{"data": [{"id": PSID, "page": {"name", "id"}}], "paging"?}``
    """
    found = []
    for psid in psids:
        its = graph.page_of(graph.thread_of(psid).page_id)
        if page in (None, its.id) and caller.app_id in its.subscriptions:
            told = {"id": psid, "page": {"name": its.name, "id": PageId(its.id)}}
            found.append(chosen(fields, told, "UserIDForPage"))
    return listed(found, Paged())


def ids_for_apps(
    graph: Graph, caller: Caller, psid: Psid, app: str | None, fields: tuple[Field, ...]
) -> Json:
    """Return the ids by which the apps of the person's page know them.

    Returns: ``{"data": [{"id": str, "app": {"category", "link", "name", "id"}}], "paging"?}``
    """
    found = []
    for app_id in graph.page_of(caller.page_id).subscriptions:
        its = graph.state.apps.get(AppId(app_id))
        if its is not None and app in (None, its.id):
            own = {"category": its.category, "link": its.link, "name": its.name, "id": its.id}
            told = {"id": graph.app_scoped(psid, its.id), "app": own}
            found.append(chosen(fields, told, "UserIDForApp"))
    return listed(found, Paged())
