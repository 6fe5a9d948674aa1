"""courtesy env: the fake for a bot that is started elsewhere, and the variables that lead to it."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.errors import BadInput

if TYPE_CHECKING:
    from fake_graph.alone.server import Setup, Standalone

FORMATS = ("export", "docker", "systemd", "json")

_EXAMPLE = (
    "\b\nExamples:\n"
    "  courtesy env --write bot.env --bot http://127.0.0.1:8000/webhook\n"
    "  . ./bot.env && php -S 127.0.0.1:8000          in another terminal\n"
    "  courtesy env --format docker --write bot.env\n"
    "  docker run --network host --volume /tmp:/tmp:ro --env-file bot.env my-bot"
)


@click.command("env", epilog=_EXAMPLE)
@click.option("--bot", "webhook", metavar="URL", help="where the bot will take webhooks")
@click.option("--format", "form", type=click.Choice(FORMATS), default="export", help="how")
@click.option(
    "--write",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="write them to a file that is gone when this ends, instead of printing them",
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="where the fake listens")
@click.option("--page-token", metavar="T", help="the page's token")
@click.option("--app-secret", metavar="S", help="the key of the signatures")
@click.option("--verify-token", metavar="T", help="what the handshake carries")
@click.option("--control-token", metavar="T", help="what /_control asks for (default: one made)")
@click.option("--allow-remote", is_flag=True, help="send webhooks to other machines as well")
def env(form: str, file: Path | None, **options: Any) -> int:  # noqa: ANN401 - click's
    """Print the variables for a bot that is started elsewhere, and serve the fake until Ctrl-C.

    Whatever language it is in, a process with these variables reaches the fake when it calls
    https://graph.facebook.com. Tokens and secrets that this shell has under their usual names are
    the fake's; the others are made. The bot lives in real time.
    """
    # Only now: the list of commands needs no platform.
    from fake_graph.alone.server import Setup
    from fake_graph.errors import BadSetup, PortTaken

    given = {name: value for name, value in options.items() if value is not None}
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # to tidy up then, too
    try:
        with suppress(KeyboardInterrupt):
            _serve(Setup(**(_of_this_shell() | given)), form, file)
    except (PortTaken, BadSetup) as error:
        raise BadInput(str(error)) from None
    return 0


def _of_this_shell() -> dict[str, str]:
    from simulator.settings import SECRET_NAMES, TOKEN_NAMES, VERIFY_NAMES

    names = {"page_token": TOKEN_NAMES, "app_secret": SECRET_NAMES, "verify_token": VERIFY_NAMES}
    found = {name: _first_set(usual) for name, usual in names.items()}
    return {name: value for name, value in found.items() if value}


def _first_set(names: Sequence[str]) -> str | None:
    return next((os.environ[name] for name in names if os.environ.get(name)), None)


def _serve(setup: "Setup", form: str, file: Path | None) -> None:
    from fake_graph.alone.server import Standalone, introduce
    from simulator.redirect.authority import authority
    from simulator.redirect.proxy import Proxy
    from simulator.redirect.variables import variables
    from simulator.redirect.written import FORMATS as WRITTEN

    standalone = Standalone(setup)
    with authority() as ours, closing(Proxy(ours, standalone.answer)) as proxy:
        ours.folder.chmod(0o755)  # a container's or a service's user is another
        mine = _tokens(standalone) | variables(ours, proxy.port, os.environ)
        with _told(WRITTEN[form](mine, ours.folder), file):
            introduce(standalone, _say)
            _say("a bot with these variables talks to this fake; Ctrl-C ends it")
            standalone.serve_forever()


def _tokens(standalone: "Standalone") -> dict[str, str]:
    """Return the variables that bots usually read, with what the fake goes by."""
    from simulator.settings import Settings

    page, app = standalone.graph.page, standalone.graph.app
    return Settings(
        bot="",
        page_id=page.id,
        app_id=app.id,
        page_token=page.access_token,
        app_secret=app.secret,
        verify_token=app.verify_token,
    ).usual_environment()


@contextmanager
def _told(text: str, file: Path | None) -> Iterator[None]:
    """Print ``text``, or keep it in a file for as long as it holds."""
    if file is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        yield
        return
    try:
        file.touch(mode=0o600)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadInput(f"cannot write {file}: {error.strerror}") from None
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def _say(line: str) -> None:
    click.echo(line, err=True)


COMMAND = env
