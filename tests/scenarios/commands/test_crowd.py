"""``courtesy crowd``."""

import json

import pytest

BOT = "wsgi:scenarios.demo.polite:app"
CROWD = ("crowd", "--customers", "30", "--days", "2", "--seed", "3", "--cell", "10", "--bot", BOT)
MIX = 'locales = ["en_US"]\n[personas]\nhurried = 60\nhuman-seeker = 40\n'


@pytest.fixture
def crowds(play_once):
    def make(folder):
        folder.write("mix.toml", MIX)
        alone = folder.courtesy(*CROWD, "--mix", "mix.toml", "--json", "one.json")
        spread = folder.courtesy(*CROWD, "--mix", "mix.toml", "--json", "two.json", "-n", "2")
        texts = [(folder.path / name).read_text("utf-8") for name in ("one.json", "two.json")]
        return alone, spread, texts

    return play_once("crowd", make)


def test_everybody_is_there_in_cells_and_recorded_with_what_came_of_it(crowds):
    alone, _, texts = crowds
    (bot,) = json.loads(texts[0])["bots"]
    assert [cell["name"] for cell in bot["scenarios"]] == [
        f"cell {n + 1}, customers {10 * n + 1} to {10 * n + 10}" for n in range(3)
    ]
    people = [who for cell in bot["scenarios"] for who in cell["customers"]]
    assert len(people) == 30
    assert {who["persona"] for who in people} == {"hurried", "human-seeker"}
    assert "customers got what they came for" in alone.out


def test_the_same_bytes_however_many_workers(crowds):
    _, spread, texts = crowds
    assert spread.code in (0, 1), spread.said
    assert texts[0] == texts[1]


def test_the_report_names_no_folder_of_this_machine(crowds, tmp_path):
    assert "/tmp" not in crowds[2][0]


def test_one_is_replayed_in_their_cell_and_shown(folder):
    folder.write("mix.toml", MIX)
    ended = folder.courtesy(*CROWD, "--mix", "mix.toml", "--only", "17", "--json", "cell.json")
    scenarios = json.loads((folder.path / "cell.json").read_text("utf-8"))["bots"][0]["scenarios"]
    assert [one["name"] for one in scenarios] == ["cell 2, customers 11 to 20"]
    shown = ended.out.partition("(17), ")[2]
    assert "got what they came for:" in shown
    assert "customer presses: Get Started" in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--only", "31"), "no customer 31; they are numbered from 1 to 30"),
        (("--mix", "no.toml"), "cannot read no.toml"),
        (("--seed", "x"), "the seed is a whole number, not 'x'"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(folder, arguments, told):
    ended = folder.courtesy(*CROWD, *arguments)
    assert ended.code == 2
    assert ended.said.strip() == f"courtesy: {told}" or told in ended.said
    assert "Traceback" not in ended.said


def test_a_crowd_needs_a_bot(folder):
    ended = folder.courtesy("crowd", "--customers", "3")
    assert ended.code == 2
    assert "no bot; name it with --bot" in ended.said
