import pytest

from tests.simulator.shims.taught import in_scenario


@pytest.mark.parametrize("early", ["", "real_"])
def test_models_have_dates_whichever_datetime_they_mean(early):
    program = f"""
    from freezegun import api
    import pydantic
    kind = api.real_datetime if "{early}" else datetime
    class Order(pydantic.BaseModel):
        at: kind
        days: list[date] = []
        until: datetime | None = None
    order = Order(at="2024-01-15T08:00:00Z", days=["2024-01-15"], until=datetime.now(UTC))
    print(order.model_dump_json())
    print(Order.model_validate_json(order.model_dump_json()) == order, order.at < datetime.now(UTC))
    print(Order.model_json_schema()["properties"]["at"]["format"])
    """
    assert in_scenario(program) == [
        '{"at":"2024-01-15T08:00:00Z","days":["2024-01-15"],"until":"2024-01-15T09:00:00Z"}',
        "True True",
        "date-time",
    ]


def test_fastapi_reads_and_writes_dates():
    program = """
    import asyncio, fastapi, httpx
    app = fastapi.FastAPI()
    @app.get("/")
    async def late(since: datetime, on: date) -> list[datetime]:
        return [since, datetime.now(UTC)]
    async def ask():
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
            return await client.get("/?since=2024-01-15T08:00:00Z&on=2024-01-15")
    print(asyncio.run(ask()).text)
    """
    assert in_scenario(program, "fastapi", "httpx", warnings="ignore") == [
        '["2024-01-15T08:00:00Z","2024-01-15T09:00:00Z"]'
    ]
