from tests.simulator.shims.taught import in_scenario

SHOW = 'print(*clock.certificate.sentences(), sep="\\n")'


def test_a_bot_that_imports_it_is_told_about_its_clock(tmp_path):
    (tmp_path / "bot.py").write_text("import sys\nimport numpy\n")
    program = f"import sys\nsys.path.insert(0, {str(tmp_path)!r})\nimport bot\n{SHOW}"
    said = in_scenario(program, "numpy")
    assert len(said) == 1
    assert "datetime64('now')" in said[0]
    assert "imported at bot.py:2" in said[0]
    assert "real time" in said[0]


def test_a_library_of_the_bots_may_import_it():
    assert in_scenario(f"import pandas\n{SHOW}", "pandas", "numpy") == [""]
