"""Why what a message holds is refused: one function a reason, for what its shape cannot tell.

Source: https://developers.facebook.com/docs/messenger-platform/error-codes
"""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fake_graph.contents.media import FILE, check_file, check_url, require_one_file
from fake_graph.contents.utility import PERMISSION, Status, fill
from fake_graph.errors import GraphError

if TYPE_CHECKING:
    from fake_graph.checks.attempt import Attempt


def utility_is_permitted(attempt: "Attempt") -> None:
    """Refuse a utility message of an app that may send none."""
    if attempt.sending.is_utility and PERMISSION not in attempt.caller.token.permissions:
        raise GraphError("utility-permission-missing")


def message_holds_one_thing(attempt: "Attempt") -> None:
    """Refuse a text with something attached, or two things of which each is a message."""
    message = attempt.sending.message
    if message is not None and message.holds_too_much:
        raise GraphError("text-and-attachment")


def a_file_came(attempt: "Attempt") -> None:
    """Refuse an attachment that names nothing and came with no file, or with several."""
    message = attempt.sending.message
    for item in message.media if message is not None else ():
        if item.media is not None and item.media.needs_file:
            require_one_file(attempt.sending.files)


def template_makes_sense(attempt: "Attempt") -> None:
    """Refuse a template whose content fits its shape and makes no sense."""
    message = attempt.sending.message
    if message is not None and message.form is not None:
        message.form.check()


def extensions_are_whitelisted(attempt: "Attempt") -> None:
    """Refuse a webview with Messenger Extensions on a domain that the page did not name."""
    message = attempt.sending.message
    for button in message.pressable() if message is not None else ():
        if button.messenger_extensions and not _is_whitelisted(attempt, button.url or ""):
            raise GraphError("domain-not-whitelisted")


def attachments_are_the_pages(attempt: "Attempt") -> None:
    """Refuse an attachment id of another page, of another type, or of more than 90 days ago."""
    message = attempt.sending.message
    if message is None:
        return
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


def products_are_known(attempt: "Attempt") -> None:
    """Refuse a product that is not in the page's catalogue."""
    message = attempt.sending.message
    form = message.form if message is not None else None
    for product_id in form.products() if form is not None else ():
        if product_id not in attempt.page.holdings.products:
            raise GraphError("product-unknown")


def lead_form_is_eligible(attempt: "Attempt") -> None:
    """Refuse a lead form that cannot open in a thread."""
    message = attempt.sending.message
    form = message.form if message is not None else None
    form_id = form.lead_form() if form is not None else None
    if form_id is not None and form_id not in attempt.page.holdings.forms:
        raise GraphError("form-ineligible")


def utility_template_can_be_filled(attempt: "Attempt") -> None:
    """Refuse a utility template that is not approved, and parameters that do not fit."""
    message = attempt.sending.message
    named = message.template if message is not None else None
    if named is None:
        return
    template = attempt.page.holdings.template(named.name, named.language.code)
    if template is None or template.status is not Status.APPROVED:
        raise GraphError("utility-template-unknown")
    fill(template, named)


def files_can_be_taken(attempt: "Attempt") -> None:
    """Refuse an upload that is too large or of another type."""
    message = attempt.sending.message
    for item in message.media if message is not None else ():
        if item.media is not None and item.media.needs_file:
            check_file(item.type, attempt.sending.files[0])


def media_can_be_fetched(attempt: "Attempt") -> None:
    """Refuse what cannot be fetched, or is not what it was declared to be."""
    message = attempt.sending.message
    for item in message.media if message is not None else ():
        if item.media is not None and item.media.url:
            check_url(item.type, item.media.url, attempt.media)


def posts_can_be_loaded(attempt: "Attempt") -> None:
    """Refuse a photo or video on Facebook that is not there."""
    message = attempt.sending.message
    form = message.form if message is not None else None
    for url in form.posts() if form is not None else ():
        host = attempt.media.get(url)
        if host is not None and not host.is_reachable:
            raise GraphError("media-not-found")


def _is_whitelisted(attempt: "Attempt", url: str) -> bool:
    """Compare whole hosts; whether a domain lets its subdomains in is not documented."""
    domains = attempt.page.profile.whitelisted_domains or ()
    return _host(url) in {_host(domain) for domain in domains}


def _host(url: str) -> str:
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""


def content_makes_sense(attempt: "Attempt") -> None:
    """Refuse what a message holds beside its words, and what they refer to."""
    _check_each(attempt, MEANINGS)


def content_can_be_had(attempt: "Attempt") -> None:
    """Refuse what cannot be fetched or taken."""
    _check_each(attempt, FETCHES)


def _check_each(attempt: "Attempt", checks: tuple[Callable[["Attempt"], None], ...]) -> None:
    message = attempt.sending.message
    if message is None or message.is_text:
        return
    for check in checks:
        check(attempt)


MEANINGS: tuple[Callable[["Attempt"], None], ...] = (
    message_holds_one_thing,
    a_file_came,
    template_makes_sense,
    extensions_are_whitelisted,
    attachments_are_the_pages,
    products_are_known,
    lead_form_is_eligible,
    utility_template_can_be_filled,
)
FETCHES: tuple[Callable[["Attempt"], None], ...] = (
    files_can_be_taken,
    media_can_be_fetched,
    posts_can_be_loaded,
)
