"""What lies packed in a page, read as its scripts read it, and what a browser shows of it."""

import gzip
import json
import re
from base64 import b64decode

BLOCK = re.compile(r'<script type="application/octet-stream" id="([\w-]+)">([\w+/=]*)</script>')


NAMED = "document.querySelector('.conversation').id === location.hash.slice(1)"


def await_chosen(page, place):
    """Wait until the conversation at that place of the list is the one that is shown."""
    page.wait_for_selector(f"[aria-selected=true][aria-posinset='{place}']")
    page.wait_for_function(NAMED)


def blocks_of(page):
    """Return the values of all packed blocks by their ids, libraries left out."""
    return {
        name: json.loads(gzip.decompress(b64decode(text)))
        for name, text in BLOCK.findall(page)
        if not name.startswith("library-")
    }


def many(blocks, prefix):
    """Return what lies in the blocks of that prefix, put together."""
    parts = sorted(
        (int(name.removeprefix(prefix)), value)
        for name, value in blocks.items()
        if name.startswith(prefix)
    )
    return [one for _, part in parts for one in part]
