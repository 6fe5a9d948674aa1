import pytest

from tests.simulator.shims.taught import in_scenario

NOW = "2024-01-15T09:00:00"


@pytest.mark.parametrize("form", ["json", "msgpack", "yaml"])
def test_a_date_comes_back_as_it_went(form):
    libraries = ("msgspec", "yaml") if form == "yaml" else ("msgspec",)
    program = f"""
    import msgspec
    class Order(msgspec.Struct):
        at: datetime
        on: date | None
    order = Order(datetime.now(UTC), date.today())
    print(msgspec.{form}.decode(msgspec.{form}.encode(order), type=Order) == order)
    """
    assert in_scenario(program, *libraries) == ["True"]


def test_encoders_and_decoders_made_once():
    program = """
    import msgspec
    encoder, decoder = msgspec.json.Encoder(), msgspec.json.Decoder(list[datetime])
    print(decoder.decode(encoder.encode([datetime.now(UTC)])))
    print(isinstance(encoder, msgspec.json.Encoder), msgspec.json.Decoder[list])
    print(msgspec.to_builtins(datetime.now(UTC)), msgspec.convert(datetime.now(), datetime))
    """
    said = in_scenario(program, "msgspec", zone="UTC")
    assert said[0] == "[datetime.datetime(2024, 1, 15, 9, 0, tzinfo=datetime.timezone.utc)]"
    assert said[1].startswith("True ")
    assert said[2] == f"{NOW}Z {NOW.replace('T', ' ')}"


def test_the_bots_own_hooks_go_on():
    program = """
    import msgspec
    class Money:
        def __init__(self, cents): self.cents = cents
    print(msgspec.json.encode([Money(5), datetime.now(UTC)], enc_hook=lambda m: m.cents).decode())
    print(msgspec.json.decode(b"7", type=Money, dec_hook=lambda kind, v: kind(v)).cents)
    for call, *args in ((msgspec.json.encode, Money(5)), (msgspec.convert, 7, Money)):
        try:
            call(*args)
        except (TypeError, msgspec.ValidationError) as error:
            print(error)
    print(msgspec.convert(Money(3), Money).cents)
    """
    assert in_scenario(program, "msgspec", zone="UTC") == [
        f'[5,"{NOW}Z"]',
        "7",
        "Encoding objects of type Money is unsupported",
        "Expected `Money`, got `int`",
        "3",
    ]
