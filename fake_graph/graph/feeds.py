"""What happens on a page outside its threads: posts, comments, reactions, reviews, mentions, leads.

``who`` is a PSID, or the name of somebody who need not have written to the page yet.

Source: https://developers.facebook.com/docs/graph-api/webhooks/reference/page
"""

from fake_graph.errors import ImpossibleAction
from fake_graph.event import Event
from fake_graph.graph.reach import Reach
from fake_graph.ids import PageId, Psid
from fake_graph.journal import CustomerActed, PageActivity
from fake_graph.page import Page
from fake_graph.pages import page_event
from fake_graph.pages.feed import FeedItem, Place

REACTIONS = ("like", "love", "wow", "haha", "sad", "angry", "care")


class Feeds(Reach):
    """The platform with pages that the public comes to."""

    def post_on_page(self, text: str, place: str = "page", page_id: PageId | None = None) -> str:
        """Have the page post something, at a ``place`` of ``pages.feed``; return its id."""
        if place not in set(Place):
            raise ImpossibleAction(f"nothing is posted in a {place!r}", Place)
        return self._publish(self.page_of(page_id), text, Place(place), None)

    def visitor_post(self, who: str, text: str, page_id: PageId | None = None) -> str:
        """Have somebody post on the page; return the post's id."""
        author = self.person_on(who, page_id).person.psid
        return self._publish(self.page_of(page_id), text, Place.PAGE, author)

    def comment(
        self,
        who: str,
        text: str,
        post_id: str | None = None,
        parent_id: str | None = None,
        page_id: PageId | None = None,
    ) -> str:
        """Have somebody comment; return the comment's id.

        Without a ``post_id`` it stands under the newest post; with a ``parent_id`` it answers
        another comment.
        """
        author = self.person_on(who, page_id).person.psid
        return self._publish_comment(self.page_of(page_id), author, text, post_id, parent_id)

    def comment_as_page(
        self,
        text: str,
        post_id: str | None = None,
        parent_id: str | None = None,
        page_id: PageId | None = None,
    ) -> str:
        """Have the page itself comment; return the comment's id."""
        return self._publish_comment(self.page_of(page_id), None, text, post_id, parent_id)

    def edit_comment(self, comment_id: str, text: str, page_id: PageId | None = None) -> None:
        """Have a comment's author change it."""
        with self.turn():
            page = self.page_of(page_id)
            comment = self._standing_comment(page, comment_id)
            comment.text = text
            self._tell_comment(page, comment, "edited")

    def remove_comment(self, comment_id: str, page_id: PageId | None = None) -> None:
        """Have a comment's author remove it."""
        with self.turn() as at:
            page = self.page_of(page_id)
            comment = self._standing_comment(page, comment_id)
            comment.is_removed = True
            self._note_activity(page, "comment-remove", comment.text)
            value = page_event.comment_removed(
                self._author_on_feed(page, comment.author), comment, at
            )
            self.post_change(page, "feed", value, at)

    def react_to_post(
        self,
        who: str,
        reaction: str = "like",
        item_id: str | None = None,
        page_id: PageId | None = None,
        *,
        removes: bool = False,
    ) -> None:
        """Have somebody react to a post or a comment, or take the reaction back."""
        if reaction not in REACTIONS:
            raise ImpossibleAction(f"there is no reaction {reaction!r}", REACTIONS)
        with self.turn() as at:
            page = self.page_of(page_id)
            item = (
                self._standing_item(page, item_id)
                if item_id is not None
                else self._newest_post(page)
            )
            author = self._author_on_feed(page, self.person_on(who, page_id).person.psid)
            verb = "remove" if removes else "add"
            self._note_activity(page, f"reaction-{verb}", reaction)
            value = page_event.reaction(author, item, reaction, verb, at)
            self.post_change(page, "feed", value, at)

    def review(
        self, who: str, text: str, page_id: PageId | None = None, *, recommends: bool = True
    ) -> str:
        """Have somebody recommend the page, or not; return the id of the review."""
        with self.turn() as at:
            page = self.page_of(page_id)
            thread = self.person_on(who, page_id)
            author = self._author_on_feed(page, thread.person.psid)
            story_id = self.mint.number("review")
            self._note_activity(page, "review-add", text)
            deed = "recommend" if recommends else "advise-against"
            psid = thread.person.psid
            self.journal.append(CustomerActed(at=at, psid=psid, deed=deed, text=text))
            value = page_event.rating(author, story_id, text, recommends=recommends, at=at)
            self.post_change(page, "ratings", value, at)
            self.reviewed(thread, recommends=recommends, at=at)
            return story_id

    def mention(self, text: str, page_id: PageId | None = None, *, in_comment: bool = True) -> str:
        """Have somebody name the page in a post or comment elsewhere; return the id of that."""
        with self.turn() as at:
            page = self.page_of(page_id)
            number = self.mint.number("mention")
            post_id = f"{self.mint.number('other page')}_{number}"
            comment_id = f"{number}_{self.mint.number('comment')}" if in_comment else None
            self._note_activity(page, "mention-add", text)
            self.post_change(page, "mention", page_event.mention(post_id, comment_id, text, at), at)
            return comment_id or post_id

    def submit_lead_ad(self, form_id: str, ad_id: str = "0", page_id: PageId | None = None) -> str:
        """Have somebody fill in the form of a lead ad; return the id of the lead."""
        with self.turn() as at:
            page, lead_id = self.page_of(page_id), self.mint.number("lead")
            self._note_activity(page, "lead-add", form_id)
            value = page_event.lead(page.id, lead_id, form_id, ad_id, at)
            self.post_change(page, "leadgen", value, at)
            return lead_id

    def _publish(self, page: Page, text: str, place: Place, author: Psid | None) -> str:
        with self.turn() as at:
            post_id = f"{page.id}_{self.mint.number('post')}"
            post = FeedItem(
                id=post_id, at=at, text=text, author=author, post_id=post_id, place=place
            )
            page.feed.items[post.id] = post
            self._note_activity(page, "post-add", text)
            value = page_event.post_added(self._author_on_feed(page, author), post)
            self.post_change(page, "feed", value, at)
            return post.id

    def _publish_comment(
        self, page: Page, author: Psid | None, text: str, post_id: str | None, parent_id: str | None
    ) -> str:
        with self.turn() as at:
            parent = self._standing_item(page, parent_id) if parent_id is not None else None
            under = parent.post_id if parent is not None else post_id
            post = (
                self._standing_item(page, under) if under is not None else self._newest_post(page)
            )
            comment = FeedItem(
                id=f"{post.id.rpartition('_')[2]}_{self.mint.number('comment')}",
                at=at,
                text=text,
                author=author,
                post_id=post.id,
                parent_id=parent.id if parent is not None else post.id,
                place=post.place,
            )
            page.feed.items[comment.id] = comment
            self._tell_comment(page, comment, "add")
            if author is not None:
                self.commented(self.thread_of(author), text, at)
            return comment.id

    def _tell_comment(self, page: Page, comment: FeedItem, verb: str) -> None:
        self._note_activity(page, f"comment-{verb}", comment.text)
        author, post = self._author_on_feed(page, comment.author), page.feed.items[comment.post_id]
        value = page_event.comment_added(author, comment, post, verb)
        self.post_change(page, "feed", value, self.now())

    def _newest_post(self, page: Page) -> FeedItem:
        """Return the newest post; a page without one gets one of which nobody hears."""
        post = page.feed.last_post()
        if post is None:
            post_id = f"{page.id}_{self.mint.number('post')}"
            post = FeedItem(id=post_id, at=self.now(), text="", author=None, post_id=post_id)
            page.feed.items[post_id] = post
        return post

    def _standing_item(self, page: Page, item_id: str) -> FeedItem:
        item = page.feed.items.get(item_id)
        if item is None or item.is_removed:
            there = (known.id for known in page.feed.items.values() if not known.is_removed)
            raise ImpossibleAction(f"nothing called {item_id} stands on the page", there)
        return item

    def _standing_comment(self, page: Page, comment_id: str) -> FeedItem:
        comment = self._standing_item(page, comment_id)
        if not comment.is_comment:
            raise ImpossibleAction(f"{comment_id} is a post, not a comment")
        return comment

    def _author_on_feed(self, page: Page, psid: Psid | None) -> Event:
        """Return who did something, as the feed says it: ids there are of all Facebook."""
        if psid is None:
            return {"id": page.id, "name": page.name}
        person = self.state.threads[psid].person
        return {"id": person.user_id or self.mint.psid(f"user {psid}"), "name": person.name}

    def _note_activity(self, page: Page, what: str, text: str) -> None:
        entry = PageActivity(at=self.now(), page_id=page.id, what=what, text=text)
        self.journal.append(entry)
