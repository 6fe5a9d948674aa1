"""Whether and when the bot answers."""

from simulator.rule import Category

CATEGORY = Category(letter="R", name="responsiveness", weight=16)
