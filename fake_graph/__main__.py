"""``python -m fake_graph``: run the fake alone."""

import argparse
import sys

from fake_graph.errors import PortTaken
from fake_graph.server import serve


def main() -> int:
    """Serve until interrupted; return 1 where the port is taken."""
    parser = argparse.ArgumentParser(prog="fake_graph", description="A fake Messenger Platform.")
    parser.add_argument("--port", type=int, default=8090)
    parser.add_argument("--page-token", help="the page access token (default: make and print one)")
    options = parser.parse_args()
    try:
        serve(options.port, options.page_token)
    except PortTaken as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
