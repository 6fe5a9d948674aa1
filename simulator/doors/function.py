"""The door to a bot that is a plain function, as if a small web server stood before it."""

import json
from collections.abc import Callable
from inspect import isawaitable, iscoroutinefunction
from typing import Any
from urllib.parse import parse_qs

from simulator.attaching.loop_thread import LoopThread
from simulator.attaching.raised import without_frames_of
from simulator.door import Asked, Door, Reply
from simulator.errors import BotRaised


class Caller:
    """Calls a function, which may be asynchronous; all asynchronous calls share one loop."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function
        self._loop: LoopThread | None = None
        if iscoroutinefunction(function) or iscoroutinefunction(type(function).__call__):
            self._loop = LoopThread("function")  # now, so that no scenario is the first to need it

    def call(self, *arguments: Any) -> Any:  # noqa: ANN401 - the bot's
        """Return what the function returns.

        Raises:
            BotRaised: it raised.
        """
        try:
            result = self._function(*arguments)
        except BaseException as error:
            raise BotRaised(error) from without_frames_of(__file__, error)
        return self._awaited(result) if isawaitable(result) else result

    def _awaited(self, work: Any) -> Any:  # noqa: ANN401 - the bot's
        async def wait() -> Any:  # noqa: ANN401 - the bot's
            return await work

        if self._loop is None:
            self._loop = LoopThread("function")
        future = self._loop.submit(wait())
        error = future.exception()
        if error is not None:
            raise BotRaised(error) from without_frames_of(__file__, error)
        return future.result()


class FunctionDoor(Door):
    """Hands the body of every POST to ``handler(body)`` and answers 200.

    It shakes hands by itself and checks no signature: whoever embeds such a function does that.
    """

    def __init__(self, handler: Callable[..., Any]) -> None:
        self._caller = Caller(handler)

    def answer(self, asked: Asked) -> Reply:
        """Hand over a webhook, or answer a challenge.

        Raises:
            BotRaised: the function raised.
        """
        if asked.method != "POST":
            challenge = parse_qs(asked.query).get("hub.challenge", [""])[0]
            return Reply(200, challenge.encode())
        self._caller.call(json.loads(asked.body))
        return Reply(200)
