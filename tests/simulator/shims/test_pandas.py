"""pandas, in a zone where the local date differs from UTC's for seven hours a day."""

from tests.simulator.shims.taught import in_scenario

LOCAL, UTC = "2024-01-15 16:00:00", "2024-01-15 09:00:00+00:00"


SAID = {
    "pd.Timestamp.now()": LOCAL,
    "pd.Timestamp.now('Asia/Jakarta')": f"{LOCAL}+07:00",
    "pd.Timestamp.today()": LOCAL,
    "pd.Timestamp('now')": LOCAL,
    "pd.Timestamp('today', tz='UTC')": UTC,
    "pd.to_datetime('now')": LOCAL,
    "pd.to_datetime('now', utc=True)": UTC,
    "pd.to_datetime(['now', '2020-01-01'])[0]": LOCAL,
    "pd.date_range('today', periods=1)[0]": LOCAL,
    "pd.Period.now('h')": "2024-01-15 16:00",
    "pd.Timestamp(datetime.now(UTC))": UTC,
    "pd.Timestamp('2020-02-03')": "2020-02-03 00:00:00",
    "pd.Timestamp(year=2020, month=2, day=3)": "2020-02-03 00:00:00",
    "pd.Timestamp(0, unit='s')": "1970-01-01 00:00:00",
    "pd.to_datetime('2020-02-03')": "2020-02-03 00:00:00",
}


def test_now_is_the_scenarios():
    program = f"""
    import pandas as pd
    for expression in {list(SAID)}:
        print(eval(expression))
    """
    assert in_scenario(program, "pandas") == list(SAID.values())


def test_it_follows_the_clock():
    program = """
    import pandas as pd
    before = pd.Timestamp.utcnow() if hasattr(pd.Timestamp, "utcnow") else pd.Timestamp.now("UTC")
    clock.advance(timedelta(days=3))
    print(pd.Timestamp.now("UTC") - before)
    """
    assert in_scenario(program, "pandas") == ["3 days 00:00:00"]
