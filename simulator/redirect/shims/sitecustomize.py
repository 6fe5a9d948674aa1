"""Loads the redirect into any Python that has this folder on its path, and then the bot's own."""

import os
import sys


def _load_next():
    """Run the ``sitecustomize`` that this one hides, if there is one."""
    here = os.path.dirname(os.path.abspath(__file__))
    before, module = list(sys.path), sys.modules.pop("sitecustomize", None)
    sys.path[:] = [entry for entry in before if os.path.abspath(entry) != here]
    try:
        __import__("sitecustomize")
    except ImportError:
        sys.modules["sitecustomize"] = module
    finally:
        sys.path[:] = before


import old_python

old_python.install()
_load_next()
