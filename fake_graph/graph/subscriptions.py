"""Which webhooks an app gets: its own subscriptions, and those of the pages that it answers for.

Source: https://developers.facebook.com/docs/graph-api/reference/page/subscribed_apps and
https://developers.facebook.com/docs/graph-api/reference/application/subscriptions
"""

from collections.abc import Sequence
from difflib import get_close_matches
from http import HTTPStatus

from fake_graph.errors import GraphError, ImpossibleAction
from fake_graph.fact import rows
from fake_graph.graph.core import Core
from fake_graph.ids import AppId, PageId
from fake_graph.page import App, Callback
from fake_graph.token import Caller
from fake_graph.webhook import verifying_query

FIELDS = {row["field"]: row for row in rows("fields")}
"""The fields that pages can be subscribed to."""

_SHOWN = 100  # bytes of a callback's answer that an error repeats


class Subscriptions(Core):
    """Subscriptions of both levels; an event must pass both."""

    def subscribe(self, caller: Caller, fields: Sequence[str] | None) -> None:
        """Have the page send these fields, and no others, to the app; None for all of the app's.

        Raises:
            GraphError: a permission for one of the fields is missing; then none is subscribed.
        """
        with self.turn():
            page, app = self.page_of(caller.page_id), self.state.apps[caller.app_id]
            wanted = self._fields_of(app) if fields is None else fields
            for name in wanted:
                permission = FIELDS[name]["permission"]
                if permission not in caller.token.permissions:
                    raise GraphError("field-permission-missing", field=name, permission=permission)
            page.subscriptions[app.id] = frozenset(wanted)
        for name in wanted:
            if not FIELDS[name]["is_faked"]:
                self.note("event-not-faked", f"No event of the field {name} is ever sent.")

    def choose_fields(
        self, fields: Sequence[str], app_id: AppId | None = None, page_id: PageId | None = None
    ) -> None:
        """Choose in the App Dashboard which fields an app hears of, in place of the former.

        Raises:
            ImpossibleAction: pages have no such field.
        """
        unknown = next((name for name in fields if name not in FIELDS), None)
        if unknown is not None:
            near = get_close_matches(unknown, FIELDS) or FIELDS
            raise ImpossibleAction(f"pages have no field {unknown!r}", near)
        with self.turn():
            page = self.page_of(page_id)
            page.subscriptions[app_id or self.app.id] = frozenset(fields)

    def unsubscribe(self, app_id: AppId, page_id: PageId | None = None) -> None:
        """Have the page send nothing more to the app."""
        with self.turn():
            self.page_of(page_id).subscriptions.pop(app_id, None)

    def subscribed_apps(self, page_id: PageId | None) -> list[tuple[App, list[str]]]:
        """Return the apps that get webhooks from the page, each with its fields."""
        with self.turn():
            subscriptions = self.page_of(page_id).subscriptions.items()
            apps = self.state.apps
            return [(apps[id_], sorted(names)) for id_, names in subscriptions if id_ in apps]

    def set_callback(self, app_id: AppId, callback: Callback) -> None:
        """Have webhooks of an object sent to a callback, once it has answered the handshake.

        Raises:
            GraphError: it has not.
        """
        with self.turn():
            self._shake_hands(callback)
            app = self.state.apps[app_id]
            app.callbacks[callback.object], app.has_unsubscribed = callback, False

    def drop_callback(self, app_id: AppId, kind: str | None, fields: Sequence[str]) -> None:
        """Have fewer webhooks sent: no longer those ``fields``, by default nothing of the object.

        An app that has none left hears nothing, as does one whose set-up elsewhere is taken back.
        """
        with self.turn():
            app = self.state.apps[app_id]
            app.has_unsubscribed |= kind in (None, "page") and not (fields or app.callbacks)
            for name in [kind] if kind is not None else list(app.callbacks):
                callback = app.callbacks.get(name)
                if callback is not None:
                    callback.fields -= frozenset(fields)
                    if not fields or not callback.fields:
                        del app.callbacks[name]
                        app.has_unsubscribed = True

    def _fields_of(self, app: App) -> Sequence[str]:
        callback = app.callbacks.get("page")
        return sorted(callback.fields if callback is not None else app.subscribed_fields)

    def _shake_hands(self, callback: Callback) -> None:
        challenge = self.mint.number("challenge")[:10]
        query = verifying_query(callback.verify_token, challenge)
        answer = self.verify(callback.url, query)
        if answer is None:
            why = "curl_errno = 28; curl_error = Operation timed out; HTTP Status Code = 0"
        elif answer[0] != HTTPStatus.OK:
            why = f"HTTP Status Code = {answer[0]}; HTTP Message = {_phrase(answer[0])}"
        elif answer[1].strip() != challenge.encode():
            # The text for a wrong challenge is not recorded word for word.
            said = answer[1][:_SHOWN].decode("ascii", "replace")
            why = (
                "HTTP Status Code = 200; HTTP Message = OK; Response does not match challenge, "
                f'expected value="{challenge}", received="{said}"'
            )
        else:
            return
        raise GraphError("callback-verification-failed", why=why)


def _phrase(status: int) -> str:
    return HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
