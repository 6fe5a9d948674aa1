"""Hypothesis strategies for turns and transcripts, well-formed but otherwise anything."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from simulator.transcript import Kind, Speaker, Transcript, Turn

PHRASES = (
    "Hi!",
    "Hello, how can I help?",
    "Can I talk to a human?",
    "I'll connect you with one of our agents.",
    "Sorry, I didn't get that.",
    "Is there anything else I can help you with?",
    "No thanks",
    "That's all, thank you.",
    "Goodbye!",
    "You're welcome!",
    "Our shop opens at nine.",
    "Call us on 0800 123 4567.",
    "Terima kasih, sampai jumpa lagi besok pagi!",
    "",
)
no_surrogates = st.characters(exclude_categories=["Cs"])
texts = st.sampled_from(PHRASES) | st.text(no_surrogates, max_size=12)
titles = st.lists(st.text(no_surrogates, min_size=1, max_size=8), max_size=3).map(tuple)
tags = st.sampled_from([None, "HUMAN_AGENT", "POST_PURCHASE_UPDATE"])
times = st.timedeltas(timedelta(), timedelta(days=40)) | st.integers(0, 200).map(
    lambda seconds: timedelta(seconds=seconds)
)


def customer_turns() -> st.SearchStrategy[Turn]:
    """What a customer may do."""
    wordy = st.sampled_from([Kind.SAID, Kind.TAPPED, Kind.PRESSED, Kind.OPENED])
    silent = st.sampled_from([Kind.READ, Kind.BLOCKED, Kind.UNBLOCKED])
    said = st.builds(Turn, at=times, speaker=st.just(Speaker.CUSTOMER), kind=wordy, text=texts)
    return said | st.builds(Turn, at=times, speaker=st.just(Speaker.CUSTOMER), kind=silent)


def bot_turns() -> st.SearchStrategy[Turn]:
    """What a bot may do, and what Graph may refuse it."""
    bot = st.just(Speaker.BOT)
    shown = st.sampled_from([Kind.TYPING, Kind.STOPPED_TYPING, Kind.SEEN])
    codes = st.sampled_from([(10, 2018278), (10, 2018065), (100, None), (-1, 3), (551, 1545041)])
    said = st.builds(Turn, at=times, speaker=bot, text=texts, quick_replies=titles, tag=tags)
    refused = st.builds(
        lambda turn, code: replace(turn, code=code[0], subcode=code[1]),
        st.builds(Turn, at=times, speaker=bot, kind=st.just(Kind.REFUSED), text=texts, tag=tags),
        codes,
    )
    others = st.sampled_from([Speaker.AGENT, Speaker.PAGE])
    beside = st.builds(Turn, at=times, speaker=others, text=texts, quick_replies=titles)
    return said | refused | beside | st.builds(Turn, at=times, speaker=bot, kind=shown)


def transcripts(max_turns: int = 12) -> st.SearchStrategy[Transcript]:
    """Any thread, its turns in order, watched until its last turn or longer."""
    turns = st.lists(customer_turns() | bot_turns(), max_size=max_turns)
    return st.builds(_transcript, turns, st.just(timedelta()) | times)


def _transcript(turns: list[Turn], longer: timedelta) -> Transcript:
    ordered = tuple(sorted(turns, key=lambda turn: turn.at))
    last = ordered[-1].at if ordered else timedelta()
    return Transcript(ordered, end=last + longer)
