"""Where a run's state is kept in pytest's configuration."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from scenarios.session import Session

SESSION: "pytest.StashKey[Session]" = pytest.StashKey()
