"""The sentences of a text and the words of a sentence.

In doubt a text is not split: who counts sentences accuses nobody wrongly.
"""

import re
from collections.abc import Collection, Iterator

from simulator.text.emoji import EMOJI, EMOJI_CHANGES, EMOJI_RANGES

_OF_NAMES = """
mr mrs ms dr prof st rev hon gen col capt sgt lt sen gov rep pres mt ft vs approx e.g i.e cf resp
dhr mw mevr drs ir ing jhr dra drg bpk ibu sdr kh yth jl jln rp av sok cad mah doç
mme mlle mgr me bd dott sig sig.ra dott.ssa avv arch geom on egr gent spett
fr hr frl bzw z.b d.h u.a inkl exkl zzgl evtl ggf sog vgl str sr sra srta ud uds vd vds
doña dña lic ee.uu exmo exma ilmo ilma eng engª sto sta incl excl
"""
_OF_NUMBERS = """
no nr nos num núm nº n° n p pp pag pág pg hal s art fig vol bd abs kap par
tel ca max min sec approx böl sf
"""
BEFORE_NAMES = frozenset(_OF_NAMES.split())
"""Abbreviations of any language that stand before something; they never end a sentence."""
BEFORE_NUMBERS = frozenset(_OF_NUMBERS.split())
"""Abbreviations only if a number follows, for some are words as well."""

_MARKS = ".!?\u2026\u3002\uff01\uff1f"
_CLOSERS = "\"'\u201d\u2019\u201c\u00bb)\\]*_"
_OPENER = "(?:[\"'\u201c\u2018\u201e\u00ab\u2039(\\[*_ \u00a0\u202f]|,,)"
_SMILE = rf"(?:{EMOJI}|[:;=]-?[)D(P](?!\w))"
_END = re.compile(
    rf"([{_MARKS}:;={EMOJI_RANGES}])"  # one character of a set: quickly skipped to
    rf"((?:(?<=[{_MARKS}])[{_MARKS}]*|(?<=[:;=])-?[)D(P]|(?<=[{EMOJI_RANGES}])[{EMOJI_CHANGES}]*)"
    rf"[{_CLOSERS}]*(?:[ \u00a0\u202f]?(?:[\"'\u201d\u2019\u00bb]+(?=\s|$)|{_SMILE})){{0,9}})"
    rf"(\s+){_OPENER}*(\S)"
)
_OPENS = "(\"'\u201c\u201e\u00ab/"
_LONGEST_TOKEN = 20
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)*[^\W\d_]|[IVX]+")
_NOON = frozenset({"a.m", "p.m"})
_ORDINAL = re.compile(
    r"(?:\b(?:am|vom|zum|beim|im|dem|des|der|den|die|das|seit|ab|bis|und|zur)|^|\n)\s*\d{1,2}$",
    re.IGNORECASE,
)
_ITEM = re.compile(
    rf"\s*(?:[-*+\u2022\u2023\u25aa\u25cf\u00b7\u2013\u2014>]|\w{{1,2}}[.)]|{EMOJI})\s"
)
_OPEN_LINE = re.compile(r"[,:;\u2013\u2014-]\s*$")
_CLOSED_LINE = re.compile(rf"(?:[{_MARKS}]|{_SMILE})[^\w]*$")
_WORDS_OF_A_LINE = 4
_WORD = re.compile(r"\w+(?:[-'\u2019.,:@/&]+\w+)*")


def sentences(text: str, abbreviations: Collection[str] = frozenset()) -> tuple[str, ...]:
    """Return the sentences of ``text``, as they stand there; a list belongs to what it follows.

    ``abbreviations`` are small and lack their last full stop.
    """
    found: list[str] = []
    for block in _blocks(text):
        for sentence in _split(block, abbreviations):
            if found and not any(map(str.isalnum, sentence)):
                found[-1] = f"{found[-1]} {sentence}"
            else:
                found.append(sentence)
    return tuple(found)


def words(sentence: str) -> tuple[str, ...]:
    """Return the words of ``sentence``: also numbers, addresses and what has hyphens are one."""
    return tuple(_WORD.findall(sentence))


def _blocks(text: str) -> Iterator[str]:
    """Yield what line breaks surely part."""
    if "\n" not in text:
        if stripped := text.strip():
            yield stripped
        return
    lines: list[str] = []
    gap = False
    for line in text.splitlines():
        if not line.strip():
            gap = True
            continue
        if lines and not _ITEM.match(line) and (gap or _parts(lines[-1], line)):
            yield "\n".join(lines).strip()
            lines = []
        lines.append(line)
        gap = False
    if lines:
        yield "\n".join(lines).strip()


def _parts(line: str, following: str) -> bool:
    """Return whether the end of ``line`` ends a sentence though no full stop does."""
    if _CLOSED_LINE.search(line) or _OPEN_LINE.search(line) or following.lstrip()[0].islower():
        return False  # what stands there decides
    return len(line.split()) >= _WORDS_OF_A_LINE


def _split(block: str, abbreviations: Collection[str]) -> Iterator[str]:
    start = 0
    for end in _END.finditer(block):
        if _ends(block, end, abbreviations):
            yield block[start : end.start(3)]
            start = end.end(3)
    yield block[start:]


def _ends(block: str, end: re.Match[str], abbreviations: Collection[str]) -> bool:
    mark, more, space, following = end.groups()
    if following in "\u00bf\u00a1":
        return True
    if "\n" in space and _ITEM.match(block, end.end(3)):
        return False
    if mark == "\u2026" or (mark == "." and more.startswith(".")):
        return False
    if following.islower():
        return _ends_before_small(block, mark, more, end.start(), abbreviations)
    if mark != ".":
        return following.isalnum() or mark in "!?"
    if not following.isalnum():
        return following not in ",;:.)-\u2013\u2014&/"
    return not _is_abbreviation(block, end.start(), following, abbreviations)


def _ends_before_small(
    block: str, mark: str, more: str, at: int, abbreviations: Collection[str]
) -> bool:
    if mark in "!?":
        return not more.strip(" ") or more.strip(" ")[0] not in _CLOSERS
    if mark != "." or block != block.lower():
        return False
    return not _is_abbreviation(block, at, "", abbreviations)  # who writes small, writes all small


def _is_abbreviation(block: str, at: int, following: str, abbreviations: Collection[str]) -> bool:
    before = block[max(0, at - _LONGEST_TOKEN) : at]
    last = before.split()[-1:]
    if not last or before[-1].isspace():
        return False
    token = last[0].lstrip(_OPENS)
    small = token.lower()
    if small in _NOON:
        return False
    if small in BEFORE_NUMBERS and len(small) > 1:
        return following.isdigit()
    if small in BEFORE_NAMES or small in abbreviations or _INITIALS.fullmatch(token):
        return True
    return token.isdigit() and bool(_ORDINAL.search(before))
