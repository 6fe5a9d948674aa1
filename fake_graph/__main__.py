"""``python -m fake_graph``: run the fake alone."""

import argparse
import sys
from pathlib import Path

from fake_graph.alone.server import Setup, serve
from fake_graph.errors import BadSetup, PortTaken
from fake_graph.page import DEFAULT_APP


def main() -> int:
    """Serve until interrupted; return 1 where the port is taken or an option does not do."""
    defaults = Setup()
    parser = argparse.ArgumentParser(prog="fake_graph", description="A fake Messenger Platform.")
    parser.add_argument("--port", type=int, default=8090)
    for name, what in (
        ("page-token", "the page access token"),
        ("app-secret", "the key of the webhook signatures"),
        ("verify-token", "what the webhook handshake carries"),
        ("control-token", "what the control API asks for"),
    ):
        parser.add_argument(f"--{name}", help=f"{what} (default: make and print one)")
    parser.add_argument("--page-id", default=defaults.page_id)
    parser.add_argument("--app-id", default=DEFAULT_APP)
    parser.add_argument("--webhook", metavar="URL", help="where the bot takes webhooks")
    parser.add_argument("--allow-remote", action="store_true", help="also on another machine")
    parser.add_argument("--journal", type=Path, metavar="FILE", help="keep the journal in a file")
    parser.add_argument("--seed", default=defaults.seed, help="decides every id")
    try:
        serve(Setup(**vars(parser.parse_args())))
    except (PortTaken, BadSetup) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
