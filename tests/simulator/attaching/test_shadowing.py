"""Packages of the user's with the names of ours."""

import pytest

from simulator.attaching.shadowing import OUR_PACKAGES, refuse_shadowing
from simulator.errors import BadInput
from tests.folder import REPOSITORY


@pytest.mark.parametrize("name", OUR_PACKAGES)
@pytest.mark.parametrize("kind", ["{}/__init__.py", "{}.py"])
def test_a_package_or_module_with_a_name_of_ours_is_refused_with_advice(tmp_path, name, kind):
    file = tmp_path / kind.format(name)
    file.parent.mkdir(exist_ok=True)
    file.touch()
    with pytest.raises(BadInput, match="rename it, or run the bot by itself") as caught:
        refuse_shadowing(tmp_path)
    assert str(caught.value).startswith(kind.format(name))


def test_other_folders_and_this_checkout_are_fine(tmp_path):
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "shop.py").touch()
    refuse_shadowing(tmp_path)
    refuse_shadowing(REPOSITORY)
