"""Customers come to the page: by links, ads, codes, comments."""

from scenarios.stage import Stage
from scenarios.step import when
from scenarios.vocabulary import phrase


@when(phrase("arrives-by-link"))
def arrives_by_link(stage: Stage, who: str | None, ref: str = "") -> None:
    """Follow the page's link, with a ref or without."""
    stage.person(who).follow_link(ref)


@when(phrase("arrives-from-ad"))
def arrives_from_ad(stage: Stage, who: str | None, ad_id: str, title: str | None = None) -> None:
    """Click an ad that opens the thread."""
    stage.person(who).click_ad(ad_id, title=title)


@when(phrase("arrives-by-message-button"))
def arrives_by_message_button(stage: Stage, who: str | None) -> None:
    """Press the message button on the page itself, of which no webhook tells."""
    stage.person(who).press_message_button()


@when(phrase("arrives-by-plugin"))
def arrives_by_plugin(stage: Stage, who: str | None, ref: str = "") -> None:
    """Open the chat plugin on the page's site."""
    stage.person(who).open_chat_plugin(ref)


@when(phrase("arrives-by-send-to-messenger"))
def arrives_by_send_to_messenger(stage: Stage, who: str | None, ref: str) -> None:
    """Click the plugin Send to Messenger on the page's site."""
    stage.person(who).send_to_messenger(ref)


@when(phrase("scans-code"))
def scans_code(stage: Stage, who: str | None, ref: str) -> None:
    """Scan the page's code."""
    stage.person(who).scan_code(ref)


@when(phrase("comments"))
def comments(stage: Stage, who: str | None, text: str) -> None:
    """Comment on the page's newest post."""
    stage.person(who).comment(text)


@when(phrase("opens-thread"))
def opens_thread(stage: Stage, who: str | None) -> None:
    """Open the thread without writing."""
    stage.person(who).open_thread()
