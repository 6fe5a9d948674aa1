"""Why what a message holds is refused: one function a reason, for what its shape cannot tell.

Source: https://developers.facebook.com/docs/messenger-platform/error-codes
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from fake_graph.checks.attempt import Attempt
from fake_graph.contents.media import FILE, check_file, check_url, require_one_file
from fake_graph.contents.utility import Status, fill
from fake_graph.errors import GraphError
from fake_graph.message import Message

Check = Callable[[Attempt, Message], None]


def message_holds_one_thing(_: Attempt, message: Message) -> None:
    """Refuse a text with something attached, or two things of which each is a message."""
    if message.holds_too_much:
        raise GraphError("text-and-attachment")


def a_file_came(attempt: Attempt, message: Message) -> None:
    """Refuse an attachment that names nothing and came with no file, or with several."""
    for item in message.media:
        if item.media is not None and item.media.needs_file:
            require_one_file(attempt.sending.files)


def template_makes_sense(_: Attempt, message: Message) -> None:
    """Refuse a template whose content fits its shape and makes no sense."""
    if message.form is not None:
        message.form.check()


def extensions_are_whitelisted(attempt: Attempt, message: Message) -> None:
    """Refuse a webview with Messenger Extensions on a domain that the page did not name."""
    for button in message.pressable():
        if button.messenger_extensions and not _is_whitelisted(attempt, button.url or ""):
            raise GraphError("domain-not-whitelisted")


def attachments_are_the_pages(attempt: Attempt, message: Message) -> None:
    """Refuse an attachment id of another page, of another type, or of more than 90 days ago."""
    sent = [(i.media.attachment_id, i.type) for i in message.media if i.media is not None]
    shown = message.form.uploads() if message.form is not None else ()
    for attachment_id, kind in (*sent, *((one, None) for one in shown)):
        if not attachment_id:
            continue
        asset = attempt.page.holdings.assets.get(attachment_id)
        if asset is None or not asset.is_good(attempt.at):
            raise GraphError("attachment-not-owned")
        # That an upload of another type is refused like a file of another type is inferred.
        if kind not in (None, FILE, asset.type):
            raise GraphError("upload-failed")


def products_are_known(attempt: Attempt, message: Message) -> None:
    """Refuse a product that is not in the page's catalogue."""
    form = message.form
    for product_id in form.products() if form is not None else ():
        if product_id not in attempt.page.holdings.products:
            raise GraphError("product-unknown")


def lead_form_is_eligible(attempt: Attempt, message: Message) -> None:
    """Refuse a lead form that cannot open in a thread."""
    form = message.form
    form_id = form.lead_form() if form is not None else None
    if form_id is not None and form_id not in attempt.page.holdings.forms:
        raise GraphError("form-ineligible")


def utility_template_can_be_filled(attempt: Attempt, message: Message) -> None:
    """Refuse a utility template that is not approved, and parameters that do not fit."""
    named = message.template
    if named is None:
        return
    template = attempt.page.holdings.template(named.name, named.language.code)
    if template is None or template.status is not Status.APPROVED:
        raise GraphError("utility-template-unknown")
    fill(template, named)


def files_can_be_taken(attempt: Attempt, message: Message) -> None:
    """Refuse an upload that is too large or of another type."""
    for item in message.media:
        if item.media is not None and item.media.needs_file:
            check_file(item.type, attempt.sending.files[0])


def media_can_be_fetched(attempt: Attempt, message: Message) -> None:
    """Refuse what cannot be fetched, or is not what it was declared to be."""
    for item in message.media:
        if item.media is not None and item.media.url:
            check_url(item.type, item.media.url, attempt.media)


def posts_can_be_loaded(attempt: Attempt, message: Message) -> None:
    """Refuse a photo or video on Facebook that is not there."""
    form = message.form
    for url in form.posts() if form is not None else ():
        host = attempt.media.get(url)
        if host is not None and not host.is_reachable:
            raise GraphError("media-not-found")


def _is_whitelisted(attempt: Attempt, url: str) -> bool:
    """Compare whole hosts; whether a domain lets its subdomains in is not documented."""
    domains = attempt.page.profile.whitelisted_domains or ()
    return _host(url) in {_host(domain) for domain in domains}


def _host(url: str) -> str:
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""


def content_makes_sense(attempt: Attempt) -> None:
    """Refuse what a message holds beside its words, and what they refer to."""
    _check_each(attempt, MEANINGS)


def content_can_be_had(attempt: Attempt) -> None:
    """Refuse what cannot be fetched or taken."""
    _check_each(attempt, FETCHES)


def _check_each(attempt: Attempt, checks: tuple[Check, ...]) -> None:
    message = attempt.sending.message
    if message is None or message.is_text:
        return
    for check in checks:
        check(attempt, message)


MEANINGS: tuple[Check, ...] = (
    message_holds_one_thing,
    a_file_came,
    template_makes_sense,
    extensions_are_whitelisted,
    attachments_are_the_pages,
    products_are_known,
    lead_form_is_eligible,
    utility_template_can_be_filled,
)
FETCHES: tuple[Check, ...] = (
    files_can_be_taken,
    media_can_be_fetched,
    posts_can_be_loaded,
)
