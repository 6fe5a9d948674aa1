"""Steps as a feature has them: a sentence, carried out on a stage."""

from scenarios.matching import matches
from scenarios.step import GIVEN, THEN, WHEN
from scenarios.steps import STEPS


class Teller:
    """Carries sentences out on one stage."""

    def __init__(self, stage):
        self.stage = stage
        self.world = stage.world

    def given(self, sentence, below=None):
        self._do(GIVEN, sentence, below)

    def when(self, sentence, below=None):
        self._do(WHEN, sentence, below)

    def then(self, sentence, below=None):
        self._do(THEN, sentence, below)

    def _do(self, kind, sentence, below):
        (match,) = matches(sentence)
        step = STEPS[kind, match.phrase]
        known = match.values() | {"stage": self.stage, "docstring": below}
        step.function(**{name: known[name] for name in step.fields if name in known})

    @property
    def events(self):
        """What the bot got."""
        return self.world.bot.door.events
