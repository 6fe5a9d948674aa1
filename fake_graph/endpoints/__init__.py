"""The routes of the Graph API, one a file, each exporting ``ENDPOINT``."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from fake_graph.endpoint import Endpoint

ENDPOINTS: tuple[Endpoint[Any], ...] = tuple(
    import_module(f"{__name__}.{module.name}").ENDPOINT for module in iter_modules(__path__)
)
