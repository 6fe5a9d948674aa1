"""Ways into a thread: links, codes, ads, the plugin that sends to Messenger.

Source: https://developers.facebook.com/docs/messenger-platform/discovery and
https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messaging_referrals
"""

from datetime import datetime

from fake_graph import event
from fake_graph.errors import ImpossibleAction
from fake_graph.graph.deeds import Deeds
from fake_graph.graph.handover import Handover
from fake_graph.ids import Psid
from fake_graph.people.arrival import PLUGIN_REF_LIMIT, REF, REF_LIMIT, Ad, Arrival, Source
from fake_graph.thread import Thread
from fake_graph.window import Deed

REFERRALS = "messaging_referrals"


class Arrivals(Handover, Deeds):
    """The platform with ways in.

    In a new thread the app hears where a person came from with the first thing that they press or
    write; in one that exists it hears at once. Meta says that a ref may get lost; here none does.
    """

    def follow_link(self, psid: Psid, ref: str = "", text: str = "") -> str:
        """Follow ``m.me/<page>?ref=…&text=…``.

        Returns: what then stands in the composer, for the person to send or not.
        """
        self._arrive(psid, Arrival(source=Source.SHORTLINK, ref=_link_ref(ref)))
        return text

    def scan_code(self, psid: Psid, ref: str = "") -> None:
        """Scan the page's code."""
        self._arrive(psid, Arrival(source=Source.MESSENGER_CODE, ref=_link_ref(ref)))

    def find_in_discover_tab(self, psid: Psid, ref: str = "") -> None:
        """Find the page in the app's list of pages."""
        self._arrive(psid, Arrival(source=Source.DISCOVER_TAB, ref=_link_ref(ref)))

    def press_message_button(self, psid: Psid) -> str:
        """Press the message button on the page itself and return the greeting; no webhook tells."""
        with self.turn():
            self._unblocked(psid)
            return self.open_thread(psid)

    def open_chat_plugin(
        self, psid: Psid, ref: str = "", referer_uri: str = "https://www.example.com/"
    ) -> None:
        """Open the chat plugin on the page's site, with an account."""
        self._require("customer-chat-plugin", "the chat plugin")
        source = Source.CUSTOMER_CHAT_PLUGIN
        self._arrive(psid, Arrival(source=source, ref=ref, referer_uri=referer_uri))

    def click_ad(self, psid: Psid, ad: Ad, ref: str = "") -> None:
        """Click an ad that opens the thread; the window opens only with the first message."""
        self._arrive(psid, Arrival(source=Source.ADS, ref=ref, ad=ad))
        self.came_from_ad(psid)

    def answer_lead_ad(
        self, psid: Psid, ad_id: str, answers: dict[str, str], *, is_complete: bool = True
    ) -> None:
        """Answer the questions of a lead ad, all or only some."""
        with self.turn() as at:
            thread = self._unblocked(psid)
            kind = "LEAD_COMPLETE" if is_complete else "LEAD_INCOMPLETE"
            self._did(thread, Deed.FILL_FORM, kind, None, at, named="answer-lead-ad")
            addressed = event.from_person(
                psid, thread.page_id, at, event.lead(kind, ad_id, answers)
            )
            # In seconds, unlike all other events of a thread.
            addressed["timestamp"] = event.seconds(at)
            if not self.is_off("ad-referrals", thread):
                self.post(REFERRALS, thread, addressed, at)

    def send_to_messenger(self, psid: Psid, ref: str = "") -> None:
        """Click the plugin Send to Messenger on the page's site; it opens the window."""
        if len(ref) > PLUGIN_REF_LIMIT:
            raise ImpossibleAction(f"data-ref takes {PLUGIN_REF_LIMIT} characters")
        with self.turn() as at:
            thread = self._unblocked(psid)
            self._did(thread, Deed.OPT_IN, ref, None, at)
            self._tell("messaging_optins", thread, event.opt_in(ref), at)

    def _arrive(self, psid: Psid, arrival: Arrival) -> None:
        with self.turn() as at:
            thread = self._unblocked(psid)
            told = arrival.ref or (arrival.ad.ad_id if arrival.ad is not None else "")
            self._acted(psid, "arrive", told)
            if thread.is_empty:
                thread.arrival = arrival
            elif arrival.is_told:
                self._refer(thread, arrival, at)

    def _refer(self, thread: Thread, arrival: Arrival, at: datetime) -> None:
        # The list of what opens the window has links with a ref, but neither ads nor the plugin.
        is_link = arrival.source not in (Source.ADS, Source.CUSTOMER_CHAT_PLUGIN)
        thread.customer_did(Deed.FOLLOW_REF if is_link else Deed.CLICK_AD, at)
        if self._may_tell(arrival, thread):
            told = event.referral(self._referral(thread, arrival.referral()))
            self._tell(REFERRALS, thread, told, at)


def _link_ref(ref: str) -> str:
    if len(ref) > REF_LIMIT or not REF.fullmatch(ref):
        raise ImpossibleAction(f"a ref has up to {REF_LIMIT} letters, digits, '-', '_' and '='")
    return ref
