"""What becomes of webhooks once they have left.

Source: https://developers.facebook.com/docs/messenger-platform/webhooks
"""

from fake_graph.graph.core import Core
from fake_graph.journal import WebhookAnswered
from fake_graph.webhook import Webhook


class Deliveries(Core):
    """Webhooks on their way."""

    def webhook_answered(self, webhook: Webhook, status: int) -> None:
        """Write down with which HTTP status the app took ``webhook``."""
        with self.turn() as at:
            self.journal.append(
                WebhookAnswered(at=at, psid=webhook.psid, serial=webhook.serial, status=status)
            )
