from tests.simulator.shims.taught import in_scenario


def test_past_and_future_are_the_scenarios():
    program = """
    from typing import Annotated
    import pydantic
    kinds = (pydantic.PastDate, pydantic.FutureDate, pydantic.PastDatetime, pydantic.FutureDatetime,
             Annotated[datetime, pydantic.types.FutureDatetime()])
    for kind in kinds:
        adapter, fits = pydantic.TypeAdapter(kind), []
        for text in ("2024-01-14", "2024-01-16"):
            try:
                adapter.validate_python(text)
            except pydantic.ValidationError as error:
                fits.append(error.errors()[0]["type"])
            else:
                fits.append("ok")
        print(*fits)
    print(adapter.json_schema())
    """
    assert in_scenario(program) == [
        "ok date_past",
        "date_future ok",
        "ok datetime_past",
        "datetime_future ok",
        "datetime_future ok",
        "{'format': 'date-time', 'type': 'string'}",
    ]


def test_zones_count():
    program = """
    import pydantic
    adapter = pydantic.TypeAdapter(pydantic.FutureDatetime)
    print(adapter.validate_python("2024-01-15T09:30:00+00:00").hour)
    print(adapter.validate_python(datetime.now() + timedelta(minutes=1)).hour)
    for early in ("2024-01-15T15:30:00+07:00", "2024-01-15T15:30:00"):
        try:
            adapter.validate_python(early)
        except pydantic.ValidationError as error:
            print(error.errors()[0]["msg"])
    """
    assert in_scenario(program) == ["9", "16", *["Input should be in the future"] * 2]
