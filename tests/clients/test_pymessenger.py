"""``pymessenger`` 0.0.7, with every call that it offers.

Uploads of files and the check of signatures fail in its own code on Python 3, before any call.
"""

import json
from pathlib import Path

import pytest

from tests.clients.case import ACTED, SENT, Broken, Case, public, refused, subjects
from tests.clients.platform import TEXT
from tests.requirements import require

require("pymessenger", "requests")

from pymessenger import Element  # noqa: E402
from pymessenger.bot import Bot  # noqa: E402
from pymessenger.user_profile import UserProfileApi  # noqa: E402
from pymessenger.utils import validate_hub_signature  # noqa: E402

# It opens the file that it cannot upload, and never closes it.
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)

BUTTONS = [
    {"type": "postback", "title": "Größe", "payload": "SIZE"},
    {"type": "web_url", "title": "Shop", "url": "https://shop.example.com/"},
    {"type": "phone_number", "title": "Call", "payload": "+15105551234"},
]
ELEMENTS = [
    Element(
        title="Crème brûlée",
        subtitle="fresh",
        image_url="https://shop.example.com/a.png",
        item_url="https://shop.example.com/",
        buttons=BUTTONS,
    )
]
FILE = str(Path(__file__))
URL = "https://shop.example.com/"

CALLS = {
    "send_text_message": Case(lambda bot, at: bot.send_text_message(at.ana, TEXT), SENT),
    "send_text_message: an id that is a number": Case(
        lambda bot, at: bot.send_text_message(int(at.ana), TEXT), SENT
    ),
    "send_text_message: to nobody": Case(
        lambda bot, at: bot.send_text_message("100", TEXT), refused(100, 2018001)
    ),
    "send_message": Case(
        lambda bot, at: bot.send_message(at.ana, {"text": TEXT, "metadata": "é"}), SENT
    ),
    "send_generic_message": Case(lambda bot, at: bot.send_generic_message(at.ana, ELEMENTS), SENT),
    "send_button_message": Case(
        lambda bot, at: bot.send_button_message(at.ana, TEXT, BUTTONS), SENT
    ),
    "send_image": Case(lambda bot, at: bot.send_image(at.ana, FILE), Broken(AttributeError)),
    "send_image_url": Case(lambda bot, at: bot.send_image_url(at.ana, URL + "a.png"), SENT),
    "send_audio": Case(lambda bot, at: bot.send_audio(at.ana, FILE), Broken(NameError)),
    "send_audio_url": Case(lambda bot, at: bot.send_audio_url(at.ana, URL + "a.mp3"), SENT),
    "send_video": Case(lambda bot, at: bot.send_video(at.ana, FILE), Broken(NameError)),
    "send_video_url": Case(lambda bot, at: bot.send_video_url(at.ana, URL + "a.mp4"), SENT),
    "send_file": Case(lambda bot, at: bot.send_file(at.ana, FILE), Broken(NameError)),
    "send_file_url": Case(lambda bot, at: bot.send_file_url(at.ana, URL + "a.pdf"), SENT),
    "send_action: typing_on": Case(lambda bot, at: bot.send_action(at.ana, "typing_on"), ACTED),
    "send_action: typing_off": Case(lambda bot, at: bot.send_action(at.ana, "typing_off"), ACTED),
    "send_action: mark_seen": Case(lambda bot, at: bot.send_action(at.ana, "mark_seen"), ACTED),
    "send_raw": Case(
        lambda bot, at: bot.send_raw({"recipient": {"id": at.ana}, "message": {"text": TEXT}}), SENT
    ),
}


def client(platform):
    return Bot(platform.token, app_secret=platform.secret)


@pytest.mark.parametrize("name", CALLS)
def test_a_call_is_understood_and_so_is_its_answer(judge, name):
    judge(CALLS[name], client)


def test_every_call_that_it_offers_is_made():
    assert subjects(CALLS) == public(Bot)


@pytest.mark.parametrize("fields", [None, ["first_name", "last_name", "profile_pic"]])
def test_a_profile_is_read(reach, fields):
    platform = reach()
    api = UserProfileApi(platform.token, app_secret=platform.secret)
    profile = api.get(platform.ana, fields=fields)
    assert (profile["first_name"], profile["last_name"]) == ("Ana", "Lima")


def test_without_an_app_secret_it_sends_no_proof(reach):
    platform = reach()
    assert Bot(platform.token).send_text_message(platform.ana, TEXT) == SENT


def test_a_wrong_app_secret_is_refused(reach):
    platform = reach()
    answer = Bot(platform.token, app_secret="wrong").send_text_message(platform.ana, TEXT)
    assert answer == refused(100)


def test_its_signature_check_runs_on_no_python_3(reach):
    platform = reach()
    webhook = platform.delivered[-1]
    signature = dict(webhook.headers)["X-Hub-Signature"]
    with pytest.raises((NameError, TypeError)):
        validate_hub_signature(platform.secret, webhook.body, signature)


def test_events_have_what_its_example_reads(reach):
    platform = reach()
    platform.graph.say(platform.ana, TEXT)
    event = json.loads(platform.delivered[-1].body)["entry"][0]["messaging"][0]
    assert (event["sender"]["id"], event["message"]["text"]) == (platform.ana, TEXT)
