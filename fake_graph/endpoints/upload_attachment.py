"""POST /<page>/message_attachments: keep an attachment for later sends.

Source: https://developers.facebook.com/docs/messenger-platform/reference/attachment-upload-api
"""

from typing import ClassVar

from fake_graph.calls.parameters import Upload
from fake_graph.contents.attachment import Attachment
from fake_graph.endpoint import Body, Endpoint, Json
from fake_graph.graph import Graph
from fake_graph.pages.profile import OnPlatform
from fake_graph.token import Caller


class UploadMessage(Body):
    """``{"attachment": {"type", "payload": {"url"?, "is_reusable": true}}}``."""

    known_as: ClassVar[str] = "message"

    attachment: Attachment


class UploadAttachment(OnPlatform):
    """``{"message": UploadMessage}``, with a file where the payload has no address."""

    message: UploadMessage
    filedata: tuple[Upload, ...] = ()


def upload_attachment(graph: Graph, caller: Caller, body: UploadAttachment) -> Json:
    """Keep the attachment, whether or not it says that it is reusable.

    Returns: ``{"attachment_id": str}``
    Raises: number-of-files, file-not-fetched, upload-failed, attachment-too-large, …
    """
    attachment_id = graph.upload(body.message.attachment, body.filedata, caller.page_id)
    return {"attachment_id": attachment_id}


ENDPOINT = Endpoint(
    "POST",
    "/<page_id>/message_attachments",
    UploadAttachment,
    upload_attachment,
    permission="pages_messaging",
)
