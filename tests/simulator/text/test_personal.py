"""Which account and card numbers are found in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.text.personal import cards, ibans, personal_numbers


@pytest.mark.parametrize(
    "number",
    [
        "NL91 ABNA 0417 1643 00",
        "NL91ABNA0417164300",
        "nl91abna0417164300",
        "DE89 3704 0044 0532 0130 00",
        "GB82-WEST-1234-5698-7654-32",
        "TR33 0006 1005 1978 6457 8413 26",
        "FR14 2004 1010 0505 0001 3M02 606",
        "IT60 X054 2811 1010 0000 0123 456",
        "NO93 8601 1117 947",
    ],
)
def test_an_account_number_is_found_within_a_sentence(number):
    text = f"Pay to {number}, please"
    assert [(span.start, span.text) for span in ibans(text)] == [(7, number)]


@pytest.mark.parametrize(
    "number",
    ["4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005", "6011000990139424"],
)
def test_a_card_number_is_found_within_a_sentence(number):
    text = f"My card is {number}."
    assert [(span.start, span.text) for span in cards(text)] == [(11, number)]


@pytest.mark.parametrize(
    "text",
    [
        "NL91 ABNA 0417 1643 01",
        "NL91",
        "4111 1111 1111 1112",
        "Order 1234567890123456",
        "Parcel 0000000000000000",
        "+31 20 123 45 67",
        "1234.4111111111111111",
        "",
    ],
)
def test_a_number_whose_checksum_is_wrong_is_none(text):
    assert personal_numbers(text) == ()


@given(
    st.text(
        alphabet=st.one_of(st.sampled_from("NL91 ABNA0417164300-\u0664\u00b2"), st.characters())
    )
)
def test_any_text_is_read_without_error(text):
    for span in personal_numbers(text):
        assert text[span.start :].startswith(span.text)
