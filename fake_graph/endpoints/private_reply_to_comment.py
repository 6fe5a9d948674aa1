"""POST /<comment_id>/private_replies: the old way of answering a comment in private.

Source: https://developers.facebook.com/docs/messenger-platform/discovery/private-replies
"""

from fake_graph.endpoint import Endpoint
from fake_graph.pages.private_reply import PrivateReply, note_refusal, private_reply

ENDPOINT = Endpoint(
    "POST",
    "/<comment_id>/private_replies",
    PrivateReply,
    private_reply,
    note_refusal,
    permission="pages_messaging",
)
