"""One environment for every language."""

import subprocess
import sys

import pytest

from simulator.redirect.variables import variables
from tests.folder import environment_for
from tests.requirements import require, require_programs
from tests.simulator.redirect.conftest import proxying

URL = "https://graph.facebook.com/v21.0/me"
PATIENCE = 120

CLIENTS = {
    "curl": ("curl", "-sS", URL),
    "php, curl": ("php", "-r", f"echo curl_exec(curl_init('{URL}'));"),
    "ruby, net/http": ("ruby", "-rnet/http", "-e", f"puts Net::HTTP.get(URI('{URL}'))"),
    "ruby, a connection of one's own": (
        *("ruby", "-rnet/http", "-e"),
        "h = Net::HTTP.new('graph.facebook.com', 443); h.use_ssl = true; h.get('/v21.0/me')",
    ),
    "ruby, open-uri": ("ruby", "-ropen-uri", "-e", f"puts URI.open('{URL}').read"),
    "node, fetch": ("node", "-e", f"fetch('{URL}').then((answer) => answer.text())"),
    "node, https": ("node", "-e", f"require('https').get('{URL}', (answer) => answer.resume())"),
    "node, an agent of one's own": (
        *("node", "-e"),
        "const https = require('https'); https.get({ host: 'graph.facebook.com',"
        "path: '/v21.0/me', agent: new https.Agent({ keepAlive: false }) }, (a) => a.resume())",
    ),
    "node, a module": (
        *("node", "--input-type=module", "-e"),
        f"import {{ get }} from 'node:https'; get('{URL}', (answer) => answer.resume())",
    ),
}


