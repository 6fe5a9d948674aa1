"""``courtesy completion``: what a shell needs to complete our commands and options."""

import pytest


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_the_lines_are_for_the_shell_that_was_named(folder, shell):
    ended = folder.courtesy("completion", shell)
    assert ended.code == 0, ended.said
    assert f"_COURTESY_COMPLETE={shell}_complete" in ended.out


def test_another_shell_is_told_with_those_there_are(folder):
    ended = folder.courtesy("completion", "csh")
    assert (ended.code, ended.out) == (2, "")
    assert all(shell in ended.err for shell in ("bash", "fish", "zsh"))


@pytest.mark.parametrize(
    ("typed", "word", "offered"),
    [
        ("courtesy ru", "ru", {"run", "rules"}),
        ("courtesy run --min", "--min", {"--min-score"}),
        ("courtesy run --suite co", "co", {"core"}),
    ],
)
def test_commands_options_and_suites_are_completed(folder, typed, word, offered):
    ended = folder.courtesy(
        _COURTESY_COMPLETE="bash_complete",
        COMP_WORDS=typed,
        COMP_CWORD=str(len(typed.split()) - 1),
    )
    found = {line.partition(",")[2] for line in ended.out.splitlines()}
    assert offered <= found, ended.said
    assert all(one.startswith(word) for one in found)
