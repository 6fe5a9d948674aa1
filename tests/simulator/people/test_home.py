"""Where people of a locale live."""

from zoneinfo import ZoneInfo

import pytest

from simulator.people.home import ZONES, zone_of


@pytest.mark.parametrize(
    ("locale", "zone"),
    [("id_ID", "Asia/Jakarta"), ("en_GB", "Europe/London"), ("tr_TR", "Europe/Istanbul")],
)
def test_people_live_where_their_locale_is_spoken(locale, zone):
    assert zone_of(locale) == zone


@pytest.mark.parametrize("locale", ["en", "xx_YY", ""])
def test_of_whom_nobody_knows_where_they_live_the_clock_shows_utc(locale):
    assert zone_of(locale) == "UTC"


def test_every_zone_is_one():
    assert all(ZoneInfo(zone).key == zone for zone in ZONES.values())