def run(redirected, command, **inherited):
    ours, proxy = redirected
    environment = environment_for(inherited)
    environment |= variables(ours, proxy.port, inherited)
    return subprocess.run(
        command,
        env=environment,
        cwd=ours.folder,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@pytest.mark.parametrize("name", CLIENTS)
def test_a_client_that_knows_nothing_of_it_reaches_the_fake(name, graph, redirected):
    command = CLIENTS[name]
    require_programs(command[0])
    ended = run(redirected, command)
    assert len(graph.requests) == 1, ended.stdout + ended.stderr
    assert graph.only[1] == "/v21.0/me"


PHP = {
    "a context of its own": """
        $context = stream_context_create(['http' => [
            'method' => 'POST', 'header' => 'Content-Type: application/json', 'content' => '{}',
            'ignore_errors' => true]]);
        echo file_get_contents('URL', false, $context), ' ', $http_response_header[0];""",
    "no context": "echo file_get_contents('URL'), ' ', $http_response_header[0];",
    "a stream": "echo stream_get_contents(fopen('URL', 'r')), ' HTTP/1.1 200';",
    "a copy": "copy('URL', 'here'); echo file_get_contents('here'), ' HTTP/1.1 200';",
    "twice": "file_get_contents('URL'); echo file_get_contents('URL'), ' HTTP/1.1 200';",
}


@pytest.mark.parametrize("way", PHP)
def test_streams_of_php_reach_the_fake(way, graph, redirected):
    require_programs("php")
    ours, _ = redirected
    (ours.folder / "bot.php").write_text(f"<?php {PHP[way].replace('URL', URL)}")
    ended = run(redirected, ("php", "bot.php"))
    assert "recipient_id" in ended.stdout, ended.stdout + ended.stderr
    assert "HTTP/1.1 200" in ended.stdout
    assert not ended.stderr
    assert {request.path for request in graph.requests} == {"/v21.0/me"}


def test_php_without_network_runs_as_ever(redirected):
    require_programs("php")
    ended = run(redirected, ("php", "-r", "echo implode(' ', stream_get_wrappers()), PHP_EOL;"))
    assert "https" in ended.stdout
    assert not ended.stderr


JAVA = """
import java.net.*;
import java.net.http.*;
public class Calls {
  public static void main(String[] words) throws Exception {
    URI uri = URI.create(words[0]);
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    uri.toURL().openStream().readAllBytes();
  }
}
"""


def test_both_clients_of_java_reach_the_fake(graph, redirected):
    require_programs("java", "javac")
    ours, _ = redirected
    (ours.folder / "Calls.java").write_text(JAVA)
    ended = run(redirected, ("java", "-XX:TieredStopAtLevel=1", "Calls.java", URL))
    assert len(graph.requests) == 2, ended.stdout + ended.stderr


PYTHON = {
    "urllib": "import urllib.request as u; u.urlopen({url!r})",
    "urllib, past every proxy": (
        "import urllib.request as u; u.build_opener(u.ProxyHandler({{}})).open({url!r})"
    ),
    "http.client": (
        "import http.client as h; c = h.HTTPSConnection('graph.facebook.com');"
        "c.request('GET', '/v21.0/me'); c.getresponse()"
    ),
    "requests": "import requests; requests.get({url!r})",
    "requests, past every proxy": (
        "import requests; s = requests.Session(); s.trust_env = False; s.get({url!r})"
    ),
    "httpx": "import httpx; httpx.get({url!r})",
    "httpx, past every proxy": (
        "import httpx\nwith httpx.Client(trust_env=False) as c: c.get({url!r})"
    ),
    "aiohttp": (
        "import aiohttp, asyncio\n"
        "async def main():\n"
        "  async with aiohttp.ClientSession() as s, s.get({url!r}) as a: await a.text()\n"
        "asyncio.run(main())"
    ),
    "aiohttp on uvloop": (
        "import aiohttp, uvloop\n"
        "async def main():\n"
        "  async with aiohttp.ClientSession() as s, s.get({url!r}) as a: await a.text()\n"
        "uvloop.run(main())"
    ),
}


@pytest.mark.parametrize("way", PYTHON)
def test_python_without_an_agent_reaches_the_fake(way, graph, redirected):
    for module in ("requests", "httpx", "aiohttp", "uvloop"):
        if module in PYTHON[way]:
            require(module)
    command = (sys.executable, "-W", "error", "-c", PYTHON[way].format(url=URL))
    ended = run(redirected, command)
    assert len(graph.requests) == 1, ended.stdout + ended.stderr


def test_a_sitecustomize_of_the_bot_is_run_too(graph, redirected, tmp_path):
    (tmp_path / "sitecustomize.py").write_text("import builtins; builtins.mine = 'here'")
    command = (sys.executable, "-c", f"{PYTHON['urllib'].format(url=URL)}; print(mine)")
    ended = run(redirected, command, PYTHONPATH=str(tmp_path))
    assert ended.stdout == "here\n", ended.stderr
    assert graph.requests


def test_python_and_node_may_be_left_to_agents(redirected):
    ours, proxy = redirected
    mine = variables(ours, proxy.port, {}, shims=False)
    assert not {"PYTHONPATH", "NODE_OPTIONS"} & mine.keys()


def test_what_is_inherited_is_overwritten_or_extended(redirected):
    ours, proxy = redirected
    inherited = {
        "https_proxy": "http://proxy.corp:3128",
        "NO_PROXY": "*, .facebook.com, elastic,graph.facebook.com:443",
        "no_proxy": ".corp,com,elastic",
        "JAVA_TOOL_OPTIONS": "-Xmx64m",
        "PHP_INI_SCAN_DIR": "/etc/php.d",
        "PYTHONPATH": "/bot",
        "NODE_OPTIONS": "--max-old-space-size=64",
    }
    mine = variables(ours, proxy.port, inherited)
    assert mine["https_proxy"] == mine["HTTPS_PROXY"] == mine["http_proxy"] == proxy.url
    assert mine["NO_PROXY"] == mine["no_proxy"] == "localhost,127.0.0.1,::1,elastic,.corp"
    assert mine["JAVA_TOOL_OPTIONS"].startswith("-Xmx64m -Dhttp.proxyHost=127.0.0.1 ")
    assert mine["PHP_INI_SCAN_DIR"] == f"/etc/php.d:{ours.folder}/php"
    assert mine["PYTHONPATH"].endswith(":/bot")
    assert mine["NODE_OPTIONS"].endswith(" --max-old-space-size=64")
    assert variables(ours, proxy.port, {})["PHP_INI_SCAN_DIR"].startswith(":")


def test_loopback_is_called_without_a_detour(graph):
    require_programs("curl")
    hosts = []
    with proxying(graph, on_host=hosts.append) as redirected:
        _, proxy = redirected
        ended = run(redirected, ("curl", "-sS", f"http://127.0.0.1:{proxy.port}/me"))
    assert graph.only[1] == "/me", ended.stderr
    assert not hosts
