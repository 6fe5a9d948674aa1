"""What messages refer to: addresses, uploads, products and lead forms.

Source: https://developers.facebook.com/docs/messenger-platform/reference/attachment-upload-api
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from fake_graph.calls.body import Json
from fake_graph.calls.parameters import Upload
from fake_graph.checks.attempt import Attempt
from fake_graph.contents.attachment import Attachment
from fake_graph.contents.holdings import CatalogProduct
from fake_graph.contents.media import (
    Asset,
    MediaHost,
    Shelf,
    check_file,
    check_url,
    is_slow_video,
    require_one_file,
)
from fake_graph.contents.utility import fill
from fake_graph.errors import GraphError
from fake_graph.graph.core import Core
from fake_graph.ids import PageId
from fake_graph.message import Message
from fake_graph.page import Page
from fake_graph.shown import Attached


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A message as it arrived: its words, what an echo has of it, and what the person sees."""

    words: str
    content: Json
    attached: tuple[Attached, ...]


class Media(Core):
    """The graph's shelves."""

    is_in_batch: bool = False

    def host_media(
        self,
        url: str,
        *,
        content_type: str | None = None,
        size: int = 1024,
        fetch_seconds: float = 0,
        reachable: bool = True,
        sound: bool = True,
    ) -> None:
        """Say what stands behind ``url``: its type, bytes, and how long it takes to be fetched."""
        with self.turn():
            self.state.media[url] = MediaHost(
                content_type=content_type,
                size=size,
                fetch_time=timedelta(seconds=fetch_seconds),
                is_reachable=reachable,
                is_sound=sound,
            )

    def add_product(
        self,
        product_id: str,
        title: str,
        *,
        subtitle: str = "",
        image_url: str | None = None,
        retailer_id: str = "",
        page_id: PageId | None = None,
    ) -> str:
        """Put a product into the page's catalogue and return its id."""
        with self.turn():
            product = CatalogProduct(
                id=product_id,
                title=title,
                subtitle=subtitle,
                image_url=image_url,
                retailer_id=retailer_id,
            )
            self.page_of(page_id).holdings.products[product_id] = product
            return product_id

    def add_lead_form(self, form_id: str, page_id: PageId | None = None) -> str:
        """Let the page have a lead form that can open in a thread, and return its id."""
        with self.turn():
            self.page_of(page_id).holdings.forms.add(form_id)
            return form_id

    def upload(
        self, attachment: Attachment, files: Sequence[Upload], page_id: PageId | None = None
    ) -> str:
        """Keep an attachment for later sends and return its id.

        Raises:
            GraphError: it cannot be taken or fetched.
        """
        with self.turn() as at:
            media = attachment.media
            if media is None or media.attachment_id:
                raise GraphError("upload-failed")
            if media.url:
                check_url(attachment.type, media.url, self.state.media)
            else:
                require_one_file(files)
                check_file(attachment.type, files[0])
            return self._shelve(self.page_of(page_id), attachment, Shelf(files=files), at)

    def keep(self, attempt: Attempt, message: Message) -> str | None:
        """Keep what the app says it will send again, and return its id; None where it does not."""
        item = message.attachment
        if item is None or item.media is None or not item.media.is_reusable:
            return None
        if item.media.attachment_id:
            return item.media.attachment_id
        shelf = Shelf(files=attempt.sending.files)
        return self._shelve(attempt.page, item, shelf, attempt.at)

    def seen(self, attempt: Attempt, message: Message) -> Seen:
        """Return the message as it arrives."""
        if message.is_text:
            return Seen(words=message.text, content=message.content(), attached=())
        holdings = attempt.page.holdings
        if message.template is not None:
            named = message.template
            template = holdings.template(named.name, named.language.code)
            assert template is not None
            filled = fill(template, named)
            # What an echo has of a utility message is not documented: here, its words.
            content: Json = {"text": filled.text}
            return Seen(words=filled.text, content=content, attached=filled.attached())
        shelf = Shelf(files=attempt.sending.files, assets=holdings.assets)
        attached = tuple(self._named(attempt.page, item) for item in message.attached(shelf))
        words = message.words or _words(attached)
        return Seen(words=words, content=message.content(shelf), attached=attached)

    def wait_for_media(self, attempt: Attempt, message: Message) -> None:
        """Refuse, too late, a video in a batch that takes long to be fetched.

        Raises:
            GraphError: the message has been delivered all the same.
        """
        if not self.is_in_batch:
            return
        for item in message.media:
            if item.media is not None and is_slow_video(item.type, item.media.url, attempt.media):
                raise GraphError("batch-slow-video")

    def _shelve(self, page: Page, item: Attachment, shelf: Shelf, at: datetime) -> str:
        assert item.media is not None
        attachment_id = self.mint.number("attachment")
        page.holdings.assets[attachment_id] = Asset(
            id=attachment_id, type=item.type, url=shelf.link(item.type, item.media), made_at=at
        )
        return attachment_id

    def _named(self, page: Page, item: Attached) -> Attached:
        """Put in the names of products, which only the catalogue knows."""
        if not item.products:
            return item
        known = [page.holdings.products[product_id] for product_id in item.products]
        cards = tuple(
            replace(
                card, title=product.title, subtitle=product.subtitle, image_url=product.image_url
            )
            for card, product in zip(item.cards, known, strict=True)
        )
        return replace(item, cards=cards)


def _words(attached: Sequence[Attached]) -> str:
    lines = (
        line for item in attached for card in item.cards for line in (card.title, card.subtitle)
    )
    return "\n".join(line for line in lines if line)
