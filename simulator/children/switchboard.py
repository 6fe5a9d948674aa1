"""Where the agents of a bot's processes call in, and where the harness waits for them to speak."""

import json
import select
import shutil
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

from simulator.children.channel import Channel, Message
from simulator.errors import BotDied, BotError
from simulator.timeflow.patience import ALIVE_GLANCE, SILENCE_PATIENCE

MOST_MESSAGES = 100_000
"""Messages at one instant after which a bot is taken to go round in circles."""

OnMessage = Callable[[Message], None]


class Switchboard:
    """Listens on a socket in a folder that only its owner can enter.

    Attributes:
        address: The socket's path, for the agents.
    """

    def __init__(self, welcome: Callable[[Channel], OnMessage]) -> None:
        """Listen; each new agent's messages go to what ``welcome`` returns for its channel."""
        self._welcome = welcome
        self._folder = tempfile.mkdtemp(prefix="courtesy-")
        self.address = str(Path(self._folder) / "agents")
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(self.address)
        self._listener.listen()
        self._listening = self._listener.fileno()
        self._agents: dict[int, tuple[Channel, OnMessage]] = {}
        self._is_closed = False
        self._poll = select.poll()
        self._poll.register(self._listener, select.POLLIN)

    def listen_until(
        self,
        met: Callable[[], bool],
        check: Callable[[], None],
        patience: float = SILENCE_PATIENCE,
    ) -> bool:
        """Hear the agents until ``met()``; return False if all were silent for ``patience``.

        ``check`` is called while nobody speaks; it raises where there is nothing to wait for.

        Raises:
            BotError: something spoke that is no agent, or one that never comes to an end.
            Exception: what ``check`` raised.
        """
        heard = 0
        silence = 0.0
        while not met():
            spoke = self._hear()
            heard += spoke
            if heard > MOST_MESSAGES:
                raise BotError(
                    f"the bot sent {MOST_MESSAGES} calls and messages without time passing"
                )
            if spoke:
                silence = 0.0
                continue
            check()
            silence += ALIVE_GLANCE  # looks are counted: a machine may be put to sleep meanwhile
            if silence > patience:
                return False
        return True

    def _hear(self) -> int:
        """Take what the agents say next; return how many messages that were."""
        taken = 0
        if self._is_closed:
            raise BotDied("its process has been ended")
        for fd, _ in self._poll.poll(ALIVE_GLANCE * 1000):
            if fd == self._listening:
                self._accept()
            else:
                taken += self._take(fd)
        return taken

    def _accept(self) -> None:
        connection, _ = self._listener.accept()
        channel = Channel(connection)
        self._agents[channel.fileno()] = channel, self._welcome(channel)
        self._poll.register(connection, select.POLLIN)

    def _take(self, fd: int) -> int:
        if fd not in self._agents:  # hung up on meanwhile
            return 0
        channel, on_message = self._agents[fd]
        try:
            messages = channel.read()
        except (ValueError, json.JSONDecodeError) as error:
            raise BotError(f"the bot's process wrote to our line: {error}") from None
        if not channel.is_open:
            self._poll.unregister(fd)
            del self._agents[fd]
            channel.close()
        for message in messages:
            on_message(message)
        return len(messages)

    def close(self) -> None:
        """Hang up on all, and listen no more; who still listens, on another thread, is told."""
        self._is_closed = True
        for channel, _ in self._agents.values():
            channel.close()
        self._agents.clear()
        self._listener.close()
        shutil.rmtree(self._folder, ignore_errors=True)
