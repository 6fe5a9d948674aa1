"""What a template left in a text where a name or a number should stand."""

import re

from simulator.text.span import Span

_SLOTS = (
    r"first|last|full|sur|user|nick|customer|client|order|product|company|brand|agent|name|number|"
    r"email|e-mail|phone|voornaam|achternaam|naam|nama|isim|pr\u00e9nom|prenom|nome|cognome|vorname|"
    r"nachname|nombre|apellido|sobrenome"
)
_SLOT = rf"(?:{_SLOTS})(?:[ _-]?\w{{1,20}}){{0,2}}"
_CURLY = (
    r"\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}|<%[^<>\n]{0,80}%>"
    r"|[$#]\{[^{}\n]{1,80}\}"
    r"|\{(?:[^\W\d_][\w.\-\[\]!]{0,60}(?: \w{1,30}){0,3}|\d{0,2})\}"
)
_PERCENT = (
    r"%\(\w{1,40}\)[sdif]|(?<![\w%])%(?:\d\$)?[sd](?![\w%'\u2019])|(?<![\w%])%\.\d[fd](?!\w)"
    r"|%%\w{1,40}%%|(?<!\w)%[A-Z][A-Z_]{2,40}%(?!\w)"
)
_BRACKETS = (
    rf"<{_SLOT}>|\[{_SLOT}\]|\[(?:your|insert|enter)(?: \w{{1,20}}){{1,4}}\]"
    r"|\[\[[^\W\d_][\w .]{0,40}\]\]|(?<!\w)__[A-Z][A-Z_]{2,40}__(?!\w)"
)
_PRINTED = (
    r"\[object \w{1,20}\]|<[\w.]{1,60} object at 0x\w{1,20}>"
    r"|<(?:function|class|module|bound method) [^<>\n]{1,80}>"
    r"|(?<![\w./-])undefined(?![\w/-])|(?-i:(?<![\w./-])NaN(?![\w/-]))"
)
_WORD_BEFORE = r"(?<=[^\W\d_] )"
_BEFORE_SMALL = r"(?=[,!?.;:]|$| [^\W\d_A-Z])"
_NOTHING = (
    rf"^(?:null|None)$|(?<=[#$\u20ac\u00a3])(?:null|None)\b|(?:null){{2,}}"
    rf"|{_WORD_BEFORE}(?<![Tt]o )(?<![Oo]r )(?<![Nn]d )(?<!but )None{_BEFORE_SMALL}"
    rf"|{_WORD_BEFORE}(?<!von )(?<!auf )(?<!bei )(?<!zu )(?<!ist )(?<!ich )(?<!ber )(?<!ter )"
    rf"(?<!us )(?<!nd )(?<!is )(?<!are )null{_BEFORE_SMALL}(?! (?:and|auf|bis|oder|und|or)\b)"
)
_PLACEHOLDER = re.compile(f"(?i:{_CURLY}|{_BRACKETS}|{_PRINTED})|{_PERCENT}|{_NOTHING}")
_HINTS = re.compile("[{<%\\[]|__|[Uu]ndefined|NaN|null|None|UNDEFINED")


def placeholders(text: str) -> tuple[Span, ...]:
    """Return the template leftovers of ``text``, in order."""
    if not _HINTS.search(text):
        return ()
    return tuple(Span(found.start(), found[0]) for found in _PLACEHOLDER.finditer(text))
