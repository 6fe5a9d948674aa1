"""Which libraries are taught."""

from simulator.interceptors import INTERCEPTORS


def test_the_libraries_that_bots_use_are_known_and_the_mocks_of_their_tests():
    known = {interceptor.module for interceptor in INTERCEPTORS}
    libraries = {
        *("aiohttp.connector", "http.client", "httpcore", "httpx"),
        *("requests.adapters", "ssl", "urllib3.connection"),
    }
    assert known == libraries | {"requests_mock.mocker", "responses"}
