"""PyYAML: it writes ``datetime`` and ``date`` by their exact types.

Source: https://pyyaml.org/wiki/PyYAMLDocumentation
"""

import datetime
from types import ModuleType

from simulator.shim import Shim, real_type
from simulator.timeflow.face import Installation


def install(module: ModuleType, _: Installation) -> None:
    """Teach ``yaml.representer`` that there are two of each."""
    for owner in (module.SafeRepresenter, module.Representer):
        for shown, represent in (
            (datetime.datetime, owner.represent_datetime),
            (datetime.date, owner.represent_date),
        ):
            for kind in (shown, real_type(shown)):
                owner.add_representer(kind, represent)


SHIM = Shim(module="yaml.representer", install=install)
