"""courtesy serve: the fake platform alone, on real time that can be put forward."""

from pathlib import Path
from typing import Any

import click

from simulator.errors import BadInput

_EXAMPLE = (
    "\b\nExample:\n"
    "  courtesy serve --port 8090 --page-token EAAtest --webhook http://127.0.0.1:5000/webhook"
)


@click.command(epilog=_EXAMPLE)
@click.option("--port", type=click.IntRange(0, 65535), required=True, help="where to listen")
@click.option("--page-token", metavar="T", help="the page's token (default: one made and printed)")
@click.option("--app-secret", metavar="S", help="the key of the signatures (default: one made)")
@click.option("--verify-token", metavar="T", help="what the handshake carries (default: one made)")
@click.option("--control-token", metavar="T", help="what /_control asks for (default: one made)")
@click.option("--page-id", metavar="ID", help="the page's id")
@click.option("--app-id", metavar="ID", help="the app's id")
@click.option("--webhook", metavar="URL", help="where the bot takes webhooks")
@click.option("--allow-remote", is_flag=True, help="send webhooks to other machines as well")
@click.option(
    "--journal",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="keep what happens in an SQLite file, even if the process is killed",
)
@click.option("--seed", metavar="TEXT", help="decides every id")
def serve(**options: Any) -> int:  # noqa: ANN401 - click's
    """Serve the fake Messenger Platform on 127.0.0.1, on real time.

    Whoever has the control token has people write, time pass and things go wrong by HTTP:
    GET /_control lists what can be done.
    """
    # Only now: the list of commands needs no platform.
    from fake_graph.alone.server import Setup
    from fake_graph.alone.server import serve as serve_graph
    from fake_graph.errors import BadSetup, PortTaken

    given = {name: value for name, value in options.items() if value is not None}
    try:
        serve_graph(Setup(**given))
    except (PortTaken, BadSetup) as error:
        raise BadInput(str(error)) from None
    return 0


COMMAND = serve
