import datetime
import importlib.util
import sys
import types

import pytest
from freezegun import api

from simulator.timeflow.face import install
from simulator.timeflow.thaw import THAWED_LIBRARIES, Thaw
from tests.simulator.simulation import in_new_process

REAL = (api.real_datetime, api.real_date)


@pytest.fixture
def thaw():
    install()
    return Thaw({id(REAL[0]): api.FakeDatetime, id(REAL[1]): api.FakeDate}, REAL)


def test_inside_an_import_the_real_types_are_shown(thaw):
    assert datetime.datetime is api.FakeDatetime
    with thaw.during_import(), thaw.during_import():
        assert (datetime.datetime, datetime.date) == REAL
    assert (datetime.datetime, datetime.date) == (api.FakeDatetime, api.FakeDate)


def test_a_failed_import_freezes_again(thaw):
    with pytest.raises(ImportError), thaw.during_import():
        raise ImportError
    assert datetime.datetime is api.FakeDatetime


def test_modules_that_came_meanwhile_get_the_frozen_types(thaw, monkeypatch):
    late = types.ModuleType("late")
    with thaw.during_import():
        exec("from datetime import date, datetime; born = datetime(2024, 1, 1)", vars(late))
        monkeypatch.setitem(sys.modules, "late", late)
    assert (late.datetime, late.date) == (api.FakeDatetime, api.FakeDate)
    assert type(late.born) is REAL[0]


def test_listed_libraries_are_loaded_thawed(thaw, tmp_path, monkeypatch):
    name = sorted(THAWED_LIBRARIES)[0]
    (tmp_path / f"{name}.py").write_text(
        "import datetime\nclass Stamp(datetime.datetime):\n    pass\nnow = datetime.datetime\n"
        "from datetime import datetime as late\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    spec = importlib.util.find_spec(name)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    assert module.Stamp.__mro__[1] is REAL[0]
    assert spec.loader.get_filename(name) == str(tmp_path / f"{name}.py")


def test_c_extensions_imported_late_see_the_real_types():
    program = """
    from simulator.clock import Clock
    clock = Clock()
    import datetime
    import _zoneinfo, _decimal, array
    with clock.running():
        print(datetime.datetime.now(_zoneinfo.ZoneInfo("Asia/Jakarta")).hour)
    """
    assert in_new_process(program).strip().isdigit()


@pytest.mark.parametrize("library", ["pandas", "pendulum", "numpy"])
def test_a_library_that_dislikes_frozen_types_can_be_imported_late(library):
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} is not installed")
    program = f"""
    from simulator.clock import Clock
    clock = Clock()
    import {library}
    from datetime import datetime
    with clock.running():
        print(datetime.now().year == clock.now().year)
    """
    assert in_new_process(program).strip() == "True"
