"""Whether the bot knows what it could know."""

from simulator.rule import Category

CATEGORY = Category(letter="C", name="context", weight=10)
