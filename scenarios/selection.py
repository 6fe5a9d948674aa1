"""``--only``: the scenario that a report names, and no other."""

from collections.abc import Sequence

import pytest

from scenarios.options import ONLY, option_value
from scenarios.running import identity, template_of
from simulator.errors import nearest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was not asked for.

    Raises:
        pytest.UsageError: nothing is what was asked for.
    """
    wanted: Sequence[str] = option_value(config, ONLY) or ()
    if not wanted:
        return
    names = {id(item): names_of(item) for item in items}
    for one in wanted:
        known = [name for item in items for name in names[id(item)]]
        if one not in known and not hasattr(config, "workerinput"):
            hint = nearest(one, known)
            raise pytest.UsageError(
                f"--only: no scenario {one!r}{hint}; write its name, or FILE:LINE"
            )
    kept = [item for item in items if not names[id(item)].isdisjoint(wanted)]
    left_out = [item for item in items if item not in kept]
    items[:] = kept
    config.hook.pytest_deselected(items=left_out)


def names_of(item: pytest.Item) -> set[str]:
    """Return all that a scenario may be called by: names, and the place of its first line."""
    name, file, line = identity(item)
    template = template_of(item)
    own = {template.name} if template is not None else set()
    return {name, f"{file}:{line}", *own}
