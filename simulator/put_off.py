"""Work that makes much and leaves no cycles, without the search for them that Python makes."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_put_off() -> Iterator[None]:
    """Put the collection of cycles off until the end.

    With the results of thousands of conversations alive, looking through them again and again takes
    a third of the time of scoring.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
