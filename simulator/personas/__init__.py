"""One module per kind of customer; each exports ``PERSONA``."""

from importlib import import_module
from pkgutil import iter_modules

from simulator.errors import UnknownPersona
from simulator.persona import Persona

PERSONAS: tuple[Persona, ...] = tuple(
    import_module(f"{__name__}.{module.name}").PERSONA for module in iter_modules(__path__)
)


def find_persona(name: str) -> Persona:
    """Return the persona called ``name``; spaces and case do not matter.

    Raises:
        UnknownPersona: there is none.
    """
    wanted = name.strip().lower().replace(" ", "-")
    for persona in PERSONAS:
        if persona.name == wanted:
            return persona
    raise UnknownPersona(name, tuple(persona.name for persona in PERSONAS))
