from tests.simulator.shims.taught import in_scenario


def test_shown_dates_are_dates():
    program = """
    import orjson
    print(orjson.dumps({"at": datetime.now(UTC), "on": [date.today()]}).decode())
    print(orjson.dumps(datetime.now(), option=orjson.OPT_NAIVE_UTC).decode())
    """
    assert in_scenario(program, "orjson") == [
        '{"at":"2024-01-15T09:00:00+00:00","on":["2024-01-15"]}',
        '"2024-01-15T16:00:00+00:00"',
    ]


def test_the_bots_own_default_goes_on():
    program = """
    import orjson
    print(orjson.dumps([datetime.now(UTC), {1}], default=sorted).decode())
    passing = orjson.OPT_PASSTHROUGH_DATETIME
    print(orjson.dumps(datetime.now(UTC), lambda when: when.year, passing).decode())
    try:
        orjson.dumps({1})
    except TypeError as error:
        print(error)
    """
    assert in_scenario(program, "orjson") == [
        '["2024-01-15T09:00:00+00:00",[1]]',
        "2024",
        "Type is not JSON serializable: set",
    ]
