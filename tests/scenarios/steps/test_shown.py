"""What the customer sees beside texts."""

import pytest

BUTTONS = [
    {"type": "postback", "title": "Order", "payload": "ORDER"},
    {"type": "web_url", "title": "Website", "url": "https://shop.example/"},
]
CARDS = [
    {"title": "Jacket", "subtitle": "Blue", "buttons": BUTTONS[:1]},
    {"title": "Lamp", "buttons": BUTTONS[1:]},
]


def template(**payload):
    return {"attachment": {"type": "template", "payload": payload}}


def shop(send, psid, text):
    match text:
        case "buttons":
            send(psid, "", message=template(template_type="button", text="So?", buttons=BUTTONS))
        case "cards":
            send(psid, "", message=template(template_type="generic", elements=CARDS))
        case "video" | "audio" | "file":
            url = {"url": "https://shop.example/it"}
            send(psid, "", message={"attachment": {"type": text, "payload": url}})
        case "choose":
            send(psid, "Which one?", "Red", "Blue")
        case _:
            send(psid, "Just words.")


@pytest.fixture
def shopping(told):
    with told(shop) as tell:
        tell.given('a customer named "Ana"')
        yield tell


def test_quick_replies_are_shown_with_their_payloads(shopping):
    shopping.when('Ana says "choose"')
    shopping.then('the bot offers among others the quick reply "Blue"')
    shopping.then('the quick reply "Blue" has the payload "Blue"')
    with pytest.raises(AssertionError, match="but not 'Green'"):
        shopping.then('the bot offers among others the quick replies "Blue" and "Green"')
    with pytest.raises(AssertionError, match="the payload of 'Blue' is 'Blue', not 'B'"):
        shopping.then('the quick reply "Blue" has the payload "B"')
    with pytest.raises(AssertionError, match="offers no quick reply 'Green'"):
        shopping.then('the quick reply "Green" has the payload "G"')
    with pytest.raises(AssertionError, match="the bot offers 'Red', 'Blue'"):
        shopping.then("the bot offers no quick replies")


def test_no_quick_replies_are_none(shopping):
    shopping.when('Ana says "Hi!"')
    shopping.then("the bot offers no quick replies")


def test_buttons_carry_payloads_and_lead_somewhere(shopping):
    shopping.when('Ana says "buttons"')
    shopping.then('the bot shows the buttons "Order" and "Website"')
    shopping.then('the button "Order" has the payload "ORDER"')
    shopping.then('the button "Website" leads to "https://shop.example/"')
    with pytest.raises(AssertionError, match="shows the buttons 'Order', 'Website', not"):
        shopping.then('the bot shows the buttons "Website" and "Order"')
    with pytest.raises(AssertionError, match=r"leads to 'https://shop\.example/', not to"):
        shopping.then('the button "Website" leads to "https://shop.example/de"')
    with pytest.raises(AssertionError, match="is 'ORDER', not 'BUY'"):
        shopping.then('the button "Order" has the payload "BUY"')
    with pytest.raises(AssertionError, match="shows no button 'Help'; it shows 'Order', 'Web"):
        shopping.then('the button "Help" leads to "https://shop.example/"')


def test_cards_have_titles_and_buttons(shopping):
    shopping.when('Ana says "cards"')
    shopping.then('the bot shows the cards "Jacket" and "Lamp"')
    shopping.then('the bot shows a card "Lamp"')
    shopping.then('the card "Jacket" has the button "Order"')
    shopping.then('the bot sends a template of the type "generic"')
    with pytest.raises(AssertionError, match="no card 'Hat'; it has shown 'Jacket', 'Lamp'"):
        shopping.then('the bot shows a card "Hat"')
    with pytest.raises(AssertionError, match="has 'Website', but no button 'Order'"):
        shopping.then('the card "Lamp" has the button "Order"')
    with pytest.raises(AssertionError, match="shows the cards 'Jacket', 'Lamp', not 'Jacket'"):
        shopping.then('the bot shows the cards "Jacket"')


@pytest.mark.parametrize(
    ("kind", "name"), [("video", "video"), ("audio", "voice message"), ("file", "file")]
)
def test_attachments_are_of_a_kind(shopping, kind, name):
    shopping.when(f'Ana says "{kind}"')
    shopping.then(f"the bot sends a {name}")
    shopping.when('Ana says "Hi!"')
    with pytest.raises(AssertionError, match=rf"no {name} but 'Just words\.'"):
        shopping.then(f"the bot sends a {name}")


def test_a_template_is_no_file(shopping):
    shopping.when('Ana says "cards"')
    with pytest.raises(AssertionError, match="no file but a template of the type 'generic'"):
        shopping.then("the bot sends a file")


def test_the_profile_is_seen_as_it_was_set(shopping):
    with pytest.raises(AssertionError, match="no Get Started button"):
        shopping.then("Ana sees a Get Started button")
    shopping.given('the page has a menu with "Prices" and "Help"')
    shopping.then("Ana sees a Get Started button")
    shopping.given('the page offers the questions "Open today?" and "Where are you?"')
    with pytest.raises(AssertionError, match=r"instead of Get Started the thread offers 'Open to"):
        shopping.then("Ana sees a Get Started button")
    shopping.then('Ana sees the menu "Prices" and "Help"')
    shopping.then('Ana sees the questions "Open today?" and "Where are you?"')
    with pytest.raises(AssertionError, match="the menu has 'Prices', 'Help', not 'Help'"):
        shopping.then('Ana sees the menu "Help"')
    with pytest.raises(AssertionError, match=r"the page offers 'Open today\?'"):
        shopping.then('Ana sees the questions "Where are you?"')
    shopping.when('Ana presses the question "Open today?"')
    shopping.when('Ana presses "Help" in the menu')
    payloads = [e["postback"]["payload"] for e in shopping.events if "postback" in e]
    assert payloads == ["Open today?", "Help"]


def test_what_only_an_empty_thread_shows_is_gone_once_it_has_begun(shopping):
    shopping.given("the page has a Get Started button")
    shopping.when("Ana presses Get Started")
    with pytest.raises(AssertionError, match="the thread has messages"):
        shopping.then("Ana sees a Get Started button")
    shopping.given('the page offers the questions "Open today?"')
    with pytest.raises(AssertionError, match=r"the page offers nothing, not 'Open today\?'"):
        shopping.then('Ana sees the questions "Open today?"')
    shopping.when("Ana deletes the conversation")
    shopping.then('Ana sees the questions "Open today?"')
