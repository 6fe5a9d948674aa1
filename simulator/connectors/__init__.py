"""One module per way of reaching a bot; each exports ``CONNECTOR``."""

from importlib import import_module
from pkgutil import iter_modules

from simulator.connector import Connector
from simulator.errors import UnknownConnector

CONNECTORS: tuple[Connector, ...] = tuple(
    import_module(f"{__name__}.{module.name}").CONNECTOR for module in iter_modules(__path__)
)


def connector_for(address: str) -> Connector:
    """Return the connector one of whose schemes ``address`` starts with.

    Raises:
        UnknownConnector: there is none.
    """
    for connector in CONNECTORS:
        if address.partition(":")[0] in connector.schemes:
            return connector
    raise UnknownConnector(address, tuple(c.example for c in CONNECTORS))
