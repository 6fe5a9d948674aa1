"""What pages promise, in the languages of the lexicons."""

from datetime import timedelta

import pytest

from simulator.detectors.promise import deadline_in, promises
from simulator.transcript import Transcript

MONDAY = "@start: 2026-09-07T10:00+00:00\n@locale: {language}_XX\n0s customer: Hi!\n0s page: {text}"


def told(language, text):
    return Transcript.parse(MONDAY.format(language=language, text=text))


@pytest.mark.parametrize(
    ("language", "text", "within"),
    [
        ("en", "We usually reply within 2 hours.", timedelta(hours=2)),
        ("id", "Kami biasanya membalas dalam 2 jam.", timedelta(hours=2)),
        ("nl", "We reageren meestal binnen 2 uur.", timedelta(hours=2)),
        ("tr", "Genellikle 2 saat içinde yan\u0131t veriyoruz.", timedelta(hours=2)),
        ("fr", "Nous répondons généralement sous 2 heures.", timedelta(hours=2)),
        ("it", "Di solito rispondiamo entro 2 ore.", timedelta(hours=2)),
        ("nl", "We antwoorden morgen om 9 uur.", timedelta(hours=23)),
        ("id", "Kami akan membalas besok jam 9 pagi.", timedelta(hours=23)),
        ("tr", "Yar\u0131n saat 9'da yan\u0131t vereceğiz.", timedelta(hours=23)),
        ("fr", "Nous vous répondrons demain à 9 h.", timedelta(hours=23)),
        ("it", "Ti risponderemo domani alle 9.", timedelta(hours=23)),
    ],
)
def test_a_promised_time_is_understood(language, text, within):
    transcript = told(language, text)
    assert deadline_in(transcript, transcript.turns[-1]) == within
    assert [promise.by for promise in promises(transcript)] == [within]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We are open from 9 am to 6 pm."),
        ("en", "We're open 9-5 Monday to Friday, and we reply soon."),
        ("nl", "Onze winkel is open van 9 tot 17 uur."),
        ("id", "Jam operasional kami: Senin-Jumat 09.00-17.00"),
        ("tr", "Çal\u0131şma saatlerimiz 09:00-17:00"),
        ("fr", "Nos horaires d'ouverture : du lundi au vendredi, 9h-18h"),
        ("it", "Siamo aperti dalle 9 alle 18."),
    ],
)
def test_opening_hours_promise_no_answer(language, text):
    assert list(promises(told(language, text))) == []


def test_of_what_is_in_no_language_of_ours_nothing_is_told():
    transcript = told("xx", "Odpowiadamy zwykle w ciągu 2 godzin, proszę pana.")
    assert deadline_in(transcript, transcript.turns[-1]) is None


@pytest.mark.parametrize(
    ("zone", "within"),
    [
        ("Asia/Jakarta", timedelta(hours=16)),
        ("Europe/Amsterdam", timedelta(hours=21)),
        ("America/New_York", timedelta(hours=3)),
    ],
)
def test_the_same_words_at_the_same_instant_are_meant_by_each_pages_clock(zone, within):
    text = f"@page-zone: {zone}\n" + MONDAY.format(language="en", text="We reply before 9:00.")
    transcript = Transcript.parse(text)
    assert deadline_in(transcript, transcript.turns[-1]) == within
