"""courtesy serve: the fake platform alone, on real time."""

import click

from fake_graph.errors import PortTaken
from fake_graph.server import serve as serve_graph
from simulator.errors import BadInput


@click.command(epilog="\b\nExample:\n  courtesy serve --port 8090 --page-token EAAtest")
@click.option("--port", type=click.IntRange(0, 65535), required=True, help="where to listen")
@click.option("--page-token", metavar="T", help="the page's token (default: one made and printed)")
def serve(port: int, page_token: str | None) -> int:
    """Serve the fake Messenger Platform on 127.0.0.1, on real time."""
    try:
        serve_graph(port, page_token)
    except PortTaken as error:
        raise BadInput(str(error)) from None
    return 0


COMMAND = serve
