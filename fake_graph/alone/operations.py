"""What an operator may have the graph do: its public methods that take plain values.

The list is made from the class, so a new action of a person's or the platform's is on it at once.
"""

import inspect
import json
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python

from fake_graph.errors import ImpossibleAction
from fake_graph.graph import Graph
from fake_graph.page import Callback
from fake_graph.person import Person
from fake_graph.recipient import Addressee
from fake_graph.token import Caller, Token

NOT_FOR_OPERATORS = frozenset(
    {
        *("add_app", "add_page", "authenticate", "begin_turn", "end_turn", "expect_answers"),
        *("export", "load", "restore", "refuse_send", "schedule", "tick", "turn", "usage"),
        *("fail_if_asked", "grant", "kind_of", "knows", "next_due", "page_of", "thread_of"),
        *("app_name", "app_scoped", "clear_thread_settings", "conversation_called", "engaged"),
        *("delete_persona", "drop_callback", "exchange_token", "make_persona", "new_message_id"),
        *("marketing_tokens", "nobody", "pace", "pace_profile", "person", "person_linking"),
        *("person_of", "person_on", "persona_of", "personas", "read_profile", "speak"),
        *("subscribed_apps", "thread_with", "token", "unlink_account", "unsubscribe"),
        *("user_settings", "came_from_ad"),
    }
)
"""The machinery, and what apps do; ``export`` and ``restore`` have paths of their own."""

_OF_APPS = (Addressee, Callback, Caller, Person, Token)
"""Types that only the graph's own machinery and the calls of apps have to do with."""

_PLAIN = (str, int, float, bool, datetime, date, timedelta, type(None))
_CONTAINERS = (list, tuple, set, frozenset, dict)


@dataclass(frozen=True, slots=True)
class Operation:
    """A method that an operator may call.

    Attributes:
        about: The first line of its docstring.
        parameters: By name.
    """

    name: str
    about: str
    parameters: Mapping[str, "Parameter"]

    def described(self) -> dict[str, Any]:
        """Return ``{"about", "parameters": {name: {"type", "required", "default"?}}}``."""
        return {
            "about": self.about,
            "parameters": {name: one.described() for name, one in self.parameters.items()},
        }

    def perform(self, graph: Graph, said: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
        """Call it with the JSON values ``said``, and return what it returns, as JSON.

        Raises:
            ImpossibleAction: a value is missing, unknown, or does not fit.
        """
        arguments = self._read(said)
        return to_jsonable_python(getattr(graph, self.name)(**arguments), serialize_unknown=True)

    def _read(self, said: Mapping[str, Any]) -> dict[str, Any]:
        unknown = next((name for name in said if name not in self.parameters), None)
        if unknown is not None:
            raise ImpossibleAction(f"{self.name} has no argument {unknown!r}", self.parameters)
        arguments = {}
        for name, parameter in self.parameters.items():
            if name in said:
                arguments[name] = parameter.read(self.name, said[name])
            elif parameter.is_required:
                raise ImpossibleAction(f"{self.name} needs the argument {name!r}")
        return arguments


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an operation."""

    name: str
    hint: Any
    default: Any

    @property
    def is_required(self) -> bool:
        """Whether it must be said."""
        return self.default is inspect.Parameter.empty

    def described(self) -> dict[str, Any]:
        """Return ``{"type", "required", "default"?}``."""
        about: dict[str, Any] = {"type": _spelled(self.hint), "required": self.is_required}
        if not self.is_required:
            about["default"] = to_jsonable_python(self.default)
        return about

    def read(self, operation: str, value: object) -> object:
        """Return the value that JSON's ``value`` stands for.

        Raises:
            ImpossibleAction: it does not fit.
        """
        try:
            read: object = TypeAdapter(self.hint).validate_json(json.dumps(value))
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = "".join(
                f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"]
            )
            raise ImpossibleAction(
                f"{operation}: {self.name}{where}: {first['msg'][:1].lower()}{first['msg'][1:]}"
            ) from None
        return read


def operations(kind: type[Graph]) -> dict[str, Operation]:
    """Return the operations of a class of graphs, by name."""
    found = {}
    for name, method in inspect.getmembers(kind, inspect.isfunction):
        if not name.startswith("_") and name not in NOT_FOR_OPERATORS and hasattr(Graph, name):
            operation = _operation(name, method)
            if operation is not None:
                found[name] = operation
    return found


def _operation(name: str, method: Callable[..., Any]) -> Operation | None:
    try:
        hints = get_type_hints(method)
    except NameError:
        return None
    parameters = {}
    for parameter in list(inspect.signature(method).parameters.values())[1:]:
        hint = hints.get(parameter.name)
        if parameter.kind in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL):
            return None
        if hint is None or hint in _OF_APPS or not _is_plain(hint):
            return None
        parameters[parameter.name] = Parameter(parameter.name, hint, parameter.default)
    about = (inspect.getdoc(method) or "").partition("\n")[0]
    return Operation(name, about, parameters)


def _is_plain(hint: Any) -> bool:  # noqa: ANN401 - any type
    if isinstance(hint, NewType):
        return _is_plain(hint.__supertype__)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal or hint is Ellipsis:
        return True
    if origin in (Union, types.UnionType, *_CONTAINERS) or _is_sequence(origin):
        return all(map(_is_plain, arguments))
    if not isinstance(hint, type):
        return False
    if is_dataclass(hint):
        known = get_type_hints(hint)
        return all(_is_plain(known[field.name]) for field in fields(hint))
    return hint in _PLAIN or issubclass(hint, Enum)


def _is_sequence(origin: Any) -> bool:  # noqa: ANN401 - any type
    return getattr(origin, "__name__", "") in ("Sequence", "Iterable", "Collection", "Set")


def _spelled(hint: Any) -> str:  # noqa: ANN401 - any type
    """Return a type's name as its reader would write it, e.g. ``list[str]`` or ``str | None``."""
    origin, arguments = get_origin(hint), [_spelled(one) for one in get_args(hint)]
    if origin in (Union, types.UnionType):
        return " | ".join(arguments)
    if origin is Literal:
        return " | ".join(map(repr, get_args(hint)))
    if origin is not None:
        return f"{origin.__name__.lower()}[{', '.join(arguments)}]"
    if hint is type(None):
        return "None"
    return "..." if hint is Ellipsis else str(getattr(hint, "__name__", hint))
