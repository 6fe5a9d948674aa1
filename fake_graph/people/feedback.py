"""Answers to a customer feedback template, checked against its questions.

Source: https://developers.facebook.com/docs/messenger-platform/send-messages/templates/customer-feedback-template
"""

from collections.abc import Iterator
from typing import Any

from fake_graph.errors import ImpossibleAction

ANSWER_LIMIT = 400  # characters
FREE_FORM = "free_form"
SCORES = {"csat": range(1, 6), "nps": range(11), "ces": range(1, 8)}
"""What can be chosen, by the type of the question."""

Json = dict[str, Any]


def answered_screens(
    template: Json, answers: dict[str, str], follow_ups: dict[str, str]
) -> list[Json]:
    """Return the answers as the app hears of them.

    Returns: ``[{"screen_id": int, "questions": {id: {"type", "payload", "follow_up"?}}}]``
    Raises:
        ImpossibleAction: a question is not asked, or cannot be answered like that.
    """
    screens = template.get("feedback_screens", [])
    asked = {str(q["id"]): q for screen in screens for q in screen.get("questions", ())}
    for question in (*answers, *follow_ups):
        if question not in asked:
            raise ImpossibleAction(f"the question {question!r} is not asked", asked)
    if not answers:
        raise ImpossibleAction("a form without an answer cannot be handed in", asked)
    return [
        {"screen_id": number, "questions": dict(_answered(screen, answers, follow_ups))}
        for number, screen in enumerate(screens)
    ]


def _answered(
    screen: Json, answers: dict[str, str], follow_ups: dict[str, str]
) -> Iterator[tuple[str, Json]]:
    for question in screen.get("questions", ()):
        name, kind = str(question["id"]), question.get("type", FREE_FORM)
        if name not in answers:
            continue
        _refuse_answer(kind, answers[name])
        told = {"type": kind, "payload": answers[name]}
        if name in follow_ups:
            if "follow_up" not in question:
                raise ImpossibleAction(f"the question {name!r} asks for no words")
            _refuse_answer(FREE_FORM, follow_ups[name])
            told["follow_up"] = {"type": FREE_FORM, "payload": follow_ups[name]}
        yield name, told


def _refuse_answer(kind: str, answer: str) -> None:
    scores = SCORES.get(kind)
    if scores is None and len(answer) > ANSWER_LIMIT:
        raise ImpossibleAction(f"an answer has up to {ANSWER_LIMIT} characters")
    if scores is not None and answer not in map(str, scores):
        raise ImpossibleAction(f"{answer!r} is no score of {kind}", map(str, scores))
