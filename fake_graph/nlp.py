"""The natural language processing that a page has switched on.

Source: https://developers.facebook.com/docs/messenger-platform/built-in-nlp
"""

from dataclasses import dataclass, field

MODELS = (
    "ARABIC",
    "CHINESE",
    "CROATIAN",
    "CUSTOM",
    "DANISH",
    "DUTCH",
    "ENGLISH",
    "FRENCH_STANDARD",
    "GEORGIAN",
    "GERMAN_STANDARD",
    "GREEK",
    "HEBREW",
    "HUNGARIAN",
    "IRISH",
    "ITALIAN_STANDARD",
    "KOREAN",
    "NORWEGIAN_BOKMAL",
    "POLISH",
    "PORTUGUESE",
    "ROMANIAN",
    "SPANISH",
    "SWEDISH",
    "VIETNAMESE",
)


@dataclass(slots=True, kw_only=True)
class Nlp:
    """What is detected in the messages of a page.

    Attributes:
        model: One of ``MODELS``.
        custom_token: The Wit.ai token of a model of the page's own.
        n_best: How many guesses each entity comes with.
    """

    enabled: bool = False
    model: str = "ENGLISH"
    custom_token: str | None = field(default=None, repr=False)
    verbose: bool = False
    n_best: int = 1
