"""The language files, example by example, and how acts are told."""

import re
import time
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.lexicon import check_lexicon, lexicons, read_lexicon
from simulator.text.act import WORKED_OUT, Act
from simulator.text.language import tells_language
from simulator.text.reading import acts_in, language_known
from simulator.text.tidying import tidy

FOLDER = files("simulator") / "lexicons"
LANGUAGES = {
    file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8"))
    for file in FOLDER.iterdir()
    if file.name.endswith(".toml") and file.name != "confidence.toml"
}
LEXICONS = {lexicon.language: lexicon for lexicon in lexicons()}


def entries(kind):
    return [
        pytest.param(language, Act(act), entry, id=f"{language}-{act}-{number}")
        for language, data in LANGUAGES.items()
        for act in [name for name in data if name in set(Act)]
        for number, entry in enumerate(data[act].get(kind, ()))
    ]


def alone(language, act, entry):
    """Return the matcher of a language that has this one entry."""
    data = LANGUAGES[language]
    lines = ["common = ''", "[words]"]
    lines += [f"{name} = '''{choice}'''" for name, choice in data["words"].items()]
    lines += ["[closing]", "filler = ''"]
    lines += [f"[{act}]"]
    around = [key for key in ("before", "after") if key in data[act]]
    lines += [f"{key} = '''{data[act][key]}'''" for key in around]
    lines += [f"[[{act}.say]]", f"pattern = '''{entry['pattern']}'''"]
    return read_lexicon(language, "\n".join(lines)).matchers[act]


@pytest.mark.parametrize(("language", "act", "entry"), entries("say"))
def test_each_pattern_finds_its_example_and_the_act_spares_the_other(language, act, entry):
    lexicon = LEXICONS[language]
    yes = tidy(entry["yes"], lexicon.letters)
    says_not = lexicon.matchers[act].says_not
    assert act in lexicon.acts(entry["yes"])
    assert alone(language, act, entry).finds(says_not.sub(" ", yes) if says_not else yes)
    assert act not in lexicon.acts(entry["no"])


@pytest.mark.parametrize(("language", "act", "entry"), entries("except"))
def test_each_exception_spares_its_example_and_no_more(language, act, entry):
    lexicon = LEXICONS[language]
    words = {name: f"(?:{choice})" for name, choice in LANGUAGES[language]["words"].items()}
    pattern = re.sub(r"(?<!\?P)<(\w+)>", lambda name: words[name[1]], entry["pattern"])
    assert re.search(pattern, tidy(entry["yes"], lexicon.letters))
    assert act not in lexicon.acts(entry["yes"])
    assert act in lexicon.acts(entry["no"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_knows_every_act(language):
    assert set(LEXICONS[language].matchers) == set(Act) - WORKED_OUT


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("You're welcome!", {Act.WELCOME, Act.CLOSING}),
        ("Thanks, Bob!", {Act.THANK, Act.CLOSING}),
        ("THANK YOU", {Act.THANK, Act.CLOSING}),
        ("You\u2019re welcome", {Act.WELCOME, Act.CLOSING}),
        ("You 're welcome .", {Act.WELCOME, Act.CLOSING}),
        ("Byeeeeee \U0001f44b", {Act.BYE, Act.CLOSING}),
        ("  Good\u00a0bye  ", {Act.BYE, Act.CLOSING}),
        ("Thank you, Ana. Which size do you need?", {Act.THANK}),
        ("Our shop opens at nine.", set()),
        ("", set()),
    ],
)
def test_acts_do_not_depend_on_case_quotes_or_spaces(text, acts):
    assert acts_in(text) == acts


def test_an_open_offer_closes_and_does_not_ask():
    acts = acts_in("Let me know if you need anything else.")
    assert Act.CLOSING in acts
    assert Act.REQUEST_MORE not in acts


def test_thanks_followed_by_the_question_for_more_close_nothing():
    assert Act.CLOSING not in acts_in("You're welcome! Anything else?")


@pytest.mark.parametrize("text", ["Are you a human?", "Am I talking to a real person?"])
def test_asking_what_the_bot_is_is_no_wish_for_a_person(text):
    assert Act.ASKS_HUMAN not in acts_in(text)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Your order is on its way and will be there tomorrow.", True),
        ("Pesanan Anda sedang dikirim dan akan tiba besok pagi.", True),
        ("Twoje zamówienie jest w drodze i dotrze jutro rano.", False),
        ("Заказ уже отправлен и придёт завтра утром.", False),
        ("Merci!", True),
        ("4711 :)", True),
        ("", True),
    ],
)
def test_a_language_is_known_by_its_commonest_words_unless_too_short(text, known):
    assert language_known([text]) is known


def test_texts_tell_their_language_together():
    assert not tells_language("Hello, Anna Maria")
    assert tells_language("Hello\nhow are you\ntoday, Ana")


def test_a_broken_pattern_is_named_with_its_file():
    toml = "common = ''\n[closing]\nfiller = ''\n[[bye.say]]\npattern = '(bye'\nyes = ''\nno = ''"
    with pytest.raises(ValueError, match=r"xx\.toml \[bye\]: broken entry .*bye"):
        check_lexicon("xx", toml)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_is_broken(language):
    check_lexicon(language, (FOLDER / f"{language}.toml").read_text("utf-8"))


def test_a_name_that_is_not_in_words_is_named():
    toml = "common = ''\n[closing]\nfiller = ''\n[[bye.say]]\npattern = '<farewell>'"
    with pytest.raises(ValueError, match="farewell"):
        read_lexicon("xx", toml)


def test_a_language_may_have_its_own_small_letters():
    toml = (
        "common = ''\nletters = { \"I\" = '\u0131', \"\u0130\" = 'i' }\n"
        "[closing]\nfiller = ''\n[[greet.say]]\npattern = '\u0131l\u0131k'"
    )
    assert read_lexicon("tr", toml).acts("ILIK") == {Act.GREET}


@given(st.text())
def test_any_text_is_read_without_error(text):
    assert acts_in(text) <= set(Act)


@pytest.mark.parametrize("words", ["have a great ", "i want to talk to ", "that's all ", "no "])
def test_a_long_text_does_not_take_long(words):
    began = time.perf_counter()
    acts_in((words * 2000)[:2000])
    assert time.perf_counter() - began < 1
