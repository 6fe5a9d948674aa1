"""How well the text detectors do: precision, recall and false alarms, by detector and language.

``python benchmarks/accuracy.py --data DIR`` prints the table; with ``--write`` it also writes the
confidence table that the scorecard ships. DIR holds these files, tab-separated with a header:

- ``acts.tsv`` (dataset, split, lang, speaker, dialogue, turn, labels, text) from the Schema-Guided
  Dialogue dataset, MultiWOZ 2.1, CLINC OOS and Rasa's training data,
- ``neutral.tsv`` and ``lid.tsv`` (…, lang, label, text) from Tatoeba and xSID,
- ``promo.tsv`` from the UCI SMS Spam Collection, ``sarcasm.tsv`` from iSarcasmEval,
- ``typos.tsv`` (…, label, text, edit) from Universal Dependencies.

The sentences that were written for the lexicons (``simulator/lexicons/samples``) are told apart and
count for no confidence: whoever wrote both them and the patterns flatters the patterns. Of these
only the half that was never looked at while tuning.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from simulator.text.act import Act
from simulator.text.language import identify
from simulator.text.reading import acts_in, cues_in, has_lexicon
from simulator.text.sentence import abbreviations_of
from simulator.text.sentences import sentences
from simulator.text.spelling import spelling_available, typos

LANGUAGES = ("en", "id", "nl", "tr", "fr", "it")
LEXICONS = Path(__file__).parents[1] / "simulator" / "lexicons"
ENOUGH = 25
"""Labelled positives, below which neither precision nor recall is measured."""
ANNOTATED = {
    ("sgd", "sys"): {"bye": Act.CLOSING, "reqmore": Act.REQUEST_MORE},
    ("multiwoz21", "sys"): {"bye": Act.CLOSING, "reqmore": Act.REQUEST_MORE},
    ("clinc", "usr"): {"greet": Act.GREET, "bye": Act.BYE, "thank": Act.THANK},
    ("rasa", "usr"): {
        "greet": Act.GREET,
        "bye": Act.BYE,
        "thank": Act.THANK,
        "handoff_request": Act.ASKS_HUMAN,
    },
    ("phrasebook", "sys"): {
        "greet": Act.GREET,
        "bye": Act.BYE,
        "thank": Act.THANK,
        "welcome": Act.WELCOME,
        "reqmore": Act.REQUEST_MORE,
        "apology": Act.APOLOGY,
        "expect": Act.EXPECT,
        "contact": Act.CONTACT,
        "handoff": Act.HANDOFF,
        "optout": Act.OPTOUT,
    },
}
"""Which labels a data set has, by speaker: others mean nothing there."""


@dataclass
class Tally:
    """Hits and misses of one detector in one language."""

    hits: int = 0
    false_alarms: int = 0
    misses: int = 0
    neutral: int = 0
    neutral_alarms: int = 0

    def count(self, *, found: bool, wanted: bool) -> None:
        """Count one labelled line."""
        self.hits += found and wanted
        self.false_alarms += found and not wanted
        self.misses += wanted and not found

    @property
    def positives(self) -> int:
        """How many lines were labelled so."""
        return self.hits + self.misses

    @property
    def precision(self) -> float | None:
        """Of what was found, what was right; None where too little was labelled."""
        found = self.hits + self.false_alarms
        return self.hits / found if self.positives >= ENOUGH and found else None

    @property
    def recall(self) -> float | None:
        """Of what was there, what was found; None where too little was labelled."""
        return self.hits / self.positives if self.positives >= ENOUGH else None


Tallies = dict[tuple[str, str], Tally]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the lines of a file as dictionaries."""
    if not path.is_file():
        return
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    head = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(head, line.split("\t"), strict=False))


def count_acts(data: Path, tallies: Tallies) -> None:
    """Count the acts of the data sets."""
    for row in rows(data / "acts.tsv"):
        names = ANNOTATED.get((row["dataset"], row["speaker"]), {})
        if row["lang"] in LANGUAGES and names:
            labels = set(filter(None, row["labels"].split(",")))
            if row["dataset"] == "multiwoz21" and "greet" in labels:
                continue  # a label that stands on bot turns at random, with wrong ones beside it
            done = acts_in(row["text"], row["lang"])
            for label, act in names.items():
                tallies[str(act), row["lang"]].count(found=act in done, wanted=label in labels)


def count_samples(tallies: Tallies) -> None:
    """Count the half of the written samples that nobody has tuned on."""
    for path in sorted((LEXICONS / "samples").glob("*.tsv")):
        for row in rows(path):
            if row["half"] == "held":
                found = Act(row["act"]) in acts_in(row["text"], path.stem)
                tallies[row["act"], path.stem].count(found=found, wanted=row["label"] == "+")


def count_neutral(data: Path, tallies: Tallies) -> None:
    """Count what is found in sentences that do nothing of the kind."""
    english = set()
    for row in rows(data / "neutral.tsv"):
        english.add(row["label"])
        if row["lang"] in LANGUAGES:
            _alarms(tallies, row["lang"], row["text"])
    for text in sorted(english):
        _alarms(tallies, "en", text)


