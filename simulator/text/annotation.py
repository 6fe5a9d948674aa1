"""What is told from one message: the acts, typos, sentences and cues, as plain values."""

from typing import Any

from simulator.errors import BadInput, nearest
from simulator.lexicon import languages
from simulator.text.act import Act
from simulator.text.contacts import contacts
from simulator.text.language import identify
from simulator.text.reading import acts_in, cues_in, has_lexicon
from simulator.text.sentence import abbreviations_of
from simulator.text.sentences import sentences
from simulator.text.spelling import LANGUAGES, spelling_available, typos

AUTO = "auto"
NAMES = {
    Act.GREET: "greet",
    Act.BYE: "bye",
    Act.CLOSING: "closing",
    Act.REQUEST_MORE: "reqmore",
    Act.THANK: "thank",
    Act.WELCOME: "welcome",
    Act.APOLOGY: "apology",
    Act.EXPECT: "expect",
    Act.CONTACT: "contact",
    Act.HANDOFF: "handoff",
    Act.ASKS_HUMAN: "handoff_request",
    Act.OPTOUT: "optout",
    Act.CONSENT: "consent",
    Act.DONE: "done",
}
"""What acts are called outside."""
BOT_ONLY = frozenset({Act.REQUEST_MORE, Act.EXPECT, Act.HANDOFF, Act.OPTOUT, Act.CONSENT})
CUSTOMER_ONLY = frozenset({Act.ASKS_HUMAN, Act.DONE})
"""What only one side does."""


def check_language(language: str) -> None:
    """Find out whether acts can be told in ``language``.

    Raises:
        BadInput: they cannot.
    """
    known = [AUTO, *languages()]
    if language not in known:
        raise BadInput(f"no language {language!r}{nearest(language, known)}; {', '.join(known)}")


def annotate(text: str, language: str, speaker: str) -> dict[str, Any]:
    """Return what is told from ``text``, said by ``bot`` or ``customer``.

    Returns: ``{"acts": [str], "typos": [{"word", "suggestion", "level"}], "sentences": int,
    "language": str, "promotion_cues": int, "sarcasm_cues": int}``; without the extra
    ``courtesy[spelling]`` there is no ``typos``.
    """
    spoken = identify(text).language if language == AUTO else language
    read_in = spoken if has_lexicon(spoken) else ""
    left_out = CUSTOMER_ONLY if speaker == "bot" else BOT_ONLY
    done = acts_in(text, read_in) - left_out if text else frozenset()
    if contacts(text):
        done |= {Act.CONTACT}
    found: dict[str, Any] = {
        "acts": [name for act, name in NAMES.items() if act in done],
        "sentences": len(sentences(text, abbreviations_of(spoken))),
        "language": spoken,
        "promotion_cues": _kinds(text, Act.PROMOTION, read_in),
        "sarcasm_cues": _kinds(text, Act.SARCASM, read_in),
    }
    if not spelling_available():
        words = typos(text, spoken) if spoken in LANGUAGES else ()
        found["typos"] = [
            {"word": t.word, "suggestion": t.suggestion, "level": t.level} for t in words
        ]
    return found


def _kinds(text: str, act: Act, language: str) -> int:
    """Return how many different cues of ``act`` are in ``text``."""
    return len({cue.entry for cue in cues_in(text, act, language)})
