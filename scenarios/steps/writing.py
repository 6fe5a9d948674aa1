"""Customers write, send, and think again."""

from scenarios.stage import Stage
from scenarios.step import when
from scenarios.vocabulary import phrase
from simulator.people.actor import PICTURE
from simulator.people.customer import STICKER

MEDIA = PICTURE.rpartition("/")[0]
PLACE = (52.3676, 4.9041)
"""Latitude and longitude of wherever somebody happens to be: Amsterdam."""


@when(phrase("says"))
def says(stage: Stage, who: str | None, text: str) -> None:
    """Write to the page."""
    stage.person(who).say(text)


@when(phrase("says-below"))
def says_below(stage: Stage, who: str | None, docstring: str) -> None:
    """Write what stands below the sentence, with its line feeds."""
    stage.person(who).say(docstring)


@when(phrase("says-in-a-row"))
def says_in_a_row(stage: Stage, who: str | None, texts: tuple[str, ...]) -> None:
    """Write several messages at one instant, before the bot hears of any."""
    stage.person(who).say_in_a_row(texts)


@when(phrase("replies"))
def replies(stage: Stage, who: str | None, text: str) -> None:
    """Write as a reply to the page's newest message."""
    stage.person(who).reply(text)


@when(phrase("sends-picture-to-page"))
def sends_picture(stage: Stage, who: str | None, url: str = PICTURE) -> None:
    """Send a picture to the page."""
    stage.person(who).send_picture(url)


@when(phrase("sends-video-to-page"))
def sends_video(stage: Stage, who: str | None) -> None:
    """Send a video to the page."""
    stage.person(who).send_media("video", f"{MEDIA}/video.mp4")


@when(phrase("sends-voice-to-page"))
def sends_voice(stage: Stage, who: str | None) -> None:
    """Send a voice message to the page."""
    stage.person(who).send_media("audio", f"{MEDIA}/voice.mp4")


@when(phrase("sends-file-to-page"))
def sends_file(stage: Stage, who: str | None, url: str) -> None:
    """Send a file to the page."""
    stage.person(who).send_media("file", url)


@when(phrase("sends-sticker"))
def sends_sticker(stage: Stage, who: str | None) -> None:
    """Send a sticker to the page."""
    stage.person(who).send_sticker(STICKER)


@when(phrase("sends-location"))
def sends_location(stage: Stage, who: str | None) -> None:
    """Send a place on the map to the page."""
    stage.person(who).send_location(*PLACE)


@when(phrase("sends-thumbs-up"))
def sends_thumbs_up(stage: Stage, who: str | None) -> None:
    """Press the like button."""
    stage.person(who).send_thumbs_up()


@when(phrase("reacts"))
def reacts(stage: Stage, who: str | None, emoji: str) -> None:
    """React to the page's newest message."""
    stage.person(who).react(emoji)


@when(phrase("unreacts"))
def unreacts(stage: Stage, who: str | None) -> None:
    """Take the reaction to the page's newest message back."""
    stage.person(who).unreact()


@when(phrase("unsends"))
def unsends(stage: Stage, who: str | None) -> None:
    """Take the own newest message back."""
    stage.person(who).unsend()


@when(phrase("edits"))
def edits(stage: Stage, who: str | None, text: str) -> None:
    """Change the words of the own newest message."""
    stage.person(who).edit(text)


@when(phrase("starts-typing"))
def starts_typing(stage: Stage, who: str | None) -> None:
    """Begin to type, of which no webhook tells."""
    stage.person(who).start_typing()