def _alarms(tallies: Tallies, language: str, text: str) -> None:
    done = acts_in(text, language)
    for act in Act:
        tally = tallies[str(act), language]
        tally.neutral += 1
        tally.neutral_alarms += act in done


def count_others(data: Path, tallies: Tallies) -> None:
    """Count promotion, sarcasm, languages, sentences and spelling."""
    for row in rows(data / "promo.tsv"):
        cues = {cue.entry for cue in cues_in(row["text"], Act.PROMOTION, "en")}
        tallies["promotion", "en"].count(found=len(cues) > 1, wanted=row["label"] == "1")
    for row in rows(data / "lid.tsv"):
        size = len(row["text"])
        band = "under 20" if size < 20 else "20-49" if size < 50 else "50 or more"
        right = identify(row["text"]).language == row["label"]
        tallies[f"language {band}", "all"].count(found=right, wanted=True)
    if spelling_available():
        return
    for row in rows(data / "typos.tsv"):
        _spelling(tallies, row)


def _spelling(tallies: Tallies, row: dict[str, str]) -> None:
    tally = tallies["typos", row["lang"]]
    wrong = row.get("edit", "").partition(">")[0]
    found = [t.word for t in typos(row["text"], row["lang"]) if t.level == "error"]
    tally.neutral += sum(word.isalpha() for word in row["text"].split())
    tally.neutral_alarms += sum(not wrong or wrong not in word for word in found)
    if wrong:
        tally.count(found=any(wrong in word or word in wrong for word in found), wanted=True)


def count_sentences(data: Path) -> tuple[float, float]:
    """Return how often paragraphs of one to four sentences are counted right, and above three."""
    right = above = total = few = 0
    for language in LANGUAGES:
        texts = [row["text"] for row in rows(data / "typos.tsv") if row["lang"] == language]
        for place in range(len(texts) - 4):
            size = place % 4 + 1
            found = len(
                sentences(" ".join(texts[place : place + size]), abbreviations_of(language))
            )
            right, total = right + (found == size), total + 1
            few += size <= 3
            above += size <= 3 < found
    return (right / total, above / few) if total else (0.0, 0.0)


def table(tallies: Tallies) -> Iterator[str]:
    """Yield the lines of the table."""
    figures = f"{'precision':>10}{'recall':>8}{'F1':>7}{'n':>6}{'FA/1000':>9}"
    yield f"{'detector':22}{'language':9}{figures}"
    for (detector, language), tally in sorted(tallies.items()):
        if not tally.positives and not tally.neutral_alarms:
            continue
        alarms = 1000 * tally.neutral_alarms / tally.neutral if tally.neutral else None
        yield (
            f"{detector:22}{language:9}{_shown(tally.precision, 10)}{_shown(tally.recall, 8)}"
            f"{_shown(_f1(tally), 7)}{tally.positives:6}{_shown(alarms, 9, 1)}"
        )


def _f1(tally: Tally) -> float | None:
    if not tally.precision or not tally.recall:
        return None
    return 2 * tally.precision * tally.recall / (tally.precision + tally.recall)


def _shown(figure: float | None, width: int, digits: int = 3) -> str:
    return f"{'-':>{width}}" if figure is None else f"{figure:{width}.{digits}f}"


def toml(tallies: Tallies) -> Iterable[str]:
    """Yield the lines of the confidence table."""
    yield "# Written by benchmarks/accuracy.py; what is not here was never measured."
    by_detector: dict[str, list[str]] = defaultdict(list)
    for (detector, language), tally in sorted(tallies.items()):
        if language in LANGUAGES and tally.recall is not None:
            precision = tally.precision if tally.precision is not None else 0.0
            figures = f"precision = {precision:.3f}, recall = {tally.recall:.3f}"
            row = f"{language} = {{ {figures}, lines = {tally.positives} }}"
            by_detector[detector].append(row)
    for detector, lines in by_detector.items():
        yield from ("", f"[{detector}]", *lines)


def main() -> int:
    """Measure, print, and write if that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--write", action="store_true", help="write the confidence table")
    options = parser.parse_args()
    tallies: Tallies = defaultdict(Tally)
    assert all(map(has_lexicon, LANGUAGES))
    count_acts(options.data, tallies)
    count_neutral(options.data, tallies)
    count_others(options.data, tallies)
    print("\n".join(table(tallies)))
    written: Tallies = defaultdict(Tally)
    count_samples(written)
    print("\nwritten samples, the half that was not tuned on:")
    print("\n".join(table(written)))
    exact, above = count_sentences(options.data)
    print(f"\nsentences: exact {exact:.3f}, wrongly above three {100 * above:.1f} %")
    if options.write:
        text = "\n".join(toml(tallies)) + "\n"
        (LEXICONS / "confidence.toml").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
