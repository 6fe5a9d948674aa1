"""Where pytest finds Courtesy, installed as the module ``courtesy_pytest``.

Test suites have packages called ``scenarios``, too, and under ``python -m pytest`` theirs comes
first. So pytest enters here, by a name that nobody else has, and our package is found beside its
sisters wherever it is; ``scenarios.plugin`` steps aside again where no bot is configured.
"""

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType


def _home() -> Path | None:
    """Return the folder that our packages are in."""
    for entry in sys.path:
        folder = Path(entry)
        if (folder / "scenarios" / "plugin.py").exists() and (folder / "fake_graph").is_dir():
            return folder
    return None


def _plugin() -> ModuleType:
    """Import our plugin though another package of its name comes first."""
    home = _home()
    if home is None or _is_ours(sys.modules.get("scenarios"), home):
        return import_module("scenarios.plugin")
    theirs = {name: sys.modules.pop(name) for name in tuple(sys.modules) if _is_inside(name)}
    sys.path.insert(0, str(home))
    try:
        plugin = import_module("scenarios.plugin")
    finally:
        sys.path.remove(str(home))
    plugin.THEIRS.update(theirs)
    return plugin


def _is_ours(package: ModuleType | None, home: Path) -> bool:
    found = getattr(package, "__file__", None)
    return found is not None and Path(found).parent == home / "scenarios"


def _is_inside(name: str) -> bool:
    return name.partition(".")[0] == "scenarios"


globals().update(
    {name: hook for name, hook in vars(_plugin()).items() if name.startswith("pytest_")}
)
