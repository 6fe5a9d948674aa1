"""People who fill in what the page sent them: surveys, forms, coupons, carts.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/templates
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from fake_graph import event
from fake_graph.contents.pressable import Form, forms
from fake_graph.errors import ImpossibleAction
from fake_graph.graph.deeds import Deeds
from fake_graph.ids import MessageId, Psid
from fake_graph.people.feedback import answered_screens
from fake_graph.people.order import OrderedProduct
from fake_graph.thread import Thread
from fake_graph.window import Deed


class Forms(Deeds):
    """The platform with forms.

    Each is found in the thread, the newest of its kind unless a ``mid`` names another, and can be
    handed in once and only as long as its template says.
    """

    def give_feedback(
        self,
        psid: Psid,
        answers: dict[str, str],
        follow_ups: dict[str, str] | None = None,
        mid: MessageId | None = None,
    ) -> None:
        """Answer a customer feedback template.

        ``answers`` and ``follow_ups`` are by the question's id: a score or words, and words.
        """
        with self.turn() as at:
            thread, form = self._form(psid, "customer_feedback", mid, at)
            screens = answered_screens(form.payload, answers, follow_ups or {})
            self._hand_in(thread, form, "give-feedback", " ".join(answers.values()), at)
            told = event.messaging_feedback(screens)
            self._tell("messaging_feedback", thread, told, at)

    def give_information(
        self, psid: Psid, answers: dict[str, str], mid: MessageId | None = None
    ) -> None:
        """Answer a customer information template: ``answers`` by their key, e.g. ``address``."""
        with self.turn() as at:
            thread, form = self._form(psid, "customer_information", mid, at)
            if not answers:
                raise ImpossibleAction("an empty form cannot be handed in")
            screens = [str(it["screen_id"]) for it in form.payload.get("screens", ())]
            self._hand_in(thread, form, "give-information", " ".join(answers.values()), at)
            # All answers stand under the first screen: no recording shows more than one.
            told = event.customer_information(screens[0] if screens else "", answers)
            self._tell("messaging_customer_information", thread, told, at)

    def submit_lead_form(self, psid: Psid, mid: MessageId | None = None) -> None:
        """Fill in an instant form; the app learns only that, and which."""
        with self.turn() as at:
            thread, form = self._form(psid, "instant_form", mid, at)
            self._hand_in(thread, form, "submit-lead-form", "", at)
            told = event.lead_form_submitted(str(form.payload.get("form_id", "")))
            self._tell("messaging_in_thread_lead_form_submit", thread, told, at)

    def reveal_coupon(self, psid: Psid, mid: MessageId | None = None) -> str:
        """Press the button that shows a coupon's code, and return the code."""
        with self.turn() as at:
            thread, form = self._form(psid, "coupon", mid, at)
            code, payload = form.payload.get("coupon_code"), form.payload.get("payload", "")
            if not code:
                raise ImpossibleAction("the coupon has a link and no code", ["press_button"])
            self._did(thread, Deed.POSTBACK, code, form.mid, at, named="reveal-coupon")
            told = event.coupon_revealed(payload, code)
            self._tell("messaging_postbacks", thread, told, at)
            return str(code)

    def send_cart(self, psid: Psid, products: Sequence[OrderedProduct], note: str = "") -> None:
        """Send the page a cart filled in its shop."""
        with self.turn() as at:
            thread = self._unblocked(psid)
            if not products:
                raise ImpossibleAction("an empty cart cannot be sent")
            self._did(thread, Deed.MESSAGE, note, None, at, named="send-cart")
            told = event.order([product.to_wire() for product in products], note)
            self._tell("send_cart", thread, told, at)

    def _form(
        self, psid: Psid, template: str, mid: MessageId | None, at: datetime
    ) -> tuple[Thread, Form]:
        thread = self._unblocked(psid)
        form = next(forms(thread, template, mid), None)
        if form is None:
            raise ImpossibleAction(f"no template {template} is in sight")
        days = form.payload.get(
            "expires_in_days", 1 if "feedback_screens" in form.payload else None
        )
        if days is not None and at - form.at > timedelta(days=int(days)):
            raise ImpossibleAction(f"the form could be handed in for {days} days")
        if form.mid in thread.answered:
            raise ImpossibleAction("the form was handed in before")
        return thread, form

    def _hand_in(self, thread: Thread, form: Form, deed: str, text: str, at: datetime) -> None:
        thread.answered.add(form.mid)
        self._did(thread, Deed.FILL_FORM, text, form.mid, at, named=deed)
