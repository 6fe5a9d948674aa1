"""How one person speaks: in their language, with their own name and numbers, at their pace.

All chance comes from one seeded Faker, which is asked once, when the person appears; what they
draw later is their own, however many others draw at the same time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from faker import Faker

from simulator.phrasing import Phrasing, phrasing

PACE = (150, 330)
"""Characters a minute on a phone, of slow and of quick typists.

Source: Palin et al., How do People Type on Mobile Devices? (2019): 36 words a minute on average.
"""
THINKING = (1.5, 9.0)
"""Seconds from reading to writing; house."""
ERROR_RATE = 6
"""One word in so many is mistyped by whoever mistypes; house."""
EMOJI = ("🙂", "😊", "👍", "🙏", "😅")
EMOJI_HABIT = {"id": 0.25, "tr": 0.2, "it": 0.2, "fr": 0.12, "en": 0.12, "nl": 0.1}
"""In which share of their messages people put an emoji, by language; house."""
_SEEDS = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Name:
    """What a person is called."""

    first: str
    last: str


class Voice:
    """One person's way of speaking.

    Attributes:
        language: ISO code of the language that they speak.
        place: Which of several people with the same script this is, from 0.
        own: Their name, city, phone, email, order and item, for the sentences that have them.
    """

    def __init__(self, fake: Faker, locale: str = "en_US", name: Name | None = None) -> None:
        self.place = 0
        self._phrasing = phrasing(locale[:2])
        self.language = self._phrasing.language
        own_name = name or Name(fake.first_name(), fake.last_name())
        own = {
            "name": own_name.first,
            "city": fake.city(),
            "phone": fake.phone_number(),
            "email": fake.ascii_safe_email(),
            "order": f"{fake.random_uppercase_letter()}-{fake.random_int(10_000, 99_999)}",
            "agent": fake.first_name(),
        }
        self._random = Random(fake.random_int(0, _SEEDS))  # noqa: S311 - a script, no secret
        own["item"] = self._random.choice(self._phrasing.items)
        self.own: Mapping[str, str] = own
        self._pace = self._random.uniform(*PACE)
        self._likes_emoji = self._random.random() < EMOJI_HABIT.get(self.language, 0)

    def say(self, purpose: str) -> str:
        """Return one of the ways of saying something.

        Raises:
            KeyError: nobody has written down how to say that.
        """
        return self.fill(self._random.choice(self._phrasing.says[purpose]))

    def ways(self, purpose: str) -> tuple[str, ...]:
        """Return all ways of saying something, in the order of the file."""
        return tuple(map(self.fill, self._phrasing.says[purpose]))

    def fill(self, text: str) -> str:
        """Return ``text`` with this person's own values in its fields."""
        return text.format(**self.own)

    def with_emoji(self, text: str) -> str:
        """Return ``text`` with an emoji behind it, where the person is given to that."""
        return f"{text} {self._random.choice(EMOJI)}" if self._likes_emoji else text

    def mistype(self, text: str) -> str:
        """Return ``text`` as somebody writes it whose thumbs are too big for the keys."""
        return " ".join(self._mistyped(word) for word in text.split(" "))

    def _mistyped(self, word: str) -> str:
        letters = [at for at, letter in enumerate(word) if letter.isalpha()]
        if len(letters) < _TOO_SHORT or self._random.randrange(ERROR_RATE):
            return word
        return mistyped(word, self._random.choice(letters[1:]), self._phrasing, self._random)

    def thinking(self) -> timedelta:
        """Return how long this person takes before the next thing that they do."""
        return _rounded(self._random.uniform(*THINKING))

    def typing(self, text: str) -> timedelta:
        """Return how long this person takes to write ``text``."""
        return _rounded(len(text) * 60 / self._pace)

    def between(self, least: timedelta, most: timedelta) -> timedelta:
        """Return some time between two."""
        return _rounded(self._random.uniform(least.total_seconds(), most.total_seconds()))

    def happens(self, share: float) -> bool:
        """Return whether something happens that does so in this share of cases."""
        return self._random.random() < share

    def choice(self, texts: tuple[str, ...]) -> str:
        """Return one of some texts."""
        return self._random.choice(texts)


_TOO_SHORT = 4


def _rounded(seconds: float) -> timedelta:
    return timedelta(milliseconds=round(seconds * 1000))


def mistyped(word: str, at: int, keys: Phrasing, chance: Random) -> str:
    """Return ``word`` with a slip at one letter: a neighbour's key, doubled, dropped or swapped."""
    letter, before, after = word[at], word[:at], word[at + 1 :]
    near = keys.neighbours(letter.lower())
    slips = [f"{before}{letter}{letter}{after}", f"{before}{after}"]
    if near:
        slips.append(f"{before}{chance.choice(near)}{after}")
    if before[-1:].isalpha() and before[-1] != letter:
        slips.append(f"{before[:-1]}{letter}{before[-1]}{after}")
    return chance.choice(slips)
