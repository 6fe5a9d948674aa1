"""courtesy steps: the sentences that features can have, with an example of each."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from simulator.errors import BadInput

if TYPE_CHECKING:
    from scenarios.vocabulary import Sentence


@click.command(
    "steps",
    epilog="\b\nExamples:\n  courtesy steps\n  courtesy steps picture\n"
    "  courtesy steps --language nl uur",
)
@click.argument("words", nargs=-1, metavar="[WORD]...")
@click.option("--language", default="en", metavar="CODE", help="en, fr, id, it, nl or tr")
def steps(words: tuple[str, ...], language: str) -> int:
    """List the sentences that a feature can have, or those with all of some WORDs.

    A word is looked for in the sentences, in their examples, and in the names of their phrases.
    """
    # Only now: the list of commands needs no vocabulary.
    from scenarios.vocabulary import check_language, vocabulary

    check_language(language)
    found = [s for s in vocabulary(language).sentences if all(_has(s, word) for word in words)]
    for line in _listed(found):
        click.echo(line)
    if not found:
        raise BadInput(f"no sentence has {' and '.join(map(repr, words))}")
    return 0


def _has(sentence: "Sentence", word: str) -> bool:
    return word.casefold() in f"{sentence.phrase} {sentence.text}".casefold()


def _listed(sentences: "list[Sentence]") -> Iterator[str]:
    from scenarios.keywords import keyword
    from scenarios.steps import kinds_of
    from scenarios.unknown_step import example_of

    subject = ""
    for sentence in sentences:
        if sentence.subject != subject:
            subject = sentence.subject
            yield f"\n{subject.replace('-', ' ')}"
        kinds = "/".join(keyword(kind, sentence.language) for kind in kinds_of(sentence.phrase))
        yield f"  {kinds} {example_of(sentence.text, sentence.language)}"


COMMAND = steps
