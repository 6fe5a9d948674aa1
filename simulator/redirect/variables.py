"""One environment for every language that brings a process's Graph traffic to the proxy.

What each variable reaches: the proxy variables in both cases of letters Go, curl, PHP's curl, .NET,
Python's requests and urllib; ``http_proxy`` Ruby, which asks for no other; ``JAVA_TOOL_OPTIONS``
Java; the ini folder PHP's streams; the shims Node and what in Python reads no variable.

Source: runs of 60 start configurations in Python, Node, Ruby, Go, PHP and Java, of which such an
environment reached 59.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path

from fake_graph.alone.listening import HOST
from simulator.exchange import GRAPH_HOSTS
from simulator.redirect.authority import TRUSTSTORE_PASSWORD, Authority
from simulator.redirect.proxy import PROBE_HOST

LOOPBACK = ("localhost", "127.0.0.1", "::1")
SHIMS = Path(__file__).parent / "shims"

_PROXIES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy")
_BUNDLES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "HTTPLIB2_CA_CERTS")
_HOSTS = tuple(sorted({*GRAPH_HOSTS, PROBE_HOST}))


def variables(
    authority: Authority, port: int, inherited: Mapping[str, str], *, shims: bool = True
) -> dict[str, str]:
    """Return the variables to set over ``inherited`` for a proxy that listens on ``port``.

    Whatever they name lies in the authority's folder, which is written to. Without ``shims``,
    Python and Node are left to agents of their own.
    """
    proxy = f"http://{HOST}:{port}"
    spared = _spared(inherited)
    mine = dict.fromkeys(_PROXIES, proxy)
    mine |= dict.fromkeys(("NO_PROXY", "no_proxy"), ",".join(spared))
    mine |= dict.fromkeys(_BUNDLES, str(authority.bundle))
    mine |= {
        "NODE_EXTRA_CA_CERTS": str(authority.extra),
        "NODE_USE_ENV_PROXY": "1",
        "JAVA_TOOL_OPTIONS": _joined(
            " ", inherited.get("JAVA_TOOL_OPTIONS"), *_java(authority, port)
        ),
        # Before the colon stands what PHP would read anyway; nothing stands for its own folder.
        "PHP_INI_SCAN_DIR": f"{inherited.get('PHP_INI_SCAN_DIR', '')}:{_php(authority, port)}",
        "COURTESY_PROXY": f"{HOST}:{port}",
        "COURTESY_HOSTS": ",".join(_HOSTS),
        "COURTESY_CA": str(authority.certificate),
    }
    return mine | (_shims(authority, inherited) if shims else {})


def _spared(inherited: Mapping[str, str]) -> tuple[str, ...]:
    """Return the hosts to be reached without a proxy: loopback, and former ones but Graph's."""
    former = ",".join(inherited.get(name, "") for name in ("NO_PROXY", "no_proxy"))
    entries = (entry.strip() for entry in former.split(","))
    kept = (entry for entry in entries if entry and not _covers_graph(entry))
    return tuple(dict.fromkeys((*LOOPBACK, *kept)))


def _covers_graph(entry: str) -> bool:
    domain = entry.lower().partition(":")[0].lstrip("*.")
    return not domain or any(f".{host}".endswith(f".{domain}") for host in _HOSTS)


def _java(authority: Authority, port: int) -> tuple[str, ...]:
    """Source: https://docs.oracle.com/en/java/javase/17/core/java-networking.html."""
    proxies = (
        option
        for scheme in ("http", "https")
        for option in (f"-D{scheme}.proxyHost={HOST}", f"-D{scheme}.proxyPort={port}")
    )
    return (
        *proxies,
        "-Dhttp.nonProxyHosts=localhost|127.*|[::1]",
        f"-Djavax.net.ssl.trustStore={authority.truststore}",
        "-Djavax.net.ssl.trustStoreType=PKCS12",
        f"-Djavax.net.ssl.trustStorePassword={TRUSTSTORE_PASSWORD}",
    )


def _php(authority: Authority, port: int) -> Path:
    """Write what PHP reads besides its own settings, and return the folder.

    Source: https://www.php.net/manual/en/configuration.file.php#configuration.file.scan
    """
    folder = authority.folder / "php"
    folder.mkdir(exist_ok=True)
    prepended = shutil.copy(SHIMS / "prepend.php", folder)
    settings = {
        "curl.cainfo": authority.bundle,
        "openssl.cafile": authority.bundle,
        "auto_prepend_file": prepended,
        "courtesy.proxy": f"tcp://{HOST}:{port}",
    }
    lines = (f'{name} = "{value}"\n' for name, value in settings.items())
    (folder / "courtesy.ini").write_text("".join(lines), encoding="utf-8")
    return folder


def _shims(authority: Authority, inherited: Mapping[str, str]) -> dict[str, str]:
    folder = authority.folder / "shims"
    folder.mkdir(exist_ok=True)
    for name in ("sitecustomize.py", "old_python.py", "redirect.cjs"):
        shutil.copy(SHIMS / name, folder)
    node = f"--require={folder / 'redirect.cjs'}"
    return {
        "PYTHONPATH": _joined(":", str(folder), inherited.get("PYTHONPATH")),
        "NODE_OPTIONS": _joined(" ", node, inherited.get("NODE_OPTIONS")),
    }


def _joined(separator: str, *parts: str | None) -> str:
    return separator.join(part for part in parts if part)
