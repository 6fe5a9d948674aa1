"""What a score is called."""

import pytest

from simulator.scoring.band import BANDS, band_of


@pytest.mark.parametrize(
    ("points", "name"),
    [
        (100, "courteous"),
        (90, "courteous"),
        (89, "needs polish"),
        (50, "needs polish"),
        (49, "discourteous"),
        (0, "discourteous"),
    ],
)
def test_a_score_is_called_by_its_band(points, name):
    assert band_of(points).name == name


def test_bands_cover_the_scale_from_the_best():
    assert [band.least for band in BANDS] == sorted((band.least for band in BANDS), reverse=True)
    assert BANDS[-1].least == 0
