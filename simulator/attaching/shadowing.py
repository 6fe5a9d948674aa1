"""Packages of the user's that have the names of ours cannot be imported beside them."""

from pathlib import Path

from simulator.errors import BadInput

OUR_PACKAGES = ("fake_graph", "simulator", "scenarios")


def refuse_shadowing(folder: Path) -> None:
    """Refuse to run where the user's own packages have the names of ours.

    Raises:
        BadInput: naming the package.
    """
    for name in OUR_PACKAGES:
        ours = Path(__file__).parents[2] / name
        for theirs in (folder / name / "__init__.py", folder / f"{name}.py"):
            if theirs.exists() and theirs.parent.resolve() != ours.resolve():
                raise BadInput(
                    f"{theirs.relative_to(folder)} has the name of one of Courtesy's own "
                    "packages; rename it, or run the bot by itself and give its http:// address"
                )
