"""Brings the agent into a Python process that a harness started, before anything of the bot's.

Python imports a module of this name by itself. It must load in every Python, be it old, and leaves
the bot's own ``sitecustomize`` in force. Our packages are loaded from where they lie, without being
on the path, and cannot be imported afterwards: the bot may have packages of the same names.

Source: https://docs.python.org/3/library/site.html
"""

import os
import sys

_HERE = os.path.dirname(os.path.abspath(__file__))
_NAMES = ("fake_graph", "simulator", "scenarios", "courtesy_pytest")
_OLDEST = (3, 11)


def _load_next():
    """Load the ``sitecustomize`` that stands behind this one on the path, if there is one."""
    import importlib.machinery
    import importlib.util

    path = [entry for entry in sys.path if os.path.abspath(entry) != _HERE]
    spec = importlib.machinery.PathFinder.find_spec("sitecustomize", path)
    if spec is not None and spec.loader is not None:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


class _Hidden:
    """Finds packages of our names everywhere but where ours lie, however they were installed."""

    def find_spec(self, name, path=None, target=None):
        if name not in _NAMES:
            return None
        from importlib.machinery import PathFinder

        spec = PathFinder.find_spec(name, [p for p in sys.path if not _has_ours(p)], target)
        if spec is None:
            raise ModuleNotFoundError("No module named %r" % name, name=name)
        return spec


def _has_ours(folder):
    return os.path.exists(os.path.join(folder, "simulator", "agents", "python", "entrance"))


class _Carried:
    """Finds the libraries that the agent brings along, whatever the bot has of them."""

    def __init__(self, folders):
        self._folders = folders

    def find_spec(self, name, path=None, target=None):
        if name not in self._folders:
            return None
        from importlib.machinery import PathFinder

        return PathFinder.find_spec(name, [self._folders[name]], target)


def _shell(name, folder):
    """Put a package in place whose own code is not run: its parts alone are wanted."""
    import types

    package = types.ModuleType(name)
    package.__path__ = [os.path.join(folder, name)]
    sys.modules[name] = package


def _load_agent():
    import importlib
    import json

    root = os.path.realpath(os.path.join(_HERE, *[os.pardir] * 4))
    carried = json.loads(os.environ["COURTESY_LIBRARIES"])
    known, finders = set(sys.modules), list(sys.meta_path)
    finder = _Carried(carried)
    sys.meta_path.insert(0, finder)
    for name in _NAMES[:2]:
        _shell(name, root)
    try:
        agent = importlib.import_module("simulator.agents.python.agent")
        imports = sys.modules["simulator.attaching.imports"]
        imports.Ours.load = staticmethod(_later(_taken_out(known)))
    finally:
        sys.meta_path[:] = [
            one for one in sys.meta_path if one in finders or type(one).__name__ == "_Finder"
        ]
        sys.meta_path.insert(0, _Hidden())
    agent.start()


def _taken_out(known):
    """Take the agent's own modules out of the table of modules, and return them."""
    ours = {}
    for name in set(sys.modules) - known:
        if name.partition(".")[0] in (*_NAMES, "dateutil", "six"):
            ours[name] = sys.modules.pop(name)
    return ours


def _later(ours):
    """Return what imports a module of the agent's later, unseen by the bot."""
    import importlib

    def load(name):
        theirs = {key: sys.modules.pop(key) for key in list(sys.modules) if _is_ours(key)}
        sys.modules.update({key: module for key, module in ours.items() if _is_ours(key)})
        try:
            return importlib.import_module(name)
        finally:
            ours.update({key: sys.modules.pop(key) for key in list(sys.modules) if _is_ours(key)})
            sys.modules.update(theirs)

    return load


def _is_ours(name):
    return name.partition(".")[0] in _NAMES


def _redirect():
    """Bring an old Python's Graph traffic to the proxy; its clock stays real."""
    shims = os.path.join(_HERE, *([os.pardir] * 3 + ["redirect", "shims"]))
    sys.path.insert(0, shims)
    try:
        import old_python
    finally:
        sys.path.remove(shims)
    old_python.install()


if sys.version_info >= (3,):
    _load_next()
if os.environ.get("COURTESY_PROXY") and sys.version_info < _OLDEST:
    _redirect()
if os.environ.get("COURTESY_SOCKET") and sys.version_info >= _OLDEST:
    try:
        _load_agent()
    except Exception:  # Python itself would go on without the agent, on real time
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
        os._exit(70)  # EX_SOFTWARE
