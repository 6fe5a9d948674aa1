import pytest

from simulator.attaching.platform import refuse_windows, untested
from simulator.errors import UnsupportedPlatform


@pytest.mark.parametrize("platform", ["win32", "cygwin", "msys"])
def test_windows_is_told_about_wsl_in_one_line(platform):
    with pytest.raises(UnsupportedPlatform, match="run it under WSL") as caught:
        refuse_windows(platform)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("platform", ["linux", "darwin", "freebsd14"])
def test_others_are_not_refused(platform):
    refuse_windows(platform)


def test_where_nobody_has_tried_it_is_said():
    systems = ["linux", "linux2", "darwin", "freebsd14", "sunos5"]
    assert [untested(name) for name in systems] == [None, None, "macOS", "FreeBSD", "sunos5"]
