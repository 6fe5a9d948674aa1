"""Which telephone numbers, e-mail and web addresses are found in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.text.contacts import contacts, emails, phones, web_addresses


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Call +31 20 624 1111 now.", "+31 20 624 1111"),
        ("Call 0031 20 624 1111 now.", "0031 20 624 1111"),
        ("Bel 020-624 1111.", "020-624 1111"),
        ("Bizi 0532 123 45 67 aray\u0131n", "0532 123 45 67"),
        ("Hubungi 0812-3456-7890", "0812-3456-7890"),
        ("Appelez le 01 42 68 53 00", "01 42 68 53 00"),
        ("Chiama 06 6982 1234", "06 6982 1234"),
        ("Call (212) 736-5000 or 1-800-356-9377", "(212) 736-5000"),
        ("WhatsApp: +6281234567890", "+6281234567890"),
        ("Call us: 2127365000", "2127365000"),
    ],
)
def test_a_telephone_number_is_found(text, number):
    assert number in [span.text for span in phones(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Your order 2127365000 is on its way",
        "Order number: 0206241111",
        "Siparişiniz 1234567890 yolda",
        "#0206241111",
        "Your parcel 3SABCD1234567",
        "On 2024-05-06 at 12:30, 12.50 + 13.60 euros",
        "It costs 1.299.000,00",
        "NL91 ABNA 0417 1643 00",
        "4111 1111 1111 1111",
        "https://example.com/?id=0206241111",
        "1 2 3 4 5 6 7 8 9",
        "",
    ],
)
def test_other_numbers_are_no_telephones(text):
    assert phones(text) == ()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Write to ana.lima+shop@mail.example.com.", "ana.lima+shop@mail.example.com"),
        ("Mail: <info@example.nl>", "info@example.nl"),
        ("info@bücher.example!", "info@bücher.example"),
    ],
)
def test_an_email_address_is_found(text, address):
    assert [span.text for span in emails(text)] == [address]
    assert web_addresses(text) == ()


@pytest.mark.parametrize("text", ["@ana", "a@b", "ana@", "see you @ 5", "a@@example.com"])
def test_an_at_sign_alone_is_no_address(text):
    assert emails(text) == ()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://example.com/a?b=c#d.", "https://example.com/a?b=c#d"),
        ("(www.example.org)", "www.example.org"),
        ("Ga naar example.nl/retour!", "example.nl/retour"),
        ("m.me/courtesy", "m.me/courtesy"),
        ("shop.example.co.uk", "shop.example.co.uk"),
    ],
)
def test_a_web_address_is_found(text, address):
    assert [span.text for span in web_addresses(text)] == [address]


@pytest.mark.parametrize("text", ["It is late.We go", "e.g. this", "12.50", "a.m. and p.m.", "..."])
def test_full_stops_make_no_web_address(text):
    assert web_addresses(text) == ()


def test_contacts_come_in_the_order_of_the_text():
    text = "Call +31 20 624 1111, mail ana@example.com or see www.example.com."
    found = [span.text for span in contacts(text)]
    assert found == ["+31 20 624 1111", "ana@example.com", "www.example.com"]


@given(
    st.text(alphabet=st.one_of(st.sampled_from("+0123456789 ()-./@w.com\u0664"), st.characters()))
)
def test_any_text_is_read_without_error(text):
    for span in contacts(text):
        assert span.text
        assert text[span.start :].startswith(span.text)
