"""How the language of a text is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.text.language import (
    LANGUAGES,
    identify,
    language_of,
    languages_in,
    tells_language,
)

OURS = {
    "en": ["Your order is on its way.", "Where is my parcel?", "thanks", "WHERE IS MY ORDER"],
    "id": ["Pesanan Anda sedang dikirim.", "Paket saya di mana?", "Selamat pagi", "gak bisa kak"],
    "nl": ["Uw bestelling is onderweg.", "Waar blijft mijn pakje?", "dank je wel"],
    "tr": [
        "Siparişiniz yola ç\u0131kt\u0131.",
        "KARGOM NEREDE KALDI",
        "tesekkur ederim",
        "I\u015f\u0131klar söndü",
    ],
    "fr": ["Votre commande est en route.", "ou est ma commande", "bonjour", "j'ai pas reçu"],
    "it": ["Il tuo ordine è in arrivo.", "Dov'è il mio pacco?", "Ciao!"],
    "de": ["Ihre Bestellung ist unterwegs.", "Wo bleibt mein Paket?", "danke"],
    "es": ["Su pedido está en camino.", "¿Dónde está mi paquete?", "hola"],
    "pt": ["O seu pedido está a caminho.", "Cadê a minha encomenda?", "obrigado"],
}
FOREIGN = [
    "Twoje zamówienie jest w drodze i dotrze jutro rano.",
    "Din beställning är på väg och kommer i morgon bitti.",
    "Din ordre er på vej og ankommer i morgen tidlig.",
    "Tilauksesi on matkalla ja saapuu huomenna aamulla.",
    "Comanda dumneavoastră este pe drum și va ajunge mâine dimineață.",
    "La seva comanda està de camí i arribarà demà al matí.",
    "Đơn hàng của bạn đang trên đường và sẽ đến vào sáng mai.",
    "Заказ уже отправлен и придёт завтра утром.",
    "ご注文の商品は明日の朝に届きます。",
    "asdf qwer zxcv hjkl uiop bnm asdf",
]
UGLY = [
    "",
    " ",
    "4711",
    ":)",
    "\U0001f44d\ufe0f",
    "\u0000",
    "\ud800",
    "\u202e",
    "i\u0307" * 9,
    "ß" * 9,
]


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in OURS for text in OURS[language]]
)
def test_a_language_of_ours_is_told_even_by_few_words(language, text):
    guess = identify(text)
    assert guess.language == language
    assert guess.known
    assert 0 < guess.margin <= 1


@pytest.mark.parametrize("text", FOREIGN)
def test_any_other_language_is_unknown(text):
    assert identify(text).language == ""
    assert not identify(text).known


@pytest.mark.parametrize("text", UGLY)
def test_without_words_nothing_is_known(text):
    assert not identify(text).known or any(map(str.isalpha, text))


@pytest.mark.parametrize(
    "text", ["Riproduci Since I Saw You Last", "Ich suche Game of Thrones", "Zoek The Big Sleep op"]
)
def test_a_title_does_not_change_the_language(text):
    assert identify(text).language != "en"


def test_a_speaker_is_heard_as_a_whole():
    assert language_of(["Hallo!", "ich suche", "mein Paket"]) == "de"
    assert language_of(["Hallo!", "ik zoek", "mijn pakje"]) == "nl"
    assert language_of([]) == ""


def test_sentences_in_two_languages_are_told_apart():
    text = "Your parcel left our shop this morning. Votre colis a quitté notre magasin ce matin."
    assert languages_in(text) == ("en", "fr")


@pytest.mark.parametrize("text", [*UGLY, "Just do it. Impossible is nothing", "Ciao! Ok. Super!"])
def test_short_sentences_are_in_no_second_language(text):
    assert len(set(languages_in(text))) <= 1


def test_a_few_letters_do_not_tell_a_language():
    assert not tells_language("Hello, 4711 4711 4711 4711")
    assert tells_language("Where is my order, please?")


@given(st.text())
def test_any_text_is_read_without_error(text):
    guess = identify(text)
    assert guess.language in {"", *LANGUAGES}
    assert 0 <= guess.margin <= 1
    assert set(languages_in(text)) <= set(LANGUAGES)
