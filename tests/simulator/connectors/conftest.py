"""Modules of bots, written for the length of a test."""

import pytest


@pytest.fixture
def module(tmp_path, monkeypatch, request):
    """Call it with the source of a bot; returns its module's name."""
    monkeypatch.syspath_prepend(tmp_path)

    def write(source):
        test = f"{request.module.__name__}_{request.node.name}"
        name = "shop_" + "".join(c if c.isalnum() else "_" for c in test)
        (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")
        return name

    return write
