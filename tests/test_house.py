"""The house rules that a machine can check."""

import ast
import re
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
PACKAGES = ("fake_graph", "simulator", "scenarios")
"""From left to right; each may import itself and what is left of it."""

FILE_LIMIT = 400  # lines
FUNCTION_LIMIT = 40  # lines

KINDS = {
    "fake_graph/endpoints": "ENDPOINT",
    "fake_graph/contents/templates": "TEMPLATE",
    "simulator/connectors": "CONNECTOR",
    "simulator/interceptors": "INTERCEPTOR",
    "simulator/personas": "PERSONA",
    "simulator/reporters": "REPORTER",
    "simulator/rules": "RULE",
    "simulator/sources": "SOURCE",
    "simulator/agents/python/servers": "SERVER",
    "simulator/drivers": "DRIVER",
    "simulator/pollers": "POLLER",
    "simulator/shims": "SHIM",
    "scenarios/commands": "COMMAND",
}
"""Folders whose modules are kinds of something, and what each module exports."""

ONLY_IN = {
    "flask": {"fake_graph/app.py", "scenarios/demo/polite.py", "scenarios/demo/rude.py"},
    "freezegun": {"simulator/timeflow/face.py"},
    "faker": {
        *("simulator/people/voice.py", "simulator/people/customer.py", "simulator/world.py"),
        "simulator/people/crowd.py",
    },
}

OF_CLIENTS = "tests/clients"
"""Contract tests, one a client or habit of clients."""
OF_DOCS = "tests/docs"
"""Tests of the documentation."""

PATH_OF_A_MACHINE = re.compile(r"(?<![\w.:/])/(?:home|root|Users)/\w+")


def sources(*folders):
    return sorted(chain.from_iterable((REPOSITORY / folder).rglob("*.py") for folder in folders))


def name_of(path):
    return path.relative_to(REPOSITORY).as_posix()


def module_of(path):
    parts = path.relative_to(REPOSITORY).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree_of(path):
    return ast.parse(path.read_text(encoding="utf-8"))


SOURCES = sources(*PACKAGES)
MODULES = {module_of(path): path for path in SOURCES}


def imports_of(path, *, only_at_import=False):
    """Return every module that ``path`` imports by an import statement."""
    return set(_imports(tree_of(path), only_at_import=only_at_import))


def _imports(node, *, only_at_import):
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if only_at_import and isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            for alias in child.names:
                deeper = f"{child.module}.{alias.name}"
                yield deeper if deeper in MODULES else child.module
        else:
            yield from _imports(child, only_at_import=only_at_import)


by_file = pytest.mark.parametrize("path", SOURCES, ids=name_of)


@by_file
def test_imports_only_point_left(path):
    own = PACKAGES.index(module_of(path).split(".")[0])
    right = set(PACKAGES[own + 1 :]) | {"tests"}
    assert not {name for name in imports_of(path) if name.split(".")[0] in right}


@pytest.mark.parametrize("package", PACKAGES)
def test_no_modules_import_each_other_in_a_circle(package):
    graph = {
        module: {
            name
            for name in imports_of(path, only_at_import=True)
            if name in MODULES and name.split(".")[0] == package and name != module
        }
        for module, path in MODULES.items()
        if module.split(".")[0] == package
    }
    done = set()

    def visit(module, above):
        assert module not in above, " -> ".join((*above[above.index(module) :], module))
        if module not in done:
            for name in sorted(graph[module]):
                visit(name, (*above, module))
            done.add(module)

    for module in sorted(graph):
        visit(module, ())


@by_file
def test_a_file_fits_into_one_reading_and_says_what_is_in_it(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) < FILE_LIMIT
    docstring = ast.get_docstring(tree_of(path))
    assert docstring
    assert docstring.split("\n")[0].endswith((".", ":", "`"))


@by_file
def test_a_function_fits_on_a_screen(path):
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    found = [node for node in ast.walk(tree_of(path)) if isinstance(node, functions)]
    long = {f.name: f.end_lineno - f.lineno + 1 for f in found}
    assert not {name: lines for name, lines in long.items() if lines > FUNCTION_LIMIT}


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_is_imported_only_where_it_lives(library):
    users = {
        name_of(path)
        for path in SOURCES
        if any(name.split(".")[0] == library for name in imports_of(path))
    }
    assert users <= ONLY_IN[library]


def kinds_in(folder):
    """Return the files that are one kind each; a package that exports the noun is one, too."""
    packages = {p.parent for p in sources(folder) if p.name == "__init__.py"}
    alone = {p for p in packages if KINDS[folder] in exported(p / "__init__.py")}
    modules = [p for p in sources(folder) if p.name != "__init__.py"]
    return [
        *(p for p in modules if not alone & set(p.parents)),
        *(p / "__init__.py" for p in sorted(alone)),
    ]


def exported(path):
    return {
        target.id
        for node in tree_of(path).body
        for target in getattr(node, "targets", [getattr(node, "target", None)])
        if isinstance(target, ast.Name)
    }


@pytest.mark.parametrize("folder", KINDS)
def test_every_kind_exports_its_noun_in_capitals(folder):
    assert kinds_in(folder)
    for path in kinds_in(folder):
        assert KINDS[folder] in exported(path), name_of(path)


@pytest.mark.parametrize("folder", KINDS)
def test_kinds_know_their_noun_and_no_sibling(folder):
    siblings = {module_of(path): path for path in kinds_in(folder)}
    for path in siblings.values():
        assert not (imports_of(path) & siblings.keys()), name_of(path)


@pytest.mark.parametrize(
    "path",
    [p for p in sources("tests") if p.name.startswith("test_") and p.parent.name != "tests"],
    ids=name_of,
)
def test_a_test_stands_where_its_source_stands(path):
    if any(path.is_relative_to(REPOSITORY / folder) for folder in (OF_CLIENTS, OF_DOCS)):
        return  # of other people's programs, and of pages
    relative = path.relative_to(REPOSITORY / "tests")
    words = path.stem.removeprefix("test_").split("_")
    stems = ["_".join(words[:count]) for count in range(1, len(words) + 1)]
    beside = REPOSITORY / relative.parent
    patterns = ("{0}.py", "*_{0}.py", "__{0}__.py", "{0}/__init__.py")
    is_of_all_kinds = beside.is_dir() and words == ["examples"]
    assert is_of_all_kinds or any(
        any(beside.glob(pattern.format(stem))) for pattern in patterns for stem in stems
    )


def written_files():
    suffixes = {".py", ".md", ".toml", ".feature", ".j2", ".json", ".cfg", ".yml", ""}
    skipped = re.compile(
        r"(^|/)(\.(?!ci/)[^/]*|build|dist|node_modules|__pycache__|[^/]*\.egg-info)/"
    )
    for path in sorted(REPOSITORY.rglob("*")):
        name = name_of(path)
        if path.is_file() and path.suffix in suffixes and not skipped.search(name):
            yield path


def test_no_file_names_a_folder_of_anybodys_machine():
    found = {}
    for path in written_files():
        for match in PATH_OF_A_MACHINE.finditer(path.read_bytes().decode("utf-8", "ignore")):
            found[name_of(path)] = match[0]
    assert not found
