"""The scenarios that come with Courtesy: suites by topic, in ``scenarios/features``, by language.

English has them all; the core suite is there in every language.
"""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from simulator.errors import BadInput, nearest

CORE, ENGLISH = "core", "en"
FEATURES = Path(str(files("scenarios") / "features"))
_SUFFIX = ".feature"


def home_of(path: Path) -> Path | None:
    """Return where Courtesy is installed of which a file is a suite, None for any other file.

    It need not be the one that runs: a checkout may have another in a virtual environment.
    """
    package = FEATURES.parent.name
    homes = (up.parent for up in path.parents if up.name == package)
    return next((home for home in homes if (home / package / Path(__file__).name).is_file()), None)


def suite_languages() -> tuple[str, ...]:
    """Return the languages in which there are suites, in alphabetical order."""
    return tuple(sorted(folder.name for folder in FEATURES.iterdir() if folder.is_dir()))


def suite_names(language: str = ENGLISH) -> tuple[str, ...]:
    """Return the suites of a language, in alphabetical order."""
    return tuple(sorted(file.stem for file in (FEATURES / language).glob(f"*{_SUFFIX}")))


def features_of(suites: Iterable[str], language: str = ENGLISH) -> tuple[Path, ...]:
    """Return the feature files of some suites.

    Raises:
        BadInput: there is no such language, or no such suite in it.
    """
    known = suite_languages()
    if language not in known:
        raise BadInput(f"no suites in the language {language!r}; there are: {', '.join(known)}")
    names = suite_names(language)
    for suite in suites:
        if suite not in names:
            there = f"there are in {language!r}: {', '.join(names)}"
            raise BadInput(f"no suite {suite!r}{nearest(suite, names)}; {there}")
    return tuple(FEATURES / language / f"{suite}{_SUFFIX}" for suite in suites)
