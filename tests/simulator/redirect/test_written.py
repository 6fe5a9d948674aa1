"""Variables, written down."""

import json
import subprocess
from pathlib import Path

import pytest

from simulator.redirect.written import FORMATS

FOLDER = Path("/tmp/courtesy-x")
ODD = {"A": "plain", "B": 'it\'s "so" $HOME `x` \\ |', "C": ""}


def test_a_shell_reads_back_what_was_exported():
    text = FORMATS["export"](ODD, FOLDER)
    said = subprocess.run(
        ["sh", "-c", f'{text}\nprintf "%s\\n" "$A" "$B" "$C"; env | grep -c "^[ABC]="'],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.splitlines() == [*ODD.values(), "3"]


def test_docker_takes_values_as_they_stand():
    lines = FORMATS["docker"](ODD, FOLDER).splitlines()
    assert lines[0].startswith("# docker run --network host --volume /tmp/courtesy-x:")
    assert dict(line.split("=", 1) for line in lines[1:]) == ODD


def test_systemd_takes_them_in_quotation_marks():
    lines = FORMATS["systemd"](ODD, FOLDER).splitlines()
    assert lines[0].startswith("# EnvironmentFile=")
    assert lines[2] == r'B="it' + r"'s \"so\" \$HOME \`x\` \\ |" + '"'


@pytest.mark.parametrize("form", FORMATS)
def test_each_form_names_every_variable(form):
    text = FORMATS[form](ODD, FOLDER)
    assert all(name in text for name in ODD)


def test_programs_take_json():
    assert json.loads(FORMATS["json"](ODD, FOLDER)) == ODD
