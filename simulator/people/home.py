"""Where people of a locale live, as far as their clocks go."""

from collections.abc import Mapping

ZONES: Mapping[str, str] = {
    "AR": "America/Argentina/Buenos_Aires",
    "AT": "Europe/Vienna",
    "AU": "Australia/Sydney",
    "BE": "Europe/Brussels",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CH": "Europe/Zurich",
    "CL": "America/Santiago",
    "CO": "America/Bogota",
    "DE": "Europe/Berlin",
    "ES": "Europe/Madrid",
    "FR": "Europe/Paris",
    "GB": "Europe/London",
    "ID": "Asia/Jakarta",
    "IE": "Europe/Dublin",
    "IN": "Asia/Kolkata",
    "IT": "Europe/Rome",
    "JP": "Asia/Tokyo",
    "MX": "America/Mexico_City",
    "NL": "Europe/Amsterdam",
    "NZ": "Pacific/Auckland",
    "PL": "Europe/Warsaw",
    "PT": "Europe/Lisbon",
    "TR": "Europe/Istanbul",
    "US": "America/New_York",
}
"""The zone of most people of a country, by its ISO 3166 code.

Source: https://data.iana.org/time-zones/tzdb/zone1970.tab
"""
ELSEWHERE = "UTC"


def zone_of(locale: str) -> str:
    """Return the IANA zone of the country of a locale, UTC where it is not known."""
    return ZONES.get(locale.partition("_")[2][:2], ELSEWHERE)
