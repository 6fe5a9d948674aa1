"""What the sentences of a feature do: one subject a file, one call a sentence."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

STEP_MODULES: tuple[ModuleType, ...] = tuple(
    import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)
)
